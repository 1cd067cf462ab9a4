package export

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// DOT returns the graph as text for Graphviz, with the author's ids and names. It
// ends in a newline.
func DOT(g *graph.Graph) []byte {
	w := &dotWriter{children: childrenOf(g)}
	w.line(0, "digraph %s {", quote(g.ID))
	w.line(1, "graph [label=%s labelloc=t fontname=Helvetica rankdir=TB newrank=true]", quote(label(g.Title, g.ID)))
	w.line(1, "node [fontname=Helvetica shape=box]")
	w.line(1, "edge [fontname=Helvetica fontsize=11]")
	w.inside(nil, 1)
	for _, f := range g.Flows {
		w.flow(f)
	}
	w.line(0, "}")
	return []byte(w.out.String())
}

// dotWriter indents; nothing that it writes can fail.
type dotWriter struct {
	out      strings.Builder
	children map[*graph.Boundary]content
}

func (w *dotWriter) line(depth int, format string, args ...any) {
	w.out.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&w.out, format, args...)
	w.out.WriteByte('\n')
}

// inside writes what is directly in a boundary, or at the top for nil.
func (w *dotWriter) inside(b *graph.Boundary, depth int) {
	c := w.children[b]
	for _, e := range c.elements {
		w.line(depth, "%s [label=%s%s]", quote(e.ID), quote(label(e.Name, e.ID)), shape(e))
	}
	for _, inner := range c.boundaries {
		// Only a subgraph whose name begins with cluster is drawn with a frame.
		w.line(depth, "subgraph %s {", quote("cluster_"+inner.ID))
		w.line(depth+1, "graph [label=%s style=dashed color=\"#a30f28\" fontcolor=\"#a30f28\"]", quote(label(inner.Name, inner.ID)))
		w.inside(inner, depth+1)
		w.line(depth, "}")
	}
	if b != nil && len(c.elements)+len(c.boundaries) == 0 {
		// Graphviz drops a frame with nothing in it. No id has a blank.
		w.line(depth, "%s [style=invis]", quote(b.ID+" is empty"))
	}
}

// shape returns the attributes of an element: dashed and grey if it is out of scope.
func shape(e *graph.Element) string {
	if !e.OutOfScope() {
		return shapes[e.Type]
	}
	return fadedShapes[e.Type] + ` color="#646c75" fontcolor="#434d58"`
}

// fadedShapes are the shapes of elements out of scope.
var fadedShapes = map[model.ElementType]string{
	model.Actor:    ` style="filled,dashed" fillcolor="#f3f5f7"`,
	model.External: ` style="filled,dashed" fillcolor="#f3f5f7"`,
	model.Process:  ` style="rounded,dashed"`,
	model.Store:    ` shape=cylinder style=dashed`,
}

// shapes are those of a data flow diagram, as far as Graphviz has them.
var shapes = map[model.ElementType]string{
	model.Actor:    ` style=filled fillcolor="#eceff2"`,
	model.External: ` style=filled fillcolor="#eceff2"`,
	model.Process:  ` style=rounded`,
	model.Store:    ` shape=cylinder`,
}

func (w *dotWriter) flow(f *graph.Flow) {
	var more string
	if f.Both {
		more += " dir=both"
	}
	if async(f) {
		more += " style=dashed"
	}
	if f.Crosses() {
		more += ` color="#a30f28"`
	}
	w.line(1, "%s -> %s [id=%s label=%s%s]", quote(f.From.ID), quote(f.To.ID), quote(f.ID), quote(f.Number+". "+label(f.Label, "")), more)
}

// quote makes a DOT string. A backslash would begin an escape of labels, and an
// ampersand an HTML entity.
func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(clean(text)) + `"`
}
