package graph

import "github.com/trustseam/trustseam/model"

// inferOwners sets the owner of every boundary, then of every element.
func (g *Graph) inferOwners() {
	for _, b := range g.Boundaries { // a parent is declared before its children
		b.Owner = ownerOf(b.Attrs, b.Parent)
	}
	for _, e := range g.Elements {
		e.Owner = ownerOf(e.Attrs, e.Boundary)
	}
}

// ownerOf returns the owner that an attribute states, or else that of the boundary around.
func ownerOf(stated model.Attrs, around *Boundary) model.Fact[string] {
	switch who := stated.Value("owner"); {
	case who != "":
		return model.DeclaredFact(who, "owner", who)
	case around != nil && around.Owner.Known():
		return model.InferredFact(around.Owner.Value, "it is in `"+around.ID+"`")
	}
	return model.Fact[string]{}
}
