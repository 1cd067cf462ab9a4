package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// fire asks every rule about everything that it is about. This is the gate: what
// no rule's conditions let through is never seen again.
func fire(c *Catalog, g *graph.Graph) []Firing {
	var firings []Firing
	for _, r := range c.Rules {
		if _, off := c.Off[r.ID]; off {
			continue
		}
		for _, s := range subjects(r, g) {
			if r.holds(s) {
				firings = append(firings, newFiring(r, s))
			}
		}
	}
	return firings
}

// subjects lists what a rule is asked about, in document order.
func subjects(r *Rule, g *graph.Graph) []Subject {
	var out []Subject
	if r.On != "flow" {
		for _, e := range g.Elements {
			if r.On == "element" || r.On == "any" || r.On == string(e.Type) {
				out = append(out, Subject{Element: e})
			}
		}
	}
	if r.On == "flow" || r.On == "any" {
		for _, f := range g.Flows {
			out = append(out, Subject{Flow: f})
		}
	}
	return out
}

func (r *Rule) holds(s Subject) bool {
	for _, c := range r.when {
		if !c.holds(s) {
			return false
		}
	}
	return len(r.any) == 0 || slices.ContainsFunc(r.any, func(c condition) bool { return c.holds(s) })
}

func newFiring(r *Rule, s Subject) Firing {
	f := Firing{Rule: r, Subject: s}
	switch {
	case s.Element != nil:
		f.Target, f.Flows = s.Element, r.evidence(s.Element)
	case r.Target == "data":
		f.Target, f.Flows = receiver(s.Flow), []*graph.Flow{s.Flow}
	default:
		f.Target, f.Flows = s.Flow.Responder(), []*graph.Flow{s.Flow}
	}
	f.Status, f.Asked = r.status(f)
	return f
}
