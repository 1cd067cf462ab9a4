package listing

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/stride"
)

// Past is the counts of an earlier listing, an output of [JSON]. A nil Past has none.
type Past struct {
	blocks []*pastBlock
	at     map[blockName]*pastBlock
}

// blockName identifies a block across listings: its document relative to the root of its repository, and its id.
type blockName struct{ document, id string }

type pastBlock struct {
	blockName
	title string
	tally brief.Tally
	taken bool // by a model that still exists
}

// NewPast is the counts of an earlier state that was read in another way; see [Past.Add].
func NewPast() *Past { return &Past{at: make(map[blockName]*pastBlock)} }

// Add adds the counts of a block. A second one of the same document and id is left out.
func (p *Past) Add(document, id, title string, tally brief.Tally) {
	name := blockName{path.Clean(document), id}
	if p.at[name] != nil {
		return
	}
	p.at[name] = &pastBlock{name, cmp.Or(title, id), tally, false}
	p.blocks = append(p.blocks, p.at[name])
}

// Read reads a listing of at most so many MiB. Documents are read one after the other: only what is
// counted is kept of them. The error says what is wrong with the text, without its name.
func Read(in io.Reader, megabytes int64) (*Past, error) {
	bounded := &io.LimitedReader{R: in, N: megabytes<<20 + 1}
	p := NewPast()
	err := p.read(json.NewDecoder(bounded))
	var pathError *fs.PathError
	switch {
	case bounded.N <= 0:
		return nil, fmt.Errorf("larger than the limit of %d MiB", megabytes)
	case errors.As(err, &pathError):
		return nil, pathError.Err
	case err != nil:
		return nil, fmt.Errorf("no listing to compare with, as `trustseam list --format json` writes it: %w", err)
	}
	return p, nil
}

func (p *Past) read(in *json.Decoder) error {
	if err := expect(in, '{'); err != nil {
		return err
	}
	version, listed := false, false
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return inWords(err)
		}
		switch key {
		case "version":
			version = true
			err = readVersion(in)
		case "documents":
			listed = true
			err = p.documents(in)
		default:
			err = in.Decode(new(json.RawMessage))
		}
		if err != nil {
			return inWords(err)
		}
	}
	if err := expect(in, '}'); err != nil {
		return err
	}
	if _, err := in.Token(); err != io.EOF {
		return errors.New("more follows its end")
	}
	if !version || !listed {
		return errors.New("`version` or `documents` is missing")
	}
	return nil
}

func readVersion(in *json.Decoder) error {
	var version int
	if err := in.Decode(&version); err != nil {
		return err
	}
	if version != 1 {
		return fmt.Errorf("`version` is %d; allowed is 1", version)
	}
	return nil
}

// listedDocument is the part of a document that is read.
type listedDocument struct {
	Path   string `json:"path"`
	Blocks []struct {
		ID    string     `json:"id"`
		Title string     `json:"title"`
		Brief *jsonBrief `json:"brief"`
	} `json:"blocks"`
}

func (p *Past) documents(in *json.Decoder) error {
	if err := expect(in, '['); err != nil {
		return err
	}
	for in.More() {
		var d listedDocument
		if err := in.Decode(&d); err != nil {
			return err
		}
		for _, b := range d.Blocks {
			block := &pastBlock{blockName{path.Clean(d.Path), b.ID}, cmp.Or(b.Title, b.ID), brief.Tally{}, false}
			if wrong := p.add(block, b.Brief); wrong != "" {
				return fmt.Errorf("block `%s` of `%s` %s", reporter.Path(b.ID), reporter.Path(d.Path), wrong)
			}
		}
	}
	return expect(in, ']')
}

// add stores a block, or says what is wrong with it.
func (p *Past) add(block *pastBlock, b *jsonBrief) (wrong string) {
	switch {
	case b == nil:
		return "has no `brief`: an older version has listed it; list the documents of that day again with this one"
	case !b.counts():
		return "counts what no block has"
	case p.at[block.blockName] != nil:
		return "is there twice"
	}
	block.tally = b.tally()
	p.at[block.blockName] = block
	p.blocks = append(p.blocks, block)
	return ""
}

// expect reads one bracket.
func expect(in *json.Decoder, want json.Delim) error {
	got, err := in.Token()
	if err != nil {
		return inWords(err)
	}
	if got != want {
		return fmt.Errorf("`%s` is missing", want)
	}
	return nil
}

// inWords says what is wrong with a file in our own words, not the library's.
func inWords(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case err == io.EOF, err == io.ErrUnexpectedEOF:
		return errors.New("it ends too early")
	case errors.As(err, &wrong):
		return fmt.Errorf("`%s` is no %s but a %s", wrong.Field, wrong.Type.Kind(), wrong.Value)
	}
	return err
}

// mostCounted is more than any block has: the content of a block is limited.
const mostCounted = 1_000_000

// counts reports whether the numbers are possible for a block.
func (b jsonBrief) counts() bool {
	for _, n := range []int{
		b.Open.Critical, b.Open.High, b.Open.Medium, b.Open.Low, b.Unanswered.Critical, b.Unanswered.High, b.Unanswered.Medium, b.Unanswered.Low, b.Met, b.Decided,
	} {
		if n < 0 || n > mostCounted {
			return false
		}
	}
	return true
}

func (b jsonBrief) tally() brief.Tally {
	return brief.Tally{Open: b.Open.counted(), Unanswered: b.Unanswered.counted(), Met: b.Met, Decided: b.Decided}
}

func (s jsonSeverities) counted() brief.BySeverity {
	return brief.BySeverity{stride.Critical: s.Critical, stride.High: s.High, stride.Medium: s.Medium, stride.Low: s.Low}
}

// Take returns the listing's counts for a block that still exists, or nil.
func (p *Past) Take(document, id string) *brief.Tally {
	if p == nil {
		return nil
	}
	block := p.at[blockName{path.Clean(document), id}]
	if block == nil {
		return nil
	}
	block.taken = true
	return &block.tally
}

// Gone is a block of an earlier listing that no longer exists.
type Gone struct {
	Document, Title string
	Tally           brief.Tally
}

// Gone lists the blocks that were not taken, in the order of the listing.
func (p *Past) Gone() []Gone {
	var gone []Gone
	if p == nil {
		return nil
	}
	for _, b := range p.blocks {
		if !b.taken {
			gone = append(gone, Gone{b.document, b.title, b.tally})
		}
	}
	return gone
}
