package graph

import "github.com/trustseam/trustseam/model"

// inferStores sets class and crown of every element from what it holds and from
// what moves to and from it.
func (g *Graph) inferStores(words model.Words) {
	held := g.held()
	for _, e := range g.Elements {
		if e.Type == model.Store {
			e.Class = storeClass(e, words)
		} else if v := e.Attrs.Value("class"); v != "" {
			e.Class = words.Class(v)
		}
		e.Crown = crown(e, held)
	}
}

func storeClass(e *Element, words model.Words) model.Fact[string] {
	if v := e.Attrs.Value("class"); v != "" {
		return words.Class(v)
	}
	var best model.Fact[string]
	for _, d := range e.Holds {
		best = worse(best, d.Class, "it holds `"+d.ID+"`")
	}
	if best.Known() { // what it is declared to hold counts more than what its name or its flows suggest
		return best
	}
	best = model.Infer(words.Classes, string(model.Store), "the name", e.Name)
	for _, t := range e.moved() {
		for _, d := range t.Data {
			best = worse(best, d.Class, "flow `"+t.Flow.Number+"` carries `"+d.ID+"`")
		}
	}
	return best
}

// worse returns the more sensitive of two facts about a class.
func worse(a, b model.Fact[string], reason string) model.Fact[string] {
	if !b.Known() {
		return a
	}
	if !a.Known() || model.Sensitivity(b.Value) > model.Sensitivity(a.Value) {
		return model.InferredFact(b.Value, reason)
	}
	return a
}

// crown decides whether an element is a crown jewel: it says so, it holds data that is one, or it
// is a store that such data moves to or from and no element claims to hold the data.
func crown(e *Element, held map[*Data]bool) model.Fact[string] {
	switch e.Attrs.Value("crown") {
	case "yes":
		return model.DeclaredFact("yes", "crown", "yes")
	case "no":
		return model.Fact[string]{}
	}
	for _, d := range e.Holds {
		if d.Crown() {
			return model.InferredFact("yes", "it holds `"+d.ID+"`")
		}
	}
	if e.Type != model.Store {
		return model.Fact[string]{}
	}
	for _, t := range e.moved() {
		for _, d := range t.Data {
			if d.Crown() && !held[d] {
				return model.InferredFact("yes", "flow `"+t.Flow.Number+"` carries `"+d.ID+"`")
			}
		}
	}
	return model.Fact[string]{}
}

// held returns the data that some element claims to hold.
func (g *Graph) held() map[*Data]bool {
	held := make(map[*Data]bool)
	for _, e := range g.Elements {
		for _, d := range e.Holds {
			held[d] = true
		}
	}
	return held
}
