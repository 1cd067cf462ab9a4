package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// Criterion is one sentence to implement, to keep testing or to decide about.
type Criterion struct {
	stride.Requirement
	Rule *stride.Rule
	// Remedy is what to write once an open criterion is implemented: "sign=hmac".
	Remedy string
	// Adds is true if the remedy is added to what is stated instead of replacing it.
	Adds bool
	// Met are flows on which the block states the control, although the threat is not met on others.
	Met []*graph.Flow
	// parts are the criteria of several rules that are one line.
	parts []Criterion
}

// criteria writes what has to hold for threats of one status, worst first; met criteria are ordered by rule.
func criteria(a *stride.Analysis, order ranking, opt Options, threats []*stride.Threat) []Criterion {
	var out []Criterion
	for _, group := range together(opt, threats) {
		for _, r := range a.Short(group) {
			slices.SortFunc(r.Threats, func(t, u *stride.Threat) int { return cmp.Compare(t.ID, u.ID) })
			c := Criterion{Requirement: r, Rule: group[0].Rule, Met: met(r.Threats)}
			if r.Threats[0].Status == stride.Open {
				c.Remedy = remedy(a, r.Threats)
				c.Adds = strings.HasPrefix(c.Remedy, "has=") && !strings.Contains(c.Stated(), "lacks=")
			}
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(c, d Criterion) int {
		if c.Threats[0].Status == stride.Met {
			return byRule(c.Rule, d.Rule)
		}
		return cmp.Or(cmp.Compare(d.Severity, c.Severity), cmp.Compare(c.rank(order), d.rank(order)), byRule(c.Rule, d.Rule))
	})
	if len(out) > 0 && out[0].Threats[0].Status == stride.Open && !opt.Full {
		return joined(out)
	}
	return out
}

// remedy returns what to write for all of some threats, or "" if each needs something else.
func remedy(a *stride.Analysis, threats []*stride.Threat) string {
	first := a.Remedy(threats[0])
	for _, t := range threats {
		switch next := a.Remedy(t); {
		case next == first:
		case encrypts(next) && encrypts(first):
			first = "encryption=tls" // which flows with other protocols take too
		default:
			return ""
		}
	}
	return first
}

// encrypts reports whether a remedy is to use TLS, in either of the ways to write it.
func encrypts(remedy string) bool { return remedy == "https" || remedy == "encryption=tls" }

// met returns the flows on which the control of a threat is stated, for threats that are not met everywhere.
func met(threats []*stride.Threat) []*graph.Flow {
	var out []*graph.Flow
	for _, t := range threats {
		for _, s := range t.Statuses() {
			if t.Status != stride.Met && s.Status == stride.Met && s.Subject.Flow != nil && !slices.Contains(out, s.Subject.Flow) {
				out = append(out, s.Subject.Flow)
			}
		}
	}
	return out
}

// together groups threats that one sentence may cover: those of one rule, or each alone in the full form.
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

// byRule orders rules by the letters of STRIDE, and then by number.
func byRule(r, s *stride.Rule) int {
	return cmp.Or(cmp.Compare(letter(r), letter(s)), cmp.Compare(r.ID, s.ID))
}

// letter returns the column of a rule: the category at the start of its id if that is one of its own, else its first.
func letter(r *stride.Rule) int {
	if i := strings.Index(stride.Letters, r.ID[:1]); i >= 0 && strings.Contains(r.Stride+r.Also, r.ID[:1]) {
		return i
	}
	return strings.Index(stride.Letters, r.Stride)
}

// Stated returns what the block says that leaves it open, in backticks: "`sign=none`".
func (c Criterion) Stated() string { return strings.Join(c.stated(), ", ") }

func (c Criterion) stated() []string {
	var stated []string
	for _, part := range c.parts {
		stated = add(stated, part.stated()...)
	}
	if len(c.parts) > 0 {
		return stated
	}
	for _, t := range c.Threats {
		for _, p := range t.OpenPlaces() {
			if c.about(p) {
				stated = add(stated, t.Rule.Stated(p))
			}
		}
	}
	return stated
}

// about reports whether the sentence covers a place.
func (c Criterion) about(p stride.Subject) bool {
	return p.Flow != nil && (len(c.Flows) == 0 || slices.Contains(c.Flows, p.Flow)) ||
		p.Element != nil && (slices.Contains(c.Targets, p.Element) || len(c.Threats) == 1)
}
