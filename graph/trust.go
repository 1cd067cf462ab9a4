package graph

import "github.com/trustseam/trustseam/model"

// inferTrust sets the level of every boundary, then of every element.
func (g *Graph) inferTrust(words model.Words) {
	inside := g.inside()
	for _, b := range g.Boundaries { // a parent is declared before its children
		b.Trust = b.trust(words, inside[b])
	}
	for _, e := range g.Elements {
		e.Trust = e.trust()
	}
}

// inside lists for each boundary all elements in it and in its nested boundaries.
func (g *Graph) inside() map[*Boundary][]*Element {
	inside := make(map[*Boundary][]*Element)
	for _, e := range g.Elements {
		for b := e.Boundary; b != nil; b = b.Parent {
			inside[b] = append(inside[b], e)
		}
	}
	return inside
}

// trust returns the level that an attribute states, or else that of the parent,
// or else the one that a word of the name or the contents suggest.
func (b *Boundary) trust(words model.Words, inside []*Element) model.Fact[model.Level] {
	if word := b.Attrs.Value("zone"); word != "" {
		level, _ := model.ParseLevel(word)
		return model.DeclaredFact(level, "zone", word)
	}
	if b.Parent != nil {
		return model.InferredFact(b.Parent.Trust.Value, "it is inside `"+b.Parent.ID+"`")
	}
	if fact := model.Infer(words.Zones, "", "the name", b.Name); fact.Known() {
		level, _ := model.ParseLevel(fact.Value)
		return model.InferredFact(level, fact.Reason)
	}
	switch {
	case len(inside) == 0:
	case every(inside, isClient):
		return model.InferredFact(model.Public, "only people, devices and clients are inside")
	case every(inside, func(e *Element) bool { return e.Type == model.External }):
		return model.InferredFact(model.Partner, "only systems of others are inside")
	}
	return model.AssumedFact(model.Internal, "no attribute, word or content says more")
}

// Guessed reports whether only a guess says how much a top-level boundary is
// trusted. A nested one may well be as trusted as its surroundings.
func (b *Boundary) Guessed() bool { return b.Parent == nil && b.Trust.Origin != model.Declared }

// trust returns the level of the boundary around an element. Outside every
// boundary, an actor may be anybody, and everything else has a contract or is ours.
func (e *Element) trust() model.Fact[model.Level] {
	switch {
	case e.Boundary != nil:
		return model.InferredFact(e.Boundary.Trust.Value, "it is in `"+e.Boundary.ID+"`")
	case e.Type == model.Actor:
		return model.AssumedFact(model.Public, "an actor outside every boundary may be anybody")
	case e.Type == model.External:
		return model.AssumedFact(model.Partner, "a system of others is outside every boundary")
	}
	return model.AssumedFact(model.Internal, "a system of ours is outside every boundary")
}

// isClient reports whether e is a person, or a program or machine in a person's hands.
func isClient(e *Element) bool {
	switch e.Kind.Value {
	case "human", "mobile", "cli", "device":
		return true
	case "web-ui":
		return e.Type != model.Store
	}
	return e.Type == model.Actor
}

func every(elements []*Element, holds func(*Element) bool) bool {
	for _, e := range elements {
		if !holds(e) {
			return false
		}
	}
	return true
}
