package assist

import (
	"slices"
	"sort"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
)

// Block is a block as it is written, line by line.
type Block struct {
	*model.Block
	Lines []parser.Outline
}

// Blocks are the blocks of the document, in order. Their lines are those in the text, whatever errors they have.
func (s *Snapshot) Blocks() []Block { return s.blocks() }

func (s *Snapshot) outline() []Block {
	var all []Block
	for _, b := range s.Document().Blocks {
		block := Block{Block: b}
		for _, line := range b.Fence.Body {
			block.Lines = append(block.Lines, parser.OutlineOf(s.File, line))
		}
		all = append(all, block)
	}
	return all
}

// line returns the line that contains an offset, or nil.
func (b Block) line(offset int) *parser.Outline {
	i := sort.Search(len(b.Lines), func(i int) bool { return b.Lines[i].Line.Start > offset }) - 1
	if i < 0 || offset > end(b.Lines[i]) {
		return nil
	}
	return &b.Lines[i]
}

// end is the offset after the last byte of a line, without its line end.
func end(o parser.Outline) int { return o.Line.Offset(len(o.Line.Text)) }

// Name is something that a block declares.
type Name struct {
	// ID is what it is called, Part where its id is written, Line the line that declares it.
	ID   string
	Part parser.Part
	Line parser.Outline
	// Text is its name, title or label, or "".
	Text string
}

// Declared are the names that statements of some kinds declare, in the order of the block; of all kinds if none is given.
// A flow without a written id has none.
func (b Block) Declared(statements ...string) []Name {
	var names []Name
	for _, o := range b.Lines {
		if len(statements) > 0 && !slices.Contains(statements, o.Statement) {
			continue
		}
		for _, p := range o.Parts {
			if p.Kind == parser.IDPart && p.Text != "" {
				names = append(names, Name{p.Text, p, o, textOf(o)})
			}
		}
	}
	return names
}

// textOf is the name, label, title or reason on a line, or "".
func textOf(o parser.Outline) string {
	for _, p := range o.Parts {
		if p.Kind == parser.TextPart {
			return p.Text
		}
	}
	return ""
}
