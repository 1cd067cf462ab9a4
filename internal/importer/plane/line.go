package plane

import (
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
)

// line is a boundary that is drawn as an open line.
type line struct {
	*draft.Line
	path []Point
}

// arrow is a flow as it is drawn. If the source states which lines it crosses, these count.
type arrow struct {
	flow   *draft.Flow
	path   []Point
	stated []*draft.Line
	states bool
}

// Line says where an open line is: through which points it goes.
func (d *Drawing) Line(l *draft.Line, path ...Point) { d.lines = append(d.lines, line{l, path}) }

// Arrow says that a flow goes from the middle of one element to the middle of the other through some points.
func (d *Drawing) Arrow(f *draft.Flow, through ...Point) {
	a := arrow{flow: f}
	from, begins := d.bounds[f.From]
	to, ends := d.bounds[f.To]
	if begins && ends {
		a.path = append(append([]Point{from.Centre()}, through...), to.Centre())
	}
	d.arrows = append(d.arrows, a)
}

// Crosses says which lines a flow crosses, as the source states.
func (d *Drawing) Crosses(f *draft.Flow, lines []*draft.Line) {
	d.arrows = append(d.arrows, arrow{flow: f, stated: lines, states: true})
}

// Cross finds the flows that cross each open line, and reports the lines for which that takes too long. Between two
// points the lines of a drawing are taken as straight.
func (d *Drawing) Cross(report *draft.Report) {
	if len(d.arrows) > limit.Flows || d.segments() > limit.ImportSegments {
		for _, l := range d.lines {
			report.Lose(l.At, "boundary `%s` is an open line; it is too long to say which flows cross it", draft.Quoted(l.Name))
		}
		return
	}
	for _, l := range d.lines {
		for _, a := range d.arrows {
			if a.states && slices.Contains(a.stated, l.Line) || !a.states && cross(l.path, a.path) {
				l.Crossing = append(l.Crossing, a.flow)
			}
		}
	}
}

// segments is how many pairs of pieces there are to compare.
func (d *Drawing) segments() int {
	lines, arrows := 0, 0
	for _, l := range d.lines {
		lines += len(l.path) + 1
	}
	for _, a := range d.arrows {
		arrows += len(a.path) + len(a.stated) + 1
	}
	return lines * arrows
}

// cross reports whether two paths have a point in common.
func cross(a, b []Point) bool {
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if meet(a[i-1], a[i], b[j-1], b[j]) {
				return true
			}
		}
	}
	return false
}

// meet reports whether two straight pieces cross or touch.
func meet(a, b, c, d Point) bool {
	return side(a, b, c)*side(a, b, d) <= 0 && side(c, d, a)*side(c, d, b) <= 0 && overlap(a.X, b.X, c.X, d.X) && overlap(a.Y, b.Y, c.Y, d.Y)
}

// side is 1, -1 or 0 as a point is on the left, on the right or on the line through two others.
func side(a, b, p Point) int {
	switch turn := (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X); {
	case turn > 0:
		return 1
	case turn < 0:
		return -1
	}
	return 0
}

// overlap reports whether the range of two numbers has a number of the range of two others.
func overlap(a, b, c, d float64) bool { return min(a, b) <= max(c, d) && min(c, d) <= max(a, b) }
