package trace

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
)

// WriteText writes a line for each criterion, `path:line: BLOCK/THREAT: state severity:
// title`, below it one for each of its tests, then the markers that name none, and the numbers.
func (m *Matrix) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, r := range m.Rows {
		state := r.State.String()
		if r.Lost {
			state = "lost, " + state
		}
		fmt.Fprintf(&b, "%s:%d: %s: %s %s: %s\n", reporter.Path(r.File.Path), r.line(), r.Name, state, r.Sentence.Threat.Severity, r.Sentence.Threat.Rule.Title)
		for _, c := range r.Claims {
			fmt.Fprintf(&b, "  %s:%d: %s: %s\n", reporter.Path(c.Source.File.Path), c.Line(), reporter.Path(c.called()), c.outcome())
		}
	}
	for _, s := range m.Dangling {
		fmt.Fprintf(&b, "%s:%d: %s: dangling: %s%s\n", reporter.Path(s.Source.File.Path), s.line(), reporter.Path(s.written()), reporter.Path(s.Message), s.hint())
	}
	for _, wide := range m.Wide {
		fmt.Fprintf(&b, "%s:%d: %s: wide: claims %d criteria\n", reporter.Path(wide.First.Source.File.Path), wide.First.Line(), reporter.Path(oneLine(wide.Test)), wide.Count)
	}
	m.Anchors.AppendText(&b)
	b.WriteString(m.Summary() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Row) line() int { return r.File.Position(r.Span.Start).Line }

func (s Stray) line() int { return s.Source.File.Position(s.Marker.Start).Line }

func (s Stray) hint() string {
	if s.Suggestion == "" {
		return ""
	}
	return "; did you mean `" + s.Suggestion + "`?"
}

// called is the test of a claim, or what is known of it.
func (c *Claim) called() string {
	if test := oneLine(c.Test()); test != "" {
		return test
	}
	return "no test is seen here"
}

// outcome is how a claim ended, in a word or two.
func (c *Claim) outcome() string {
	switch {
	case !c.Ran && c.Skips:
		return "no result, nothing runs it"
	case !c.Ran:
		return "no result"
	}
	return c.Outcome.String()
}

// Summary counts the criteria by state, and the markers that name none.
func (m *Matrix) Summary() string {
	parts := []string{}
	for _, s := range []State{Proven, Claimed, Skipped, Failing, Unproven} {
		if n := m.Count(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	text := plural(len(m.Rows), "criterion", "criteria")
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	lost := 0
	for _, r := range m.Rows {
		if r.Lost {
			lost++
		}
	}
	if lost > 0 {
		text += fmt.Sprintf("; %d lost", lost)
	}
	if n := len(m.Dangling); n > 0 {
		text += "; " + plural(n, "marker", "markers") + " dangling"
	}
	if n := len(m.Wide); n > 0 {
		text += "; " + plural(n, "test", "tests") + " wide"
	}
	if anchors := m.Anchors.Summary(); anchors != "" {
		text += "; " + anchors
	}
	return text
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
