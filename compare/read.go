package compare

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Read collects what a comparison reads. line returns the line of the document for an offset.
func Read(a *stride.Analysis, line func(offset int) int) Model {
	g := a.Graph
	m := Model{Title: g.Title, Named: g.Named, Ways: []Way{}, Jewels: []string{}, Decisions: []Decision{}, Threats: []Threat{}}
	m.Boundaries = each(g.Boundaries, func(b *graph.Boundary) Boundary { return readBoundary(b, line) })
	m.Data = each(g.Data, func(d *graph.Data) Data {
		return Data{ID: d.ID, Name: d.Name, Class: d.Class.Value, Crown: d.Crown(), Line: line(d.Span.Start)}
	})
	m.Elements = each(g.Elements, func(e *graph.Element) Element { return readElement(e, line) })
	for i, e := range g.Elements {
		m.Elements[i].Free = e.Boundary == nil && slices.ContainsFunc(g.Boundaries, func(b *graph.Boundary) bool { return b.ID == e.Zone().ID() })
	}
	m.Flows = each(g.Flows, func(f *graph.Flow) Flow { return readFlow(f, line) })
	for _, t := range a.Threats {
		m.Threats = append(m.Threats, readThreat(a, t))
	}
	for _, jewel := range a.Jewels {
		m.Jewels = append(m.Jewels, jewel.Element.ID)
		for _, w := range jewel.Ways {
			m.Ways = append(m.Ways, readWay(jewel, w))
		}
	}
	for _, d := range g.Decisions {
		for _, ref := range d.Threats {
			m.Decisions = append(m.Decisions, readDecision(a, d, ref, line))
		}
	}
	m.Assumptions = each(g.Assumptions, func(as *model.Assumption) Assumption {
		return Assumption{as.ID, as.Text, as.Attrs.Value("by"), as.Attrs.Value("until"), line(as.Span.Start)}
	})
	return m
}

// each is never nil, because a listing shows an empty list as one.
func each[A, B any](all []A, f func(A) B) []B {
	out := make([]B, 0, len(all))
	for _, one := range all {
		out = append(out, f(one))
	}
	return out
}

func readBoundary(b *graph.Boundary, line func(int) int) Boundary {
	parent := ""
	if b.Parent != nil {
		parent = b.Parent.ID
	}
	return Boundary{b.ID, b.Name, b.Attrs.Values("was"), parent, b.Trust.Value.String(), line(b.Span.Start)}
}

func readElement(e *graph.Element, line func(int) int) Element {
	class := ""
	if e.Type == model.Store {
		class = e.Class.Value
	}
	return Element{
		ID: e.ID, Name: e.Name, Was: e.Attrs.Values("was"), Type: string(e.Type), Zone: e.Zone().ID(), Trust: e.Trust.Value.String(),
		Crown: e.Crown.Known(), Class: class, Controls: stated(e.Attrs), Facts: facts(e.Attrs), Line: line(e.Span.Start),
	}
}

func readFlow(f *graph.Flow, line func(int) int) Flow {
	return Flow{
		ID: f.ID, Number: f.Number, Written: f.Written, Was: f.Attrs.Values("was"), From: f.From.ID, To: f.To.ID, Both: f.Both,
		Label: f.Label, Crosses: f.Crosses(), Controls: flowControls(f), Facts: facts(f.Attrs), Line: line(f.Span.Start),
	}
}

// facts are the attributes that state no control. Lists are sorted: their order says nothing.
func facts(attrs model.Attrs) map[string]string {
	out := make(map[string]string)
	for _, a := range attrs {
		if !IsControl(a.Key) && a.Key != "was" {
			out[a.Key] = strings.Join(slices.Sorted(slices.Values(a.Values)), ",")
		}
	}
	return out
}

func readThreat(a *stride.Analysis, t *stride.Threat) Threat {
	out := Threat{
		ID: t.ID, Rule: t.Rule.ID, Subject: t.Subject, Title: t.Rule.Title, Status: t.Status.String(), Severity: t.Severity.String(),
		Asks: asks(a.Catalog, t.Rule), Places: []Place{},
	}
	at := make(map[Place]int) // the place without a status
	worst := make(map[Place]stride.Status)
	for _, f := range t.Firings {
		for _, p := range f.Places {
			place := Place{ID: p.ID(), Flow: p.Flow != nil}
			if _, ok := at[place]; !ok {
				at[place], worst[place] = len(out.Places), p.Status
				out.Places = append(out.Places, place)
			}
			worst[place] = min(worst[place], p.Status)
		}
	}
	for place, i := range at {
		out.Places[i].Status = worst[place].String()
	}
	slices.SortFunc(out.Places, func(p, q Place) int { return cmp.Or(cmp.Compare(p.ID, q.ID), compareBool(p.Flow, q.Flow)) })
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// asks is a hash of what a rule asks for, in all of its wordings, with the numbers of the catalog. It
// changes only with the words, and takes less room in a listing.
func asks(c *stride.Catalog, r *stride.Rule) string {
	text := r.Criterion
	for _, w := range r.Wordings {
		text += "\n" + w.Criterion
	}
	for name, number := range c.Numbers {
		text = strings.ReplaceAll(text, "{"+name+"}", number)
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

func readWay(jewel stride.Jewel, w stride.Way) Way {
	return Way{
		Jewel: jewel.Element.ID, From: w.From.ID, Flows: each(w.Flows, func(f *graph.Flow) string { return f.ID }),
		Strength: w.Strength, Control: w.Control,
	}
}

func readDecision(a *stride.Analysis, d *model.Decision, ref model.ThreatRef, line func(int) int) Decision {
	state := ""
	switch {
	case slices.Contains(a.Orphans, ref):
		state = "orphaned"
	case slices.Contains(a.Unneeded, ref):
		state = "unneeded"
	}
	return Decision{
		Threat: ref.ID, Verb: string(d.Verb), Reason: d.Reason, By: d.Attrs.Value("by"), Until: d.Attrs.Value("until"),
		With: d.Attrs.Value("with"), State: state, Line: line(ref.Span.Start),
	}
}
