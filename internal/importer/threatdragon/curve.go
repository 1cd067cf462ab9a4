package threatdragon

import (
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
)

// line is a boundary that is drawn as an open line.
type line struct {
	*draft.Line
	id   string
	path []point
}

// arrow is a flow as it is drawn. The ids are of the lines that the source says it crosses.
type arrow struct {
	flow  *draft.Flow
	path  []point
	lines []string
}

func (r *reader) line(c cell) {
	l := line{Line: &draft.Line{Name: c.name(), At: c.At}, id: c.Get("id").Text()}
	from, begins := coordinates(c.Get("source"))
	to, ends := coordinates(c.Get("target"))
	if begins && ends {
		l.path = c.path(from, to)
	}
	r.lines = append(r.lines, l)
	r.Lines = append(r.Lines, l.Line)
}

// draw remembers where a flow between two elements is drawn.
func (r *reader) draw(c cell, f *draft.Flow) {
	a := arrow{flow: f}
	from, begins := r.bounds[f.From]
	to, ends := r.bounds[f.To]
	if begins && ends {
		a.path = c.path(from.centre(), to.centre())
	}
	for _, id := range c.data().Get("trustBoundaryIds").Items() {
		a.lines = append(a.lines, id.Text())
	}
	r.arrows = append(r.arrows, a)
}

// crossings finds the flows that cross each open line. The lines of a drawing are curves; between two vertices they are
// taken as straight.
func (r *reader) crossings() {
	if len(r.arrows) > limit.Flows || r.segments() > limit.ImportSegments {
		for _, l := range r.lines {
			r.Report.Lose(l.At, "boundary `%s` is an open line; it is too long to say which flows cross it", draft.Quoted(l.Name))
		}
		return
	}
	for _, l := range r.lines {
		for _, a := range r.arrows {
			if len(a.lines) > 0 && slices.Contains(a.lines, l.id) || len(a.lines) == 0 && cross(l.path, a.path) {
				l.Crossing = append(l.Crossing, a.flow)
			}
		}
	}
}

// segments is how many pairs of pieces there are to compare.
func (r *reader) segments() int {
	lines, arrows := 0, 0
	for _, l := range r.lines {
		lines += len(l.path) + 1
	}
	for _, a := range r.arrows {
		arrows += len(a.path) + 1
	}
	return lines * arrows
}

// cross reports whether two paths have a point in common.
func cross(a, b []point) bool {
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
func meet(a, b, c, d point) bool {
	return side(a, b, c)*side(a, b, d) <= 0 && side(c, d, a)*side(c, d, b) <= 0 && overlap(a.x, b.x, c.x, d.x) && overlap(a.y, b.y, c.y, d.y)
}

// side is 1, -1 or 0 as a point is on the left, on the right or on the line through two others.
func side(a, b, p point) int {
	switch turn := (b.x-a.x)*(p.y-a.y) - (b.y-a.y)*(p.x-a.x); {
	case turn > 0:
		return 1
	case turn < 0:
		return -1
	}
	return 0
}

// overlap reports whether the range of two numbers has a number of the range of two others.
func overlap(a, b, c, d float64) bool { return min(a, b) <= max(c, d) && min(c, d) <= max(a, b) }
