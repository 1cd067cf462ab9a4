package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// moot takes out of firings what makes sense only once another threat on the same flow is answered: whose objects a caller may
// use is no question where anybody may call, and nobody has to replay what anybody can forge. What the block states there is heard by
// a rule that need not wait, or stays.
func moot(c *Catalog, g *graph.Graph, firings []Firing) []Firing {
	first := openOn(firings, c.awaited())
	var out []Firing
	heard := false
	for _, f := range firings {
		if len(f.Rule.Until) == 0 {
			out = append(out, f)
			continue
		}
		waits := func(p Place) bool {
			return p.Flow != nil && slices.ContainsFunc(f.Rule.Until, func(id string) bool { return first[p.Flow][id] }) && (p.Status == Ask || p.Status == Open && c.hearsOther(f.Rule, p.Subject))
		}
		kept := f.without(waits)
		heard = heard || kept.Status != Open && f.Status == Open
		if len(kept.Places) > 0 || len(f.Places) == 0 {
			out = append(out, kept)
		}
	}
	if heard {
		return hear(c, g, out)
	}
	return out
}

// awaited returns the rules for whose answer others wait.
func (c *Catalog) awaited() map[string]bool {
	out := make(map[string]bool)
	for _, r := range c.Rules {
		for _, id := range r.Until {
			out[id] = true
		}
	}
	return out
}

// openOn returns which of the awaited rules are open on each flow. Callers who say who they are, even if they prove it badly, can be told apart,
// so that a missing proof leaves room for other questions, and so can those who have proved it to a gateway in front.
func openOn(firings []Firing, awaited map[string]bool) map[*graph.Flow]map[string]bool {
	out := make(map[*graph.Flow]map[string]bool)
	for _, f := range firings {
		if f.Status != Open || !awaited[f.Rule.ID] {
			continue
		}
		for _, p := range f.Places {
			if p.Status != Open || p.Flow == nil || f.Rule.attribute() == "auth" && (proof(p.exchange()).Name != "none" || provenInFront(p.Flow)) {
				continue
			}
			if out[p.Flow] == nil {
				out[p.Flow] = make(map[string]bool)
			}
			out[p.Flow][f.Rule.ID] = true
		}
	}
	return out
}

// provenInFront reports whether a gateway has been shown who asks what it passes on.
func provenInFront(f *graph.Flow) bool {
	return slices.ContainsFunc(inFrontOf(f), func(in *graph.Flow) bool { return proof(in).Name != "none" && !openByDesign(in) })
}

// hearsOther reports whether another rule takes up what a place states of the control of a rule.
func (c *Catalog) hearsOther(r *Rule, s Subject) bool {
	other := c.hearer(statement{r.attribute(), s})
	return other != nil && other != r && len(other.Until) == 0
}

// without returns a firing less some places and the flows that they are.
func (f Firing) without(drop func(Place) bool) Firing {
	if !slices.ContainsFunc(f.Places, drop) {
		return f
	}
	places := filter(f.Places, func(p Place) bool { return !drop(p) })
	dropped := make(map[*graph.Flow]bool)
	for _, p := range f.Places {
		dropped[p.Flow] = drop(p)
	}
	f.Flows = filter(f.Flows, func(flow *graph.Flow) bool { return !dropped[flow] })
	f.Places = places
	f.settle()
	return f
}
