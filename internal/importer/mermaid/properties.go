package mermaid

import (
	"strings"

	"github.com/trustseam/trustseam/internal/importer/tree"
)

// properties reads @{ shape: cyl, label: "Orders" }, which is YAML. It returns false if it is not closed or cannot be read.
func (p *parser) properties(n *node) bool {
	inside, ok := propertiesText(p.rest())
	if !ok {
		return false
	}
	v, err := tree.YAML([]byte(flow(inside)), "")
	if err != nil || v.Kind != tree.Map {
		return false
	}
	p.skip(len("@{") + len(inside) + len("}"))
	if text := v.Get("label"); text != nil {
		n.text = plain(text.Text)
	}
	if s, ok := shapeProperty(v); ok {
		n.shape = s
	}
	if ofEdge(v) {
		p.edgeIDs[n.id] = true
	}
	return true
}

// propertiesText is what is between @{ and the } that is in no quotes.
func propertiesText(rest string) (string, bool) {
	quoted := false
	for i, c := range []byte(rest) {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '}' && !quoted:
			return rest[len("@{"):i], true
		}
	}
	return "", false
}

// flow gives properties in one line the braces that make them a map. Those in several lines are one without.
func flow(inside string) string {
	if !strings.Contains(inside, "\n") {
		return "{" + inside + "}"
	}
	return strings.ReplaceAll(inside, "\t", "  ") + "\n"
}

// shapeProperty is the shape that properties name. One that is not known is a rectangle.
func shapeProperty(v *tree.Value) (shape, bool) {
	name := v.Get("shape")
	if name == nil {
		return "", false
	}
	if s, ok := named[name.Text]; ok {
		return s, true
	}
	return rectangle, true
}

// ofEdge reports whether properties are of a link and not of a node.
func ofEdge(v *tree.Value) bool {
	return v.Get("animate") != nil || v.Get("animation") != nil || v.Get("curve") != nil
}
