package assist

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Lens is the state of a block in a few words, for its fence.
type Lens struct {
	Span source.Span
	Text string
}

// Lenses are those of the blocks that are understood.
func (s *Snapshot) Lenses() []Lens {
	var out []Lens
	for _, b := range s.Blocks() {
		if a := s.Analysis(b.ID); a != nil {
			t := brief.New(a, brief.Options{}).Tally()
			out = append(out, Lens{b.Fence.Info, fmt.Sprintf("%s · %s · %d met · %d decided",
				counted(t.Open, "open"), counted(t.Unanswered, "asked"), t.Met, t.Decided)})
		}
	}
	return out
}

// counted writes a number with its severities, gravest first.
func counted(n brief.BySeverity, word string) string {
	var parts []string
	for s := len(n) - 1; s >= 0; s-- {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], stride.Severity(s)))
		}
	}
	if len(parts) == 0 {
		return "0 " + word
	}
	return fmt.Sprintf("%d %s (%s)", n.Total(), word, strings.Join(parts, ", "))
}
