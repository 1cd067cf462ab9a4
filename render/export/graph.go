package export

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/source"
)

// content is what is directly in a boundary.
type content struct {
	elements   []*graph.Element
	boundaries []*graph.Boundary
}

// childrenOf lists the content of every boundary in declaration order; nil is the top.
func childrenOf(g *graph.Graph) map[*graph.Boundary]content {
	all := make(map[*graph.Boundary]content)
	for _, e := range g.Elements {
		c := all[e.Boundary]
		c.elements = append(c.elements, e)
		all[e.Boundary] = c
	}
	for _, b := range g.Boundaries {
		c := all[b.Parent]
		c.boundaries = append(c.boundaries, b)
		all[b.Parent] = c
	}
	return all
}

func async(f *graph.Flow) bool { return f.Attrs.Value("mode") == "async" }

// clean makes one line of an author's text, without invisible characters.
func clean(text string) string { return source.OneLine(text) }

// label returns a text if any of it is visible, else the id.
func label(text, id string) string {
	if text = clean(text); text != "" {
		return text
	}
	return id
}
