package threatdragon

import (
	"strings"

	"github.com/trustseam/trustseam/internal/importer/tree"
)

// cell is a shape or an arrow of the drawing.
type cell struct {
	*tree.Loose
	v1 bool
}

// types are the types of cells, and what they are called here. Those with a prefix are of version 2 and 1; the others
// are shapes, by which version 2 tells types where a cell states none.
var types = map[string]string{
	"tm.Actor": "actor", "tm.Process": "process", "tm.Store": "store", "tm.Flow": "flow", "tm.BoundaryBox": "box", "tm.Boundary": "curve", "tm.Text": "text",
	"actor": "actor", "process": "process", "store": "store", "flow": "flow", "trust-boundary-box": "box", "trust-boundary-curve": "curve",
	"trust-broundary-curve": "curve", "td-text-block": "text",
}

// kind is what the cell is, or the word of the source if nobody knows it.
func (c cell) kind() string {
	word := c.data().Get("type").Text()
	if word == "" && !c.v1 {
		word = c.Get("shape").Text()
	}
	if kind := types[word]; kind != "" {
		return kind
	}
	return word + " "
}

// data holds flags and threats.
func (c cell) data() *tree.Loose {
	if c.v1 {
		return c.Loose
	}
	return c.Get("data")
}

// name is what the cell is called.
func (c cell) name() string {
	texts := []*tree.Loose{c.data().Get("name"), c.Get("attrs", "text", "text")}
	if labels := c.Get("labels"); labels.Is(tree.List) && len(labels.Items()) > 0 {
		first := labels.Items()[0]
		texts = append(texts, first.Get("attrs", "label", "text"), first.Get("attrs", "text", "text"))
	}
	for _, t := range texts {
		if text := strings.TrimSpace(t.Text()); text != "" {
			return text
		}
	}
	return ""
}

// end is the id of what an arrow begins or ends at.
func (c cell) end(which string) string {
	key := "cell"
	if c.v1 {
		key = "id"
	}
	return c.Get(which, key).Text()
}
