package plane

import (
	"math"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
)

// Drawing is where the parts of a draft are. Its zero value is empty and ready.
type Drawing struct {
	bounds map[*draft.Node]Rectangle
	boxes  []box
	lines  []line
	arrows []arrow
}

// box is a boundary with an inside.
type box struct {
	Rectangle
	zone  *draft.Zone
	drawn bool
}

// Place says where an element is.
func (d *Drawing) Place(n *draft.Node, r Rectangle) {
	if d.bounds == nil {
		d.bounds = make(map[*draft.Node]Rectangle)
	}
	d.bounds[n] = r
}

// Bounds is where an element is; ok is false if nobody has said.
func (d *Drawing) Bounds(n *draft.Node) (r Rectangle, ok bool) {
	r, ok = d.bounds[n]
	return r, ok
}

// Box says where a boundary is. One that is not drawn contains nothing by its place.
func (d *Drawing) Box(z *draft.Zone, r Rectangle, drawn bool) {
	d.boxes = append(d.boxes, box{r, z, drawn})
}

// Fits reports whether a block can hold what a draft has: if not, it is no use to compare all of it with all of it.
func Fits(d *draft.Draft) bool {
	return len(d.Nodes) <= limit.Elements && len(d.Zones) <= limit.Boundaries
}

// Contain puts the elements and boundaries of a draft that are not in a boundary yet into the smallest box that wholly
// contains them, and reports an element of which only the middle is in one.
func (d *Drawing) Contain(to *draft.Draft) {
	if !Fits(to) {
		return
	}
	for _, n := range to.Nodes {
		if bounds, ok := d.bounds[n]; ok && n.Zone == nil {
			n.Zone = d.Inside(bounds, math.Inf(1))
			d.half(&to.Report, n, bounds)
		}
	}
	for _, b := range d.boxes {
		if b.drawn && b.zone.Parent == nil {
			b.zone.Parent = d.around(b)
		}
	}
}

// Smallest is the boundary with the smallest box, or nil without any. Of two boxes of one size it is the first.
func (d *Drawing) Smallest(zones []*draft.Zone) *draft.Zone {
	var best *draft.Zone
	size := math.Inf(1)
	for _, z := range zones {
		if area := d.Area(z); best == nil || area < size {
			best, size = z, area
		}
	}
	return best
}

// Area is the area of the box of a boundary, or infinite if it has none.
func (d *Drawing) Area(z *draft.Zone) float64 {
	for _, b := range d.boxes {
		if b.zone == z {
			return b.Area()
		}
	}
	return math.Inf(1)
}

// Inside is the boundary with the smallest box below a size that wholly contains a rectangle, or nil.
func (d *Drawing) Inside(inner Rectangle, below float64) *draft.Zone {
	var best *draft.Zone
	for _, b := range d.boxes {
		if area := b.Area(); b.drawn && area < below && b.Contains(inner) {
			best, below = b.zone, area
		}
	}
	return best
}

// around is the boundary with the smallest larger box that contains a box, or nil.
func (d *Drawing) around(inner box) *draft.Zone {
	var best *draft.Zone
	size := math.Inf(1)
	for _, b := range d.boxes {
		if area := b.Area(); b.drawn && area > inner.Area() && area < size && b.Contains(inner.Rectangle) {
			best, size = b.zone, area
		}
	}
	return best
}

// half reports an element of which only the middle is in a box that is smaller than the one that it is written in. Of
// several such boxes it names the smallest.
func (d *Drawing) half(report *draft.Report, n *draft.Node, bounds Rectangle) {
	var in *draft.Zone
	size := d.Area(n.Zone)
	for _, b := range d.boxes {
		if area := b.Area(); b.drawn && area < size && b.Has(bounds.Centre()) && !b.Contains(bounds) {
			in, size = b.zone, area
		}
	}
	if in == nil {
		return
	}
	where := "outside every boundary"
	if n.Zone != nil {
		where = "in `" + draft.Quoted(n.Zone.Name) + "`"
	}
	report.Infer(n.At, "`%s` is %s: only its middle is inside the box of `%s`, not all of it", draft.Quoted(n.Name), where, draft.Quoted(in.Name))
}
