package tm7

import (
	"math"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/importer/xmltree"
)

// stencil is a shape or a line of the drawing.
type stencil struct {
	*xmltree.Element
	guid string
	// shown is the name of the kind of shape in the template: "Azure Cosmos DB".
	shown, name string
	properties  []property
}

// property is one that the template gives to a kind of shape.
type property struct{ name, value string }

// generic are the kinds of shapes that all templates share, by their ids, and what they are here.
var generic = map[string]string{
	"GE.EI": "external", "GE.P": "process", "GE.DS": "store", "GE.TB.B": "boundary", "GE.TB": "boundary", "GE.TB.L": "line", "GE.DF": "flow", "GE.A": "note",
}

// drawn are the shapes by which a kind is known that has no id.
var drawn = map[string]string{
	"StencilRectangle": "external", "StencilEllipse": "process", "StencilParallelLines": "store", "BorderBoundary": "boundary", "LineBoundary": "line", "Connector": "flow",
}

// stencils returns the shapes or lines of a list of the surface.
func stencils(list *xmltree.Element) []stencil {
	var out []stencil
	for _, pair := range list.All("KeyValueOfguidanyType") {
		if value := pair.Get("Value"); value != nil {
			s := stencil{Element: value, guid: strings.ToLower(text(pair.Get("Key")))}
			if guid := text(value.Get("Guid")); guid != "" {
				s.guid = strings.ToLower(guid)
			}
			s.describe()
			out = append(out, s)
		}
	}
	return out
}

// describe reads the properties. The first, without a value, is the name of the kind of shape.
func (s *stencil) describe() {
	for _, p := range s.Get("Properties").All("anyType") {
		name, value := text(p.Get("DisplayName")), chosen(p)
		switch {
		case s.shown == "" && strings.HasSuffix(p.Attr("type"), "HeaderDisplayAttribute"):
			s.shown = name
		case name == "Name" && s.name == "":
			s.name = value
		case value != "":
			s.properties = append(s.properties, property{name, value})
		}
	}
}

// chosen is the value of a property: a text, or the choice of a list unless that is the first.
func chosen(p *xmltree.Element) string {
	value := p.Get("Value")
	if !strings.HasSuffix(p.Attr("type"), "ListDisplayAttribute") {
		return text(value)
	}
	choices := value.All("string")
	n, err := strconv.Atoi(text(p.Get("SelectedIndex")))
	if err != nil || n <= 0 || n >= len(choices) {
		return ""
	}
	return text(choices[n])
}

// kind is what the stencil is, or the word of the source if nobody knows it.
func (s *stencil) kind() string {
	id, shape := text(s.Get("GenericTypeId")), s.Attr("type")
	if kind := generic[id]; kind != "" && (kind != "flow" || shape != "LineBoundary") && (kind != "line" || shape != "BorderBoundary") {
		return kind
	}
	if kind := drawn[shape]; kind != "" {
		return kind
	}
	return "`" + tree.Quoted(strings.TrimSpace(id+" "+shape)) + "`"
}

// called is the name of a stencil, or of its kind if it has none.
func (s *stencil) called() string {
	if s.name != "" {
		return s.name
	}
	return s.shown
}

// get is the value of the first property with one of some names, without regard to case, or "".
func (s *stencil) get(names ...string) string {
	for _, p := range s.properties {
		for _, name := range names {
			if strings.EqualFold(p.name, name) {
				return p.value
			}
		}
	}
	return ""
}

// furthest is how far from the middle of a drawing a shape may be, in its pixels.
const furthest = 1e9

// number is a number of a stencil; ok is false if there is none that a drawing may have.
func (s *stencil) number(name string) (n float64, ok bool) {
	n, err := strconv.ParseFloat(text(s.Get(name)), 64)
	return n, err == nil && !math.IsNaN(n) && math.Abs(n) <= furthest
}

// bounds is where a shape is; ok is false if the source does not say.
func (s *stencil) bounds() (r plane.Rectangle, ok bool) {
	left, a := s.number("Left")
	top, b := s.number("Top")
	width, c := s.number("Width")
	height, d := s.number("Height")
	return plane.At(plane.Point{X: left, Y: top}, width, height), a && b && c && d && width >= 0 && height >= 0
}

// point is a point of a line: `Source`, `Handle` at which it turns, or `Target`.
func (s *stencil) point(name string) (p plane.Point, ok bool) {
	x, a := s.number(name + "X")
	y, b := s.number(name + "Y")
	return plane.Point{X: x, Y: y}, a && b
}

// path are the points of a line that the source gives.
func (s *stencil) path(names ...string) []plane.Point {
	var out []plane.Point
	for _, name := range names {
		if p, ok := s.point(name); ok {
			out = append(out, p)
		}
	}
	return out
}

// id is the id of what a line begins or ends at.
func (s *stencil) id(which string) string { return strings.ToLower(text(s.Get(which))) }
