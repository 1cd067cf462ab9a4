package assist

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/stride"
)

// hoverThreat explains the threat at the cursor as `trustseam explain` does, most useful first.
func (s *Snapshot) hoverThreat(c Cursor) string {
	a, t := s.Analysis(c.Block.ID), s.Threat(c.Block.ID, c.Text)
	if t == nil {
		return ""
	}
	e := a.Explain(t)
	var b strings.Builder
	fmt.Fprintf(&b, "%s **%s**\n\n", code(t.ID), sentence(t.Rule.Title))
	fmt.Fprintf(&b, "%s, %s. %s\n\n", t.Status, t.Severity, sentence(a.Sentence(t, t.Rule.Why)))
	if t.Decision != nil {
		fmt.Fprintf(&b, "Decision: %s, %s\n\n", t.Decision.Verb, plain(t.Decision.Reason))
	}
	fmt.Fprintf(&b, "Answer: %s.\n\nCriterion: %s\n\nTest: %s\n\n", sentence(e.Answer), sentence(e.Criterion), sentence(e.Test))
	fmt.Fprintf(&b, "Score %.1f:\n\n", t.Score)
	for _, p := range t.ScoreParts {
		fmt.Fprintf(&b, "- %+g for %s\n", p.Value, sentence(p.Reason))
	}
	for _, f := range shortened(e.Firings) {
		fmt.Fprintf(&b, "\nOn %s: %s. What is known:\n\n", plain(f.Place), sentence(f.Status))
		for _, fact := range f.Facts {
			fmt.Fprintf(&b, "- %s\n", sentence(fact))
		}
	}
	if more := len(e.Firings) - placesInHover; more > 0 {
		fmt.Fprintf(&b, "\nThere are %d more places; %s lists them.\n", more, code("trustseam explain "+a.Graph.ID+"/"+t.ID))
	}
	return b.String()
}

// placesInHover is at how many places a threat is explained: a hover is read at a glance.
const placesInHover = 3

func shortened(firings []stride.FiringExplanation) []stride.FiringExplanation {
	return firings[:min(len(firings), placesInHover)]
}
