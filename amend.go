package trustseam

import (
	"bytes"
	"fmt"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Amended is a document whose blocks have additions, laid out as `trustseam fmt` does.
type Amended struct {
	// Before is the input text.
	Before *source.File
	// Text is the document as it should be; the text that went in when an addition is refused.
	Text []byte
	// Refused says why an addition has no place, by its index; its message is that of a diagnostic.
	Refused map[int]string
}

// Changed reports whether Text differs from the text that went in.
func (a *Amended) Changed() bool { return !bytes.Equal(a.Text, a.Before.Text) }

// Amend adds lines and attributes to a block of a document, in their order, and lays the block out. What the block says
// already stays, byte for byte but for the blanks of its columns, and so does everything outside the block. If
// one addition is refused, none is made. An error is a defect in trustseam; the document stays as it was.
func (p *Project) Amend(path string, text []byte, block string, additions []parser.Addition) (*Amended, error) {
	out := &Amended{Before: source.NewFile(path, text), Text: text, Refused: make(map[int]string)}
	before, wrong := p.dialect().Parse(out.Before)
	now, wrongNow := before, wrong
	for i, a := range additions {
		if i == limit.Additions {
			out.Refused[i] = fmt.Sprintf("more than %d additions to a block; add these first", limit.Additions)
			break
		}
		after, wrong, refused := p.amendOnce(now, wrongNow, block, a)
		if refused != "" {
			out.Refused[i] = refused
			continue
		}
		now, wrongNow = after, wrong
	}
	if len(out.Refused) > 0 || now == before {
		return out, nil
	}
	laidOut, err := source.Apply(now.File.Text, parser.Format(now.File, blockOf(now, block), false))
	if err != nil {
		return nil, err
	}
	if err := p.checkAmended(before, laidOut, block); err != nil {
		return nil, err
	}
	out.Text = laidOut
	return out, nil
}

// amendOnce makes one addition to a document and reads it again, or says why not.
func (p *Project) amendOnce(before *model.Document, ds []source.Diagnostic, id string, a parser.Addition) (after *model.Document, wrong []source.Diagnostic, refused string) {
	b := blockOf(before, id)
	switch {
	case source.HasErrors(ds):
		return nil, nil, "mend this first: " + firstError(ds).String()
	case b == nil:
		return nil, nil, fmt.Sprintf("there is no block `%s`", id)
	}
	edits, err := p.dialect().Amend(before.File, b, a)
	if err != nil {
		return nil, nil, err.Error()
	}
	text, err := source.Apply(before.File.Text, edits)
	if err != nil {
		return nil, nil, err.Error()
	}
	after, wrong = p.dialect().Parse(source.NewFile(before.File.Path, text))
	switch {
	case source.HasErrors(wrong):
		return nil, nil, firstError(wrong).Message
	case !extendsOnly(before, after, id):
		return nil, nil, "the block would then say something else"
	}
	return after, wrong, ""
}

// blockOf is the block of an id, or nil.
func blockOf(doc *model.Document, id string) *model.Block {
	for _, b := range doc.Blocks {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// extendsOnly reports whether a document says the same as before, and one block perhaps more.
func extendsOnly(before, after *model.Document, id string) bool {
	if len(before.Blocks) != len(after.Blocks) || len(before.Regions) != len(after.Regions) {
		return false
	}
	for i, b := range before.Blocks {
		other := after.Blocks[i]
		if b.ID == id && !parser.Extends(b, other) || b.ID != id && !parser.Same(b, other) {
			return false
		}
	}
	return true
}

// checkAmended compares an amended document with the one that went in: byte by byte outside the block, and inside by
// what it says and by every character that is no blank.
func (p *Project) checkAmended(before *model.Document, text []byte, id string) error {
	f := before.File
	after, wrong := p.dialect().Parse(source.NewFile(f.Path, text))
	defect := fmt.Errorf("%s: additions would change what the document says; nothing is written, please report it", f.Path)
	if source.HasErrors(wrong) || !extendsOnly(before, after, id) {
		return defect
	}
	b, other := blockOf(before, id).Fence, blockOf(after, id).Fence
	if !bytes.Equal(f.Text[:b.Open.End], text[:other.Open.End]) || !bytes.Equal(f.Text[b.Close.Start:], text[other.Close.Start:]) ||
		!keeps(text[other.Open.End:other.Close.Start], f.Text[b.Open.End:b.Close.Start]) {
		return defect
	}
	return nil
}

// keeps reports whether a text has every character of another one that is no blank, in the same order.
func keeps(text, other []byte) bool {
	for _, c := range other {
		if c == ' ' || c == '\t' {
			continue
		}
		i := bytes.IndexByte(text, c)
		if i < 0 {
			return false
		}
		text = text[i+1:]
	}
	return true
}
