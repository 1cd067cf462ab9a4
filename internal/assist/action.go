package assist

import (
	"time"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// ActionKind says what sort of change an action is.
type ActionKind string

// The kinds of actions, from the one that a reader most likely wants.
const (
	Fix      ActionKind = "fix"      // mends a finding
	Answer   ActionKind = "answer"   // answers a question
	Decide   ActionKind = "decide"   // begins a decision, which only a person can complete
	FixAll   ActionKind = "fix all"  // lays blocks out and makes every edit that changes no statement
	Generate ActionKind = "generate" // writes regions
)

// Action is a change that an editor offers. Nothing is changed until a person chooses it.
type Action struct {
	Kind  ActionKind
	Title string
	// Mends is the finding that it mends; nil if it mends none, or several.
	Mends *source.Diagnostic
	// Best is true if it is the only sensible change at its place.
	Best bool
	// Aside is true for a change that is offered only to those who ask for its kind: in a list of everything it would
	// hide the others.
	Aside bool
	// Edits are the change, in order and apart from each other. They are worked out on request.
	Edits func() ([]source.Edit, error)
}

// Actions are the changes that can be offered for a part of the document: those of one kind, or all if none is given.
// Findings are those of the document, with places in its text; an acceptance that begins today has a last day in
// [Term] days. Of those for single lines, there are at most [limit.Actions].
func (s *Snapshot) Actions(part source.Span, findings []source.Diagnostic, today time.Time) []Action {
	all := s.fixes(part, findings)
	for _, b := range s.Blocks() {
		if touches(part, source.Span{Start: b.Fence.Open.Start, End: b.Fence.Close.End}) {
			all = append(all, s.answers(b, part)...)
			all = append(all, s.beginnings(b, part, today)...)
		}
	}
	return append(all[:min(len(all), limit.Actions)], s.wholes()...)
}

// touches reports whether two spans share a byte, or one begins where the other ends.
func touches(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }
