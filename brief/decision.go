package brief

import (
	"slices"

	"github.com/trustseam/trustseam/stride"
)

// Decision is a threat that a person has decided about.
type Decision struct {
	*stride.Threat
	// Part is where it holds if it covers only some of the threat's places, else nil.
	Part *stride.Share
}

// decisions lists what people have decided, by rule.
func decisions(a *stride.Analysis) []Decision {
	var out []Decision
	for _, t := range a.Threats {
		if t.Decision == nil {
			continue
		}
		for _, share := range stride.Spread(t.Statuses()) {
			switch {
			case share.Status != stride.Decided:
			case t.Status == stride.Decided:
				out = append(out, Decision{Threat: t})
			default:
				out = append(out, Decision{t, &share})
			}
		}
	}
	slices.SortStableFunc(out, func(c, d Decision) int { return byRule(c.Rule, d.Rule) })
	return out
}
