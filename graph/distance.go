package graph

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// measure sets the distances to the nearest crown jewel and from the public.
func (g *Graph) measure() {
	var crown, sway, public [2][]*Element
	held := g.held()
	for _, e := range g.Elements {
		switch {
		case e.Crown.Known():
			crown[0], sway[0] = append(crown[0], e), append(sway[0], e)
		case e.handlesCrown(held):
			sway[1] = append(sway[1], e)
		}
		switch {
		case e.Level() == model.Public:
			public[0] = append(public[0], e)
		case e.Level() == model.Partner, e.Kind.Value == "webhook":
			public[1] = append(public[1], e)
		}
	}
	toCrown := distances(crown, callers, nobody)
	overCrown := distances(sway, callers, deciders)
	fromPublic := distances(public, func(e *Element) (callees []*Element) {
		for _, f := range e.Outbound {
			callees = append(callees, f.Responder())
		}
		if e.Level() <= model.Partner { // an outsider's answer reaches the asker
			for _, t := range e.Sends {
				if t.Answer {
					callees = append(callees, t.To)
				}
			}
		}
		return callees
	}, nobody)
	for _, e := range g.Elements {
		e.CrownDistance, e.CrownSway, e.PublicDistance = orFar(toCrown, e), orFar(overCrown, e), orFar(fromPublic, e)
	}
}

// handlesCrown reports whether e is a process that gets or sends a crown jewel that
// no element holds, such as a command: the jewel is then handled here.
func (e *Element) handlesCrown(held map[*Data]bool) bool {
	return e.Type == model.Process && slices.ContainsFunc(e.moved(), func(t *Transfer) bool {
		return slices.ContainsFunc(t.Data, func(d *Data) bool { return d.Crown() && !held[d] })
	})
}

func nobody(*Element) []*Element { return nil }

func callers(e *Element) []*Element {
	var out []*Element
	for _, f := range e.Inbound {
		out = append(out, f.Initiator())
	}
	return out
}

// deciders returns the elements that decide what e does or passes on: whoever changes it there has
// changed e. They supply commands, code and messages, the data of a crown jewel, or the identity of
// users.
func deciders(e *Element) []*Element {
	var out []*Element
	for _, t := range e.Receives {
		if t.Decides() || t.Crown() && !e.Crown.Known() {
			out = append(out, t.From)
		}
	}
	for _, f := range e.Outbound {
		if f.Responder().Kind.Value == "idp" {
			out = append(out, f.Responder())
		}
	}
	return out
}

func orFar(distance map[*Element]int, e *Element) int {
	if d, ok := distance[e]; ok {
		return d
	}
	return Far
}

// distances counts steps breadth first from seeds[0] at distance 0 and seeds[1] at
// distance 1. beside returns elements at the same distance, next those one step farther.
func distances(seeds [2][]*Element, next, beside func(*Element) []*Element) map[*Element]int {
	distance := make(map[*Element]int)
	var layer []*Element
	for step := 0; step < len(seeds) || len(layer) > 0; step++ {
		if step < len(seeds) {
			layer = append(layer, seeds[step]...)
		}
		var following []*Element
		for len(layer) > 0 {
			e := layer[0]
			layer = layer[1:]
			if _, ok := distance[e]; !ok {
				distance[e] = step
				layer = append(layer, beside(e)...)
				following = append(following, next(e)...)
			}
		}
		layer = following
	}
	return distance
}
