// Package diagramtest makes graphs for the tests of the packages beside it.
package diagramtest

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Builder makes a block by hand, without the notation.
type Builder struct{ Block model.Block }

// Attrs reads "crown=yes tech=Go" into attributes; a value may hold commas.
func Attrs(text string) model.Attrs {
	var out model.Attrs
	for _, field := range strings.Fields(text) {
		key, value, _ := strings.Cut(field, "=")
		out = append(out, model.Attr{Key: key, Values: strings.Split(value, ",")})
	}
	return out
}

// Boundary adds a boundary; more are its attributes, as [Attrs] reads them.
func (b *Builder) Boundary(id, name string, parent *model.Boundary, more string) *model.Boundary {
	x := &model.Boundary{ID: id, Name: name, Parent: parent, Attrs: Attrs(more)}
	b.Block.Boundaries = append(b.Block.Boundaries, x)
	return x
}

// Element adds an element; more are its attributes, as [Attrs] reads them.
func (b *Builder) Element(kind model.ElementType, id, name string, in *model.Boundary, more string) *model.Element {
	x := &model.Element{ID: id, Name: name, Type: kind, Boundary: in, Attrs: Attrs(more)}
	b.Block.Elements = append(b.Block.Elements, x)
	return x
}

// Flow adds a flow, whose id and number count from 1; more are its attributes, as [Attrs] reads them.
func (b *Builder) Flow(from, to *model.Element, label, more string, data ...*model.Data) *model.Flow {
	n := fmt.Sprint(len(b.Block.Flows) + 1)
	x := &model.Flow{ID: n, Number: n, From: from, To: to, Label: label, Attrs: Attrs(more), Data: data}
	b.Block.Flows = append(b.Block.Flows, x)
	return x
}

// Graph derives the graph of the block.
func (b *Builder) Graph() *graph.Graph { return graph.New(&b.Block, model.Words{}) }
