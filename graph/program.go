package graph

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// Program is the process in whose program the element runs: itself, unless it is part of another one.
func (e *Element) Program() *Element {
	if e.PartOf != nil {
		return e.PartOf
	}
	return e
}

// InProgram reports whether the flow stays in one program: both ends are parts of it, or the protocol is a function call. There is
// no wire between them, and no caller who could show who it is.
func (f *Flow) InProgram() bool {
	if from, to := f.From, f.To; (from.PartOf != nil || to.PartOf != nil) && from.Program() == to.Program() {
		return true
	}
	_, known := model.LookupProtocol(f.Protocol.Value)
	return !known && model.InProcess(f.Protocol.Value)
}

// OfProgram are the attributes that a program has as a whole: what one part states of them is so for all.
var OfProgram = []string{"secrets", "runs-as", "artifact", "redundancy", "egress"}

// shareStatements gives a program, and each of its parts, what is stated of any of them and belongs to the whole. Of several values it
// is the weakest: a secret in the environment can be read there, wherever the program keeps its others.
func (g *Graph) shareStatements() {
	for _, whole := range g.Elements {
		if len(whole.Parts) == 0 {
			continue
		}
		members := append([]*Element{whole}, whole.Parts...)
		for _, key := range OfProgram {
			alike := slices.DeleteFunc(slices.Clone(members), func(e *Element) bool { return key == "artifact" && e.Kind.Value == "plugin" }) // it comes on its own
			if stated, ok := weakest(alike, key); ok {
				for _, e := range alike {
					e.state(stated)
				}
			}
		}
		for _, key := range []string{"has", "lacks"} {
			if slices.ContainsFunc(members, func(e *Element) bool { return e.Attrs.Has(key, "least") }) && !whole.Attrs.Has(key, "least") {
				stated := model.Attr{Key: key, Values: append(slices.Clone(whole.Attrs.Values(key)), "least")}
				whole.state(stated)
			}
		}
	}
}

// weakest returns the statement of an attribute by any of some elements that is worth least.
func weakest(elements []*Element, key string) (model.Attr, bool) {
	var stated []model.Attr
	for _, e := range elements {
		if a, ok := e.Attrs.Find(key); ok {
			stated = append(stated, a)
		}
	}
	if len(stated) == 0 {
		return model.Attr{}, false
	}
	return slices.MinFunc(stated, func(a, b model.Attr) int {
		return model.LookupValue(key, a.Values[0]).Strength - model.LookupValue(key, b.Values[0]).Strength
	}), true
}

// state sets an attribute of an element in the graph. The parsed block, which is what the author wrote, stays as it is.
func (e *Element) state(a model.Attr) {
	parsed := *e.Element
	parsed.Attrs = slices.DeleteFunc(slices.Clone(e.Attrs), func(own model.Attr) bool { return own.Key == a.Key })
	parsed.Attrs = append(parsed.Attrs, a)
	e.Element = &parsed
}
