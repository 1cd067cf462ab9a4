package graph

import "github.com/trustseam/trustseam/model"

// measure sets the crown and public distances.
func (g *Graph) measure() {
	var crown, public [2][]*Element
	for _, e := range g.Elements {
		if e.Crown.Known() {
			crown[0] = append(crown[0], e)
		}
		switch {
		case e.Level() == model.Public:
			public[0] = append(public[0], e)
		case e.Level() == model.Partner, e.Kind.Value == "webhook":
			public[1] = append(public[1], e)
		}
	}
	toCrown := distances(crown, func(e *Element) (callers []*Element) {
		for _, f := range e.Inbound {
			callers = append(callers, f.Initiator())
		}
		return callers
	})
	fromPublic := distances(public, func(e *Element) (callees []*Element) {
		for _, f := range e.Outbound {
			callees = append(callees, f.Responder())
		}
		if e.Level() <= model.Partner { // what outsiders answer reaches who asked
			for _, t := range e.Sends {
				if t.Answer {
					callees = append(callees, t.To)
				}
			}
		}
		return callees
	})
	for _, e := range g.Elements {
		e.CrownDistance, e.PublicDistance = orFar(toCrown, e), orFar(fromPublic, e)
	}
}

func orFar(distance map[*Element]int, e *Element) int {
	if d, ok := distance[e]; ok {
		return d
	}
	return Far
}

// distances counts steps breadth first from seeds[0] at distance 0 and seeds[1] at distance 1.
func distances(seeds [2][]*Element, next func(*Element) []*Element) map[*Element]int {
	distance := make(map[*Element]int)
	var layer []*Element
	for step := 0; step < len(seeds) || len(layer) > 0; step++ {
		if step < len(seeds) {
			layer = append(layer, seeds[step]...)
		}
		var following []*Element
		for _, e := range layer {
			if _, ok := distance[e]; !ok {
				distance[e] = step
				following = append(following, next(e)...)
			}
		}
		layer = following
	}
	return distance
}
