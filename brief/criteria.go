package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// Criterion is one sentence to build, to keep testing or to decide about.
type Criterion struct {
	stride.Requirement
	Rule     *stride.Rule
	Severity stride.Severity
}

// criteria writes what has to hold for threats of one status, the worst first; what is met goes by rule.
func criteria(a *stride.Analysis, order ranking, opt Options, threats []*stride.Threat) []Criterion {
	var out []Criterion
	for _, group := range together(opt, threats) {
		for _, r := range a.Short(group) {
			out = append(out, Criterion{Requirement: r, Rule: group[0].Rule, Severity: gravest(r.Threats)})
		}
	}
	slices.SortStableFunc(out, func(c, d Criterion) int {
		if c.Threats[0].Status == stride.Met {
			return byRule(c.Rule, d.Rule)
		}
		return cmp.Or(cmp.Compare(d.Severity, c.Severity), cmp.Compare(c.rank(order), d.rank(order)), byRule(c.Rule, d.Rule))
	})
	return out
}

// together groups threats that one sentence may be about: those of one rule, or each alone in the full form.
func together(opt Options, threats []*stride.Threat) [][]*stride.Threat {
	at := make(map[*stride.Rule]int)
	var out [][]*stride.Threat
	for _, t := range threats {
		i, ok := at[t.Rule]
		if !ok || opt.Full {
			i = len(out)
			at[t.Rule] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], t)
	}
	return out
}

func gravest(threats []*stride.Threat) stride.Severity {
	severity := stride.Low
	for _, t := range threats {
		severity = max(severity, t.Severity)
	}
	return severity
}

func (c Criterion) rank(order ranking) int {
	best := len(order)
	for _, t := range c.Threats {
		if at, ok := order[t]; ok {
			best = min(best, at)
		}
	}
	return best
}

// byRule orders rules as the name of the method does, and then by number.
func byRule(r, s *stride.Rule) int {
	return cmp.Or(cmp.Compare(letter(r), letter(s)), cmp.Compare(r.ID, s.ID))
}

func letter(r *stride.Rule) int {
	for i, l := range stride.Letters {
		if string(l) == r.Stride {
			return i
		}
	}
	return len(stride.Letters)
}

// Now says what the block states that leaves it open: "`sign=none` on flow 1".
func (c Criterion) Now() string {
	var stated []string
	places := make(map[string][]stride.Subject)
	for _, t := range c.Threats {
		for _, p := range t.OpenPlaces() {
			if !c.about(p) {
				continue
			}
			text := t.Rule.Stated(p)
			if !slices.Contains(stated, text) {
				stated = append(stated, text)
			}
			places[text] = append(places[text], p)
		}
	}
	var out []string
	for _, text := range stated {
		out = append(out, text+" on "+placeNames(places[text]))
	}
	return strings.Join(out, ", ")
}

// about reports whether the sentence speaks of a place.
func (c Criterion) about(p stride.Subject) bool {
	return p.Flow != nil && (len(c.Flows) == 0 || slices.Contains(c.Flows, p.Flow)) ||
		p.Element != nil && (slices.Contains(c.Targets, p.Element) || len(c.Threats) == 1)
}

// placeNames names flows by number and elements by id.
func placeNames(places []stride.Subject) string {
	var parts []string
	var flows []*graph.Flow
	for _, p := range places {
		if p.Flow != nil {
			flows = append(flows, p.Flow)
		}
	}
	if len(flows) > 0 {
		parts = append(parts, stride.Numbered(flows))
	}
	for _, p := range places {
		if p.Element != nil {
			parts = append(parts, "`"+p.Element.ID+"`")
		}
	}
	return strings.Join(parts, ", ")
}
