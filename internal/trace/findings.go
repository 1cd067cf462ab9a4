package trace

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Words of a gate beside those of the states.
const (
	dangling = "dangling"
	wide     = "wide"
	lost     = "lost"
)

// Gate reports whether a word fails the trace: that of a state, or lost, for a criterion of
// the document at a path and of a severity; dangling or wide for a marker in the source at a
// path, where the severity is [stride.Critical]; or the kind of a finding about anchors. Different configurations may apply to them.
type Gate func(path, word string, severity stride.Severity) bool

// Findings are what the gate fails, in the order of the rows and then of the markers.
func (m *Matrix) Findings(gate Gate) []source.Diagnostic {
	var ds []source.Diagnostic
	for _, r := range m.Rows {
		severity := r.Sentence.Threat.Severity
		switch {
		case r.Lost && gate(r.File.Path, lost, severity):
			ds = append(ds, r.LostFinding())
		case r.State != Proven && gate(r.File.Path, r.State.String(), severity):
			ds = append(ds, r.unmet())
		}
	}
	for _, s := range m.Dangling {
		if gate(s.Source.File.Path, dangling, stride.Critical) {
			ds = append(ds, s.diagnostic())
		}
	}
	for _, w := range m.Wide {
		if gate(w.First.Source.File.Path, wide, stride.Critical) {
			ds = append(ds, w.diagnostic())
		}
	}
	return append(ds, m.Anchors.Failing(annotation.Gate(gate))...)
}

// subject is what findings about a row begin with.
func (r *Row) subject() string {
	return fmt.Sprintf("criterion `%s` (%s)", r.Name, r.Sentence.Threat.Severity)
}

// unmet is the finding about a criterion that is not proven.
func (r *Row) unmet() source.Diagnostic {
	code, says := source.UnprovenCriterion, "is unproven: no test claims it"
	switch r.State {
	case Claimed:
		code, says = source.ClaimedCriterion, "is claimed and not proven: no result is that of its test"
	case Skipped:
		code, says = source.SkippedCriterion, "is skipped"
	case Failing:
		code, says = source.FailingCriterion, "is failing"
	}
	d := r.File.Diagnose(r.Span, code, "%s %s", r.subject(), says)
	d.Notes = r.notes()
	return d
}

// LostFinding is the finding about a criterion that was proven, or claimed at a revision.
func (r *Row) LostFinding() source.Diagnostic {
	was, is := "proven", "is "+r.State.String()
	if r.Revision != "" {
		was = fmt.Sprintf("claimed at `%s`", r.Revision)
	}
	if r.Revision != "" && r.State == Claimed {
		is = "no test that runs claims it"
	}
	by := ""
	if len(r.Before) > 0 {
		by = fmt.Sprintf(" by `%s` in `%s`", r.Before[0].Name, r.Before[0].Path)
		if more := len(r.Before) - 1; more > 0 {
			by += fmt.Sprintf(" and %d more", more)
		}
	}
	d := r.File.Diagnose(r.Span, source.LostCriterion, "%s was %s%s and %s now", r.subject(), was, by, is)
	d.Notes = r.notes()
	return d
}

// notes name the tests of a row that have not passed.
func (r *Row) notes() []source.Note {
	var notes []source.Note
	for _, c := range r.Claims {
		if c.Ran && c.Outcome == 0 {
			continue
		}
		notes = append(notes, c.Source.File.Note(c.Start, "%s", c.says()))
	}
	return notes
}

// says is a claim with its outcome, for people.
func (c *Claim) says() string {
	what := "a test"
	if test := c.Test(); test != "" {
		what = "`" + oneLine(test) + "`"
	}
	switch {
	case !c.Ran && c.Skips:
		return what + " says that nothing runs it"
	case !c.Ran:
		return what + " claims it and has no result"
	}
	return what + " " + c.Outcome.String()
}

// oneLine keeps a title in a line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (s Stray) span() source.Span { return source.Span{Start: s.Marker.Start, End: s.Marker.End} }

func (s Stray) diagnostic() source.Diagnostic {
	d := s.Source.File.Diagnose(s.span(), source.DanglingMarker, "marker `%s` %s", s.written(), s.Message)
	d.Suggestion = s.Suggestion
	return d
}

// written is the marker as its author spells it.
func (s Stray) written() string { return string(s.Source.File.Slice(s.span())) }

func (w Wide) diagnostic() source.Diagnostic {
	c := w.First
	return c.Source.File.Diagnose(source.Span{Start: c.Start, End: c.End}, source.WideTest,
		"test `%s` claims %d criteria; one test for each says which of them is broken", oneLine(w.Test), w.Count)
}
