package draft

import (
	"cmp"
	"fmt"
	"slices"
)

// Kind says what became of a part of the source.
type Kind string

// The kinds of remarks of a report.
const (
	// Inferred is what the block says although the source does not: the remark names the word that led to it.
	Inferred Kind = "inferred"
	// Proposed is for a person to take over or to decide; it is not in the block.
	Proposed Kind = "proposed"
	// Lost is what the block does not say.
	Lost Kind = "lost"
)

// Remark is one line of a report.
type Remark struct {
	Kind Kind
	At   Place
	Text string
	// Line is a statement that is ready to be put into the block, or empty.
	Line string
}

// Kept counts what the block says as the source does.
type Kept struct{ Boundaries, Elements, Flows, Data, Assumptions int }

// Report says what became of the source.
type Report struct {
	Kept    Kept
	Remarks []Remark
}

// Infer adds what the block says on the strength of a word.
func (r *Report) Infer(at Place, format string, args ...any) {
	r.Remarks = append(r.Remarks, Remark{Kind: Inferred, At: at, Text: fmt.Sprintf(format, args...)})
}

// Lose adds what the block does not say.
func (r *Report) Lose(at Place, format string, args ...any) {
	r.Remarks = append(r.Remarks, Remark{Kind: Lost, At: at, Text: fmt.Sprintf(format, args...)})
}

// Propose adds what a person may take over: a statement, and why.
func (r *Report) Propose(at Place, line, format string, args ...any) {
	r.Remarks = append(r.Remarks, Remark{Kind: Proposed, At: at, Line: line, Text: fmt.Sprintf(format, args...)})
}

// Count returns how many remarks there are of a kind.
func (r *Report) Count(kind Kind) int {
	n := 0
	for _, remark := range r.Remarks {
		if remark.Kind == kind {
			n++
		}
	}
	return n
}

// sort puts remarks into the order inferred, proposed, lost, each in the order of the source.
func (r *Report) sort() {
	order := []Kind{Inferred, Proposed, Lost}
	slices.SortStableFunc(r.Remarks, func(a, b Remark) int {
		return cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind))
	})
}
