package threatdragon

import (
	"math"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/limit"
)

// point is a place in the drawing, in its pixels.
type point struct{ x, y float64 }

// rectangle is where a shape is.
type rectangle struct{ min, max point }

func (r rectangle) area() float64 { return (r.max.x - r.min.x) * (r.max.y - r.min.y) }

func (r rectangle) centre() point { return point{(r.min.x + r.max.x) / 2, (r.min.y + r.max.y) / 2} }

func (r rectangle) has(p point) bool {
	return p.x >= r.min.x && p.x <= r.max.x && p.y >= r.min.y && p.y <= r.max.y
}

// contains reports whether another rectangle is wholly inside.
func (r rectangle) contains(other rectangle) bool { return r.has(other.min) && r.has(other.max) }

// bounds is the rectangle of a shape; ok is false if the source gives none.
func (c cell) bounds() (r rectangle, ok bool) {
	at, placed := coordinates(c.Get("position"))
	width, wide := c.Get("size", "width").Number()
	height, high := c.Get("size", "height").Number()
	ok = placed && wide && high && width >= 0 && height >= 0
	return rectangle{at, point{at.x + width, at.y + height}}, ok
}

func coordinates(v *tree.Loose) (p point, ok bool) {
	x, has := v.Get("x").Number()
	y, too := v.Get("y").Number()
	return point{x, y}, has && too
}

// path is the line through the vertices of an arrow or a curve, with its two ends.
func (c cell) path(from, to point) []point {
	out := []point{from}
	for _, v := range c.Get("vertices").Items() {
		if p, ok := coordinates(v); ok {
			out = append(out, p)
		}
	}
	return append(out, to)
}

// box is a boundary with an inside.
type box struct {
	rectangle
	id    string
	zone  *draft.Zone
	drawn bool
}

// contain puts elements and boxes into boxes. A list of the source counts more than the drawing. Of several boxes the
// smallest counts.
func (r *reader) contain() {
	if len(r.Nodes) > limit.Elements || len(r.boxes) > limit.Boundaries {
		return // no block can hold them
	}
	for id, n := range r.nodes {
		n.Zone = r.listed(id, nil)
	}
	for _, n := range r.Nodes {
		if bounds, ok := r.bounds[n]; ok && n.Zone == nil {
			n.Zone = r.smallest(bounds, math.Inf(1))
			r.half(n, bounds)
		}
	}
	for _, b := range r.boxes {
		b.zone.Parent = r.listed(b.id, b.zone)
		if b.drawn && b.zone.Parent == nil {
			b.zone.Parent = r.around(b)
		}
	}
}

// listed is the smallest of the boxes that list an id as inside, apart from the one that has it, or nil.
func (r *reader) listed(id string, self *draft.Zone) *draft.Zone {
	var best *draft.Zone
	size := math.Inf(1)
	for _, z := range r.holders[id] {
		for _, b := range r.boxes {
			if b.zone == z && z != self && (best == nil || b.area() < size) {
				best, size = z, b.area()
			}
		}
	}
	return best
}

// smallest is the zone of the smallest box below a size that wholly contains a rectangle, or nil.
func (r *reader) smallest(inner rectangle, below float64) *draft.Zone {
	var best *draft.Zone
	for _, b := range r.boxes {
		if area := b.area(); b.drawn && area < below && b.contains(inner) {
			best, below = b.zone, area
		}
	}
	return best
}

// around is the zone of the smallest larger box that contains a box, or nil.
func (r *reader) around(inner box) *draft.Zone {
	var best *draft.Zone
	size := math.Inf(1)
	for _, b := range r.boxes {
		if area := b.area(); b.drawn && area > inner.area() && area < size && b.contains(inner.rectangle) {
			best, size = b.zone, area
		}
	}
	return best
}

// half reports an element of which only the middle is in a box that is smaller than the one that it is written in.
func (r *reader) half(n *draft.Node, bounds rectangle) {
	size := math.Inf(1)
	for _, b := range r.boxes {
		if b.zone == n.Zone {
			size = b.area()
		}
	}
	for _, b := range r.boxes {
		if b.drawn && b.area() < size && b.has(bounds.centre()) && !b.contains(bounds) {
			where := "outside every boundary"
			if n.Zone != nil {
				where = "in `" + draft.Quoted(n.Zone.Name) + "`"
			}
			r.Report.Infer(n.At, "`%s` is %s: only its middle is inside the box of `%s`, not all of it", draft.Quoted(n.Name), where, draft.Quoted(b.zone.Name))
		}
	}
}
