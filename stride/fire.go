package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// fire evaluates every rule on every subject that it applies to. Anything that
// no rule's conditions match is seen again only if the block states a weakness.
func fire(c *Catalog, g *graph.Graph) []Firing {
	var firings []Firing
	for _, r := range c.Rules {
		if _, off := c.Off[r.ID]; off || len(r.when)+len(r.any) == 0 {
			continue
		}
		for _, s := range subjects(r, g) {
			if !r.holds(s) {
				continue
			}
			if f := newFiring(r, s); len(f.Places) > 0 && (f.Status != Open || !r.restsOnWords(s) || s.Transfer != nil && r.attribute() == "replay" && usedAgain(s.Transfer, valueOf("replay", s))) {
				firings = append(firings, f)
			}
		}
	}
	return firings
}

// subjects lists the subjects of a rule, in document order. A response is
// judged together with its request.
func subjects(r *Rule, g *graph.Graph) []Subject {
	var out []Subject
	if r.On != "flow" && r.On != "transfer" {
		for _, e := range g.Elements {
			if r.On == "element" || r.On == "any" || r.On == string(e.Type) {
				out = append(out, Subject{Element: e})
			}
		}
	}
	if r.On == "flow" || r.On == "any" {
		for _, f := range g.Flows {
			if !f.IsResponse() {
				out = append(out, Subject{Flow: f})
			}
		}
	}
	if r.On == "transfer" {
		for _, t := range g.Transfers {
			out = append(out, onTransfer(t))
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
	if s.Element != nil {
		f.Target, f.Flows = s.Element, r.evidence(s.Element)
		if onFlows(r.Control) && len(f.Flows) == 0 {
			f.Flows = s.Element.Inbound
		}
	} else {
		_, f.Target = s.ends()
		f.Flows = []*graph.Flow{s.Flow}
		if a, _ := model.LookupAttribute(r.attribute()); a.BothWays && s.Transfer == nil {
			f.Flows = append(f.Flows, s.Flow.Responses...)
		}
	}
	f.Places = r.places(f)
	r.askedInFront(&f)
	f.settle()
	return f
}

// settle sets the status of a firing to the worst of its places.
func (f *Firing) settle() {
	f.Status = worst(len(f.Places), func(i int) Status { return f.Places[i].Status })
}

// worst returns the worst of n statuses. If some are met and some decided by people, the result is decided.
func worst(n int, status func(int) Status) Status {
	out := Met
	decided := false
	for i := range n {
		s := status(i)
		decided = decided || s == Decided
		out = min(out, s)
	}
	if out == Met && decided {
		return Decided
	}
	return out
}
