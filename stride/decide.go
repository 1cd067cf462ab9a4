package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Grown is a threat with flows or elements that its decision does not cover: these are undecided.
type Grown struct {
	Ref    model.ThreatRef
	Threat *Threat
	// Subjects are the ids that the decision does not name.
	Subjects []string
	// Covers is what covers= has to list to include them all.
	Covers []string
}

// Renamed is a decision that names a threat by an earlier id of its subject.
type Renamed struct {
	Ref    model.ThreatRef
	Threat *Threat
}

// decisions is the outcome of applying the decisions of a block.
type decisions struct {
	orphans  []model.ThreatRef
	grown    []Grown
	renamed  []Renamed
	unneeded []model.ThreatRef
}

// decide applies people's decisions. A decision covers what the person saw when taking
// it: the flows and elements that covers= lists, or, without covers=, a threat with a
// single flow or element. Anything new is undecided.
func decide(g *graph.Graph, threats []*Threat) decisions {
	var out decisions
	byID := make(map[string]*Threat)
	for _, t := range threats {
		byID[t.ID] = t
	}
	earlier := earlierIDs(g, threats)
	for _, d := range g.Decisions {
		for _, ref := range d.Threats {
			t := byID[ref.ID]
			if t == nil && earlier[ref.ID] != nil {
				t = earlier[ref.ID]
				out.renamed = append(out.renamed, Renamed{ref, t})
			}
			switch {
			case t == nil:
				out.orphans = append(out.orphans, ref)
			case t.Status == Met:
				t.Decision = d
				out.unneeded = append(out.unneeded, ref)
			default:
				if open := t.decideBy(d); len(open) > 0 {
					out.grown = append(out.grown, Grown{ref, t, open, t.seen()})
				}
			}
		}
	}
	return out
}

// decideBy marks what a decision covers as decided and returns the ids that it does not cover.
func (t *Threat) decideBy(d *model.Decision) []string {
	t.Decision = d
	covers := d.Attrs.Values("covers")
	single := len(covers) == 0 && t.single()
	var missing unique[string]
	for i := range t.Firings {
		f := &t.Firings[i]
		for j := range f.Places {
			p := &f.Places[j]
			if p.Status == Met {
				continue
			}
			left := slices.DeleteFunc(f.boundTo(p.Subject), func(n named) bool { return n.in(covers) })
			if single || len(left) == 0 {
				p.Status = Decided
				continue
			}
			for _, n := range left {
				missing.add(n.id)
			}
		}
		f.settle()
	}
	t.settle()
	return missing.list
}

// named is an id together with its earlier ids.
type named struct {
	id  string
	was []string
}

func (n named) in(covers []string) bool {
	return slices.Contains(covers, n.id) || slices.ContainsFunc(n.was, func(id string) bool { return slices.Contains(covers, id) })
}

func nameElement(e *graph.Element) named { return named{e.ID, e.Attrs.Values("was")} }
func nameFlow(f *graph.Flow) named       { return named{f.ID, f.Attrs.Values("was")} }

// boundTo lists what a person saw when deciding about a place: the target and, for a flow,
// the flow and both its ends; for an element, all its flows and the elements at their other
// ends, unless the control is a property of the element that no flow changes.
func (f Firing) boundTo(place Subject) []named {
	out := []named{nameElement(f.Target)}
	flows := []*graph.Flow{place.Flow}
	if place.Flow == nil {
		flows = f.bound()
	}
	for _, flow := range flows {
		out = append(out, nameFlow(flow), nameElement(flow.From), nameElement(flow.To))
	}
	return out
}

// bound returns the flows that belong to a firing whose control an element states.
func (f Firing) bound() []*graph.Flow {
	if a, ok := model.LookupAttribute(f.Rule.attribute()); ok && a.Own {
		return nil
	}
	if len(f.Flows) > 0 {
		return f.Flows
	}
	return slices.Concat(f.Target.Inbound, f.Target.Outbound)
}

// seen lists the ids of everything that a decision about the threat has to cover, elements first.
func (t *Threat) seen() []string {
	var elements, flows unique[string]
	for _, f := range t.Firings {
		for _, p := range f.Places {
			if p.Status == Met {
				continue
			}
			bound := f.boundTo(p.Subject)
			elements.add(bound[0].id)
			for i, n := range bound[1:] {
				if i%3 == 0 {
					flows.add(n.id)
				} else {
					elements.add(n.id)
				}
			}
		}
	}
	return append(elements.list, flows.list...)
}

// Covers is what covers= of a decision about the whole threat has to list; it is empty if the decision needs no list.
func (t *Threat) Covers() []string {
	if t.single() {
		return nil
	}
	return t.seen()
}

// single reports whether the threat has one target and at most one flow, so that a decision needs no list.
func (t *Threat) single() bool {
	var targets unique[*graph.Element]
	var flows unique[*graph.Flow]
	for _, f := range t.Firings {
		for _, p := range f.Places {
			if p.Status == Met {
				continue
			}
			targets.add(f.Target)
			if p.Flow != nil {
				flows.add(p.Flow)
			} else {
				flows.add(f.bound()...)
			}
		}
	}
	return len(targets.list) <= 1 && len(flows.list) <= 1
}

// earlierIDs maps the ids that threats had before was= renamed their subject,
// or before another rule took over, to the threats.
func earlierIDs(g *graph.Graph, threats []*Threat) map[string]*Threat {
	was := make(map[string][]string)
	for _, e := range g.Elements {
		was[e.ID] = e.Attrs.Values("was")
	}
	for _, b := range g.Boundaries {
		was[b.ID] = b.Attrs.Values("was")
	}
	for _, f := range g.Flows {
		was[f.ID] = f.Attrs.Values("was")
	}
	earlier := make(map[string]*Threat)
	for _, t := range threats {
		for _, rule := range append([]string{t.Rule.ID}, t.Rule.Was...) {
			for _, subject := range append([]string{t.Subject}, was[t.Subject]...) {
				earlier[rule+"@"+subject] = t
			}
		}
	}
	return earlier
}

// Nearest returns the id of the threat that an orphaned decision most likely
// means, or "" if none stands out: the only undecided threat of the rule, else the
// only one with a flow or element that the decision names.
func (a *Analysis) Nearest(ref model.ThreatRef) string {
	rule, subject, _ := strings.Cut(ref.ID, "@")
	names := append(a.covers(ref), subject)
	var same, touching []string
	for _, t := range a.Threats {
		if t.Rule.ID != rule || t.Decision != nil {
			continue
		}
		same = append(same, t.ID)
		if slices.ContainsFunc(t.seen(), func(id string) bool { return slices.Contains(names, id) }) {
			touching = append(touching, t.ID)
		}
	}
	switch {
	case len(touching) == 1:
		return touching[0]
	case len(same) == 1:
		return same[0]
	}
	return ""
}

// covers returns what the decision that names a threat claims to cover.
func (a *Analysis) covers(ref model.ThreatRef) []string {
	for _, d := range a.Graph.Decisions {
		if slices.Contains(d.Threats, ref) {
			return slices.Clone(d.Attrs.Values("covers"))
		}
	}
	return nil
}
