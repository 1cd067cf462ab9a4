package threatdragon

import (
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// bounds is the rectangle of a shape; ok is false if the source gives none.
func (c cell) bounds() (r plane.Rectangle, ok bool) {
	at, placed := coordinates(c.Get("position"))
	width, wide := c.Get("size", "width").Number()
	height, high := c.Get("size", "height").Number()
	ok = placed && wide && high && width >= 0 && height >= 0
	return plane.At(at, width, height), ok
}

func coordinates(v *tree.Loose) (p plane.Point, ok bool) {
	x, has := v.Get("x").Number()
	y, too := v.Get("y").Number()
	return plane.Point{X: x, Y: y}, has && too
}

// vertices are the points at which an arrow or a curve turns.
func (c cell) vertices() []plane.Point {
	var out []plane.Point
	for _, v := range c.Get("vertices").Items() {
		if p, ok := coordinates(v); ok {
			out = append(out, p)
		}
	}
	return out
}

// contain puts elements and boxes into boxes. A list of the source counts more than the drawing.
func (r *reader) contain() {
	if !plane.Fits(r.Draft) {
		return
	}
	for id, n := range r.nodes {
		n.Zone = r.listed(id, nil)
	}
	for z, id := range r.boxes {
		z.Parent = r.listed(id, z)
	}
	r.drawing.Contain(r.Draft)
}

// listed is the smallest of the boxes that list an id as inside, apart from the one that has it, or nil.
func (r *reader) listed(id string, self *draft.Zone) *draft.Zone {
	var holders []*draft.Zone
	for _, z := range r.holders[id] {
		if z != self {
			holders = append(holders, z)
		}
	}
	return r.drawing.Smallest(holders)
}

// line adds a boundary that is drawn as an open line.
func (r *reader) line(c cell) {
	l := &draft.Line{Name: c.name(), At: c.At}
	from, begins := coordinates(c.Get("source"))
	to, ends := coordinates(c.Get("target"))
	var path []plane.Point
	if begins && ends {
		path = append(append([]plane.Point{from}, c.vertices()...), to)
	}
	r.drawing.Line(l, path...)
	r.Lines = append(r.Lines, l)
	id := c.Get("id").Text()
	r.lines[id] = append(r.lines[id], l)
}

// draw says where a flow between two elements is drawn, or which lines the source says that it crosses.
func (r *reader) draw(c cell, f *draft.Flow) {
	ids := c.data().Get("trustBoundaryIds").Items()
	if len(ids) == 0 {
		r.drawing.Arrow(f, c.vertices()...)
		return
	}
	var crossed []*draft.Line
	for _, id := range ids {
		crossed = append(crossed, r.lines[id.Text()]...)
	}
	r.drawing.Crosses(f, crossed)
}
