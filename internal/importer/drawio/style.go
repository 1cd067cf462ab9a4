package drawio

import (
	"path"
	"strings"
	"unicode"
)

// style is how a cell is drawn: `ellipse;html=1;dashed=1;`.
type style map[string]string

// parseStyle reads a style. A word without a value, such as `ellipse`, has the value "1".
func parseStyle(text string) style {
	s := make(style)
	for _, part := range strings.Split(text, ";") {
		key, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if key == "" {
			continue
		}
		if !ok {
			value = "1"
		}
		s[key] = value
	}
	return s
}

// is reports whether one of some words is set: `ellipse`, `dashed=1`.
func (s style) is(words ...string) bool {
	for _, word := range words {
		if s[word] == "1" {
			return true
		}
	}
	return false
}

// shape is the name of the shape in lower case, or "" for a rectangle. An icon is named by what it shows.
func (s style) shape() string {
	for _, key := range []string{"resIcon", "grIcon", "prIcon", "shape"} {
		if v := s[key]; v != "" && v != "1" && v != "rect" && v != "rectangle" {
			return strings.ToLower(v)
		}
	}
	if s["image"] != "" {
		return "image"
	}
	for _, word := range []string{"ellipse", "rhombus", "triangle", "hexagon", "cylinder", "cloud", "actor", "line", "doubleEllipse"} {
		if s.is(word) {
			return strings.ToLower(word)
		}
	}
	return ""
}

// icon is what a stencil or picture shows, in words: `mxgraph.aws4.dynamodb` is "dynamodb". It is "" for a plain shape.
func (s style) icon() string {
	name := s.shape()
	switch {
	case name == "image":
		if name = s["image"]; name == "1" || strings.HasPrefix(name, "data:") {
			return ""
		}
		name = path.Base(strings.ReplaceAll(name, "\\", "/"))
		name = strings.TrimSuffix(name, path.Ext(name))
	case strings.HasPrefix(name, "mxgraph."):
		name = name[strings.LastIndexByte(name, '.')+1:]
	default:
		return ""
	}
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// head reports whether an end of an edge is drawn as an arrow head. Draw.io draws one at the end unless the style says
// otherwise, and none at the start.
func (s style) head(key string) bool {
	switch value, ok := s[key]; value {
	case "none", "oval", "circle", "circlePlus", "dash", "cross", "baseDash", "halfCircle", "box":
		return false
	default:
		return ok && value != "" || key == "endArrow" && !ok
	}
}
