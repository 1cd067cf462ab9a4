package proof

import (
	"slices"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Traced is the matrix of documents, nil if the scope of none is read, with remarks about what is missing.
// Only criteria of documents whose scope is read are in it. before is as for [Gather].
func Traced(documents []Document, before *revision.State, run *cputime.Allowance) (*trace.Matrix, []source.Diagnostic, error) {
	if !slices.ContainsFunc(documents, func(d Document) bool { return !d.Scope.Unread }) {
		return nil, nil, nil
	}
	p, err := Gather(documents, before, run)
	if err != nil {
		return nil, nil, err
	}
	m, err := p.Matrix(nil)
	if err != nil {
		return nil, nil, err
	}
	read := make(map[string]bool)
	for _, d := range documents {
		read[d.File.Path] = !d.Scope.Unread
	}
	m.Rows = slices.DeleteFunc(m.Rows, func(r *trace.Row) bool { return !read[r.File.Path] })
	return m, p.Missing, nil
}

// States are the states of the criteria of documents, for lists and pages, nil if the scope of none is read.
// shown names files. The remarks are about what is missing.
func States(documents []Document, run *cputime.Allowance, shown func(path string) string) (stride.CriterionProofs, []source.Diagnostic, error) {
	m, missing, err := Traced(documents, nil, run)
	if m == nil {
		return nil, nil, err
	}
	return m.Proofs(shown), missing, nil
}
