package difference

import (
	"fmt"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/source"
)

// side is one state as far as it was read.
type side struct {
	blocks []compare.Block
	broken map[string]bool // documents with an error
}

func newSide() *side { return &side{broken: make(map[string]bool)} }

// analyze finds the threats of a document; the result is nil if it has none of our blocks, or with an error.
func (s *side) analyze(state *revision.State, file string, text []byte) (*trustseam.Result, error) {
	r, err := state.Analyze(file, text)
	if err != nil {
		s.broken[file] = true
		return nil, err
	}
	return r, nil
}

// take adds a document of the earlier state. The error says what is wrong with it.
func (s *side) take(file string, r *trustseam.Result) error {
	s.blocks = append(s.blocks, blocksOf(file, r)...)
	if wrong := unread(r); len(wrong) > 0 {
		s.broken[file] = true
		d := wrong[0]
		return fmt.Errorf("not compared, because of line %d: %s [%s]", d.Pos.Line, d.Message, d.Code)
	}
	return nil
}

// unread lists the errors of a document that could not be read, and so was not analyzed.
func unread(r *trustseam.Result) []source.Diagnostic {
	var wrong []source.Diagnostic
	for _, d := range r.Diagnostics {
		if d.Severity == source.Error && len(r.Analyses) == 0 {
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// blocksOf lists the blocks of a document as a comparison sees them.
func blocksOf(file string, r *trustseam.Result) []compare.Block {
	line := func(offset int) int { return r.Document.File.Position(offset).Line }
	var out []compare.Block
	for _, a := range r.Analyses {
		out = append(out, compare.Block{Document: file, ID: a.Graph.ID, Model: compare.Read(a, line)})
	}
	return out
}
