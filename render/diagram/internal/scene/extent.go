package scene

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

// Sheet is the offset of the second sheet of an element that several customers share.
var Sheet = geom.Pt(5, -5)

// crown is the mark of a crown jewel at the upper left corner of an element: how big it is, its
// outline included, and how far its middle is from the corner, in pixels.
var crown = struct{ width, height, right, up float64 }{width: 20, height: 15, right: 5, up: 1}

// count is the number of open threats at the upper right corner, in the same way.
var count = struct{ size, left float64 }{size: 20, left: 4}

// Radius is the corner radius with which an element is drawn.
func (e Element) Radius() float64 {
	switch {
	case e.Form == zoneForm:
		return Corner
	case e.Type == model.Process:
		return min(sizes.round, e.H/2)
	}
	return 0
}

// Frame is how far the second outline of what is added, and the ticks across that of what is changed, reach
// beyond the first, in pixels.
const Frame = 4.0

// Extent encloses what is drawn of an element: its box, second outline, second sheet, crown and count.
func (e Element) Extent(box geom.Rectangle) geom.Rectangle {
	out := box.Grow(1)
	if e.Mark.Kind != "" {
		out = box.Grow(Frame + 1)
	}
	if e.Tenants {
		out = out.Union(box.Move(Sheet).Grow(1))
	}
	if e.Crown {
		out = out.Union(geom.Around(e.CrownAt(box), crown.width, crown.height))
	}
	if e.Open > 0 {
		out = out.Union(geom.Around(e.CountAt(box), count.size, count.size))
	}
	return out
}

// CrownAt is the middle of the crown of an element with a box.
func (e Element) CrownAt(box geom.Rectangle) geom.Point {
	return geom.Pt(box.X0+crown.right, box.Y0-crown.up)
}

// CountAt is the middle of the count of open threats of an element with a box.
func (e Element) CountAt(box geom.Rectangle) geom.Point {
	at := geom.Pt(box.X1-count.left, box.Y0)
	if e.Tenants {
		at = at.Plus(Sheet)
	}
	return at
}
