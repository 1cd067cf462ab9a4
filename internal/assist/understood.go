package assist

import (
	"bytes"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// mendings is how often lines are taken away: a line that is gone may leave others without what they name.
const mendings = 6

// Analyses holds one analysis for each block, in order. While the document has errors, it is about the document
// without the lines that are wrong, so that there is an answer while a line is being written; its places
// are those of the text all the same. There are none if too much is wrong.
func (s *Snapshot) Analyses() []*stride.Analysis { return s.analyses() }

// Analysis is that of the block with an id, or nil. It may have no questions.
func (s *Snapshot) Analysis(block string) *stride.Analysis {
	for _, a := range s.threats() {
		if a.Graph.ID == block {
			return a
		}
	}
	return nil
}

// analyze is Analyses, with questions.
func (s *Snapshot) analyze() []*stride.Analysis {
	return s.understand(s.Result, func(text []byte) (*trustseam.Result, error) { return s.Project.Analyze(s.Path, text) })
}

// findThreats is Analyses without questions, where these take long.
func (s *Snapshot) findThreats() []*stride.Analysis {
	if !s.Large() {
		return s.Analyses()
	}
	return s.understand(func() (*trustseam.Result, error) { return s.Draft(), nil },
		func(text []byte) (*trustseam.Result, error) { return s.Project.Parse(s.Path, text).AnalyzeDraft(), nil })
}

// understand returns the analyses of the document, and takes away what is wrong until there are some.
func (s *Snapshot) understand(whole func() (*trustseam.Result, error), again func([]byte) (*trustseam.Result, error)) []*stride.Analysis {
	r, err := whole()
	if err != nil {
		return nil
	}
	// A result whose conflicts were resolved has other places.
	if len(r.Analyses) > 0 && len(r.Document.File.Text) == len(s.File.Text) {
		return r.Analyses
	}
	text := s.File.Text
	for range mendings {
		r, err := again(text)
		switch {
		case err != nil:
			return nil
		case len(r.Analyses) > 0:
			return r.Analyses
		}
		mended := withoutWrongLines(r.Document, r.Diagnostics)
		if bytes.Equal(mended, text) {
			return nil
		}
		text = mended
	}
	return nil
}

// withoutWrongLines returns the text of a document with blanks in place of the lines of its blocks that have an
// error, and of lines with conflict markers. Every other byte stays at its place.
func withoutWrongLines(doc *model.Document, ds []source.Diagnostic) []byte {
	text := bytes.Clone(doc.File.Text)
	for _, d := range ds {
		if d.Severity == source.Error && (d.Code == source.MergeConflict || inBody(doc, d.Span.Start)) {
			line := doc.File.LineSpan(d.Span.Start)
			blank(text[line.Start:line.End])
		}
	}
	return text
}

// inBody reports whether an offset is within the lines of a block.
func inBody(doc *model.Document, offset int) bool {
	for _, b := range doc.Blocks {
		if b.Fence.Open.End <= offset && offset < b.Fence.Close.Start {
			return true
		}
	}
	return false
}

func blank(line []byte) {
	for i, c := range line {
		if c != '\n' && c != '\r' {
			line[i] = ' '
		}
	}
}
