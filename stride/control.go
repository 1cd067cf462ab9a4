package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Place is a flow or element on which a rule's control is stated, with what is
// known there.
type Place struct {
	Subject
	Status Status
}

// onFlows reports whether an element's control is stated on the flows that reach or leave it.
func onFlows(control string) bool {
	return strings.HasSuffix(control, "-in") || strings.HasSuffix(control, "-out")
}

// places are the flows or elements on which the control of a firing is stated,
// each with its status.
func (r *Rule) places(f Firing) []Place {
	var out []Place
	add := func(s Subject) { out = append(out, Place{s.place(), r.judge(s)}) }
	switch {
	case f.Subject.Transfer != nil:
		add(f.Subject)
	case f.Subject.Flow != nil:
		add(f.Subject)
		for _, response := range f.Subject.Flow.Responses {
			if response.Value(r.attribute()) != "" {
				add(Subject{Flow: response})
			}
		}
	case onFlows(r.Control):
		for _, flow := range f.Flows {
			add(Subject{Flow: flow})
		}
	default:
		add(f.Subject)
	}
	return out
}

// judge puts what one flow or element states into a status.
func (r *Rule) judge(s Subject) Status {
	name := r.attribute()
	if model.IsControl(name) {
		if status := controlStatus(name, s); status != Ask {
			return status
		}
	}
	switch value := valueOf(name, s); {
	case slices.Contains(r.Met, value):
		return Met
	case slices.Contains(r.Open, value):
		return Open
	}
	if slices.ContainsFunc(r.instead, func(c condition) bool { return c.holds(s) }) {
		return Met
	}
	return Ask
}

// controlStatus looks a control up in has= and lacks= of a flow and both its
// ends, or of an element, then in what the values of its attributes imply.
func controlStatus(name string, s Subject) Status {
	for _, attrs := range s.statements() {
		if attrs.Has("lacks", name) {
			return Open
		}
		if attrs.Has("has", name) {
			return Met
		}
	}
	if s.Flow == nil {
		return Ask
	}
	proof := model.LookupValue("auth", s.exchange().Auth.Value)
	switch {
	case slices.Contains(proof.States, name):
		return Met
	case slices.Contains(proof.Denies, name):
		return Open
	}
	return Ask
}

// statements are the attributes in which a control is looked up, nearest first.
func (s Subject) statements() []model.Attrs {
	if s.Element != nil {
		return []model.Attrs{s.Element.Attrs}
	}
	from, to := s.ends()
	out := []model.Attrs{s.Flow.Attrs}
	if exchange := s.exchange(); exchange != s.Flow {
		out = append(out, exchange.Attrs)
	}
	return append(out, to.Attrs, from.Attrs)
}

// valueOf returns the value of an attribute, "" when it is not known. What an
// answer does not state its request may; what a flow does not state the element
// that it reaches may, where elements take the attribute, and for what moves the one that it comes from.
func valueOf(name string, s Subject) string {
	if s.Element != nil {
		return s.Element.Attrs.Value(name)
	}
	for _, f := range []*graph.Flow{s.Flow, s.exchange()} {
		if v := f.Value(name); v != "" {
			return v
		}
	}
	a, _ := model.LookupAttribute(name)
	if a.On&model.OnElement == 0 {
		return ""
	}
	from, to := s.ends()
	if v := to.Attrs.Value(name); v != "" || s.Transfer == nil {
		return v
	}
	return from.Attrs.Value(name)
}
