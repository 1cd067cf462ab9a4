package plane

import (
	"math"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
)

// square is a square with a side of a length.
func square(x, y, side float64) Rectangle { return At(Point{x, y}, side, side) }

func TestContain(t *testing.T) {
	outer, inner, same, hidden := &draft.Zone{Name: "Outer"}, &draft.Zone{Name: "Inner"}, &draft.Zone{Name: "Same"}, &draft.Zone{Name: "Hidden"}
	in, out, half, given := &draft.Node{Name: "in"}, &draft.Node{Name: "out"}, &draft.Node{Name: "half"}, &draft.Node{Name: "given", Zone: hidden}
	to := &draft.Draft{Zones: []*draft.Zone{outer, inner, same, hidden}, Nodes: []*draft.Node{in, out, half, given}}
	var d Drawing
	d.Box(outer, square(0, 0, 100), true)
	d.Box(inner, square(10, 10, 50), true)
	d.Box(same, square(10, 10, 50), true)
	d.Box(hidden, square(10, 10, 20), false)
	d.Place(in, square(11, 11, 10))
	d.Place(out, square(200, 0, 10))
	d.Place(half, square(55, 20, 8))
	d.Place(given, square(11, 11, 10))
	d.Contain(to)
	if in.Zone != inner || out.Zone != nil || half.Zone != outer || given.Zone != hidden {
		t.Errorf("elements are in %v, %v, %v, %v", in.Zone, out.Zone, half.Zone, given.Zone)
	}
	if outer.Parent != nil || inner.Parent != outer || same.Parent != outer || hidden.Parent != nil {
		t.Errorf("boundaries are in %v, %v, %v, %v", outer.Parent, inner.Parent, same.Parent, hidden.Parent)
	}
	const want = "`half` is in `Outer`: only its middle is inside the box of `Inner`, not all of it"
	if got := to.Report.Remarks; len(got) != 1 || got[0].Text != want {
		t.Errorf("%v", got)
	}
	if got := d.Smallest([]*draft.Zone{outer, inner, same}); got != inner || d.Smallest(nil) != nil {
		t.Errorf("the smallest is %v", got)
	}
	if got := d.Inside(square(11, 11, 1), 2500); got != nil && got != inner {
		t.Errorf("inside %v", got)
	}
	if d.Area(outer) != 10_000 || !math.IsInf(d.Area(&draft.Zone{}), 1) {
		t.Error("areas")
	}
}

func TestCross(t *testing.T) {
	left, right := &draft.Node{}, &draft.Node{}
	straight, around, stated, far := &draft.Flow{From: left, To: right}, &draft.Flow{From: left, To: right}, &draft.Flow{}, &draft.Flow{From: left, To: &draft.Node{}}
	wall, other := &draft.Line{Name: "Wall"}, &draft.Line{Name: "Other"}
	var d Drawing
	d.Place(left, square(0, 0, 10))
	d.Place(right, square(100, 0, 10))
	d.Line(wall, Point{50, -20}, Point{60, 0}, Point{50, 20})
	d.Line(other, Point{50, 500}, Point{60, 500})
	d.Arrow(straight)
	d.Arrow(around, Point{5, 100}, Point{100, 100})
	d.Arrow(far)
	d.Crosses(stated, []*draft.Line{other})
	var report draft.Report
	d.Cross(&report)
	if len(wall.Crossing) != 1 || wall.Crossing[0] != straight || len(other.Crossing) != 1 || other.Crossing[0] != stated || len(report.Remarks) > 0 {
		t.Errorf("%v, %v, %v", wall.Crossing, other.Crossing, report.Remarks)
	}
	d.Line(wall, make([]Point, 20_000)...)
	d.Arrow(straight, make([]Point, 2_000)...)
	d.Cross(&report)
	const want = "boundary `Wall` is an open line; it is too long to say which flows cross it"
	if len(report.Remarks) != 3 || report.Remarks[0].Text != want {
		t.Errorf("%v", report.Remarks)
	}
}

// Numbers that no drawing has give no answer, and no loop.
func TestOddNumbers(t *testing.T) {
	z, n := &draft.Zone{}, &draft.Node{}
	to := &draft.Draft{Zones: []*draft.Zone{z}, Nodes: []*draft.Node{n}}
	var d Drawing
	d.Box(z, Rectangle{Point{math.Inf(-1), math.NaN()}, Point{math.Inf(1), math.NaN()}}, true)
	d.Place(n, square(math.NaN(), 0, math.Inf(1)))
	d.Contain(to)
	if n.Zone != nil || z.Parent != nil {
		t.Error("something is inside nothing")
	}
}
