package export

import (
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/graph"
)

// content is what stands directly in a boundary.
type content struct {
	elements   []*graph.Element
	boundaries []*graph.Boundary
}

// childrenOf lists the content of every boundary in order of declaration; nil is the top.
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

// clean makes one line of valid text: what cannot be seen, or reorders the text
// around it, is removed.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar, unicode.IsControl(r), r != '\u200d' && unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// label is a text that can be seen, or else the id.
func label(text, id string) string {
	if text = clean(text); text != "" {
		return text
	}
	return id
}
