package stride

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// fire asks every rule about everything that it is about. This is the gate: what
// no rule's conditions let through is never seen again.
func fire(c *Catalog, g *model.Graph) []Firing {
	var firings []Firing
	for _, r := range c.Rules {
		for _, s := range subjects(r, g) {
			if r.holds(g, s) {
				firings = append(firings, newFiring(r, g, s))
			}
		}
	}
	return firings
}

// subjects lists what a rule is asked about, in document order.
func subjects(r *Rule, g *model.Graph) []Subject {
	var out []Subject
	if r.On == "model" {
		return []Subject{{}}
	}
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

func (r *Rule) holds(g *model.Graph, s Subject) bool {
	for _, c := range r.when {
		if !c.holds(g, s) {
			return false
		}
	}
	return len(r.any) == 0 || slices.ContainsFunc(r.any, func(c condition) bool { return c.holds(g, s) })
}

func newFiring(r *Rule, g *model.Graph, s Subject) Firing {
	f := Firing{Rule: r, Subject: s, Flows: concerned(r, g, s)}
	switch {
	case s.Element != nil:
		f.Target = s.Element
	case s.Flow != nil && r.Target == "data":
		f.Target = s.Flow.To
	case s.Flow != nil:
		f.Target = s.Flow.Responder()
	}
	f.Status, f.Asked = r.status(f)
	return f
}

// concerned lists the flows along which a threat comes.
func concerned(r *Rule, g *model.Graph, s Subject) []*model.Flow {
	if s.Flow != nil {
		return []*model.Flow{s.Flow}
	}
	return r.evidence(g, s)
}
