package geom

import (
	"math"
	"testing"
)

func TestChanges(t *testing.T) {
	box := Rectangle{0, 0, 100, 100}
	loop := Curve{{50, 50}, {250, 50}, {250, 60}, {50, 60}} // leaves on the right and comes back
	cases := []struct {
		name   string
		line   Curve
		radius float64
		want   []Point
		enters []bool
	}{
		{"down into it", Straight(Point{50, -50}, Point{50, 50}), 10, []Point{{50, 0}}, []bool{true}},
		{"out to the left", Straight(Point{50, 50}, Point{-50, 50}), 10, []Point{{0, 50}}, []bool{false}},
		{"through it", Straight(Point{-50, 30}, Point{150, 30}), 10, []Point{{0, 30}, {100, 30}}, []bool{true, false}},
		{"past it", Straight(Point{-50, -30}, Point{150, -30}), 10, nil, nil},
		{"inside", Straight(Point{10, 50}, Point{90, 50}), 10, nil, nil},
		{"past a round 10", Straight(Point{-4, 6}, Point{6, -4}), 10, nil, nil},
		{"over a square 10", Straight(Point{-4, 6}, Point{6, -4}), 0, []Point{{0, 2}, {2, 0}}, []bool{true, false}},
		{"out and back", loop, 10, []Point{{100, 50.2}, {100, 59.8}}, []bool{false, true}},
	}
	for _, c := range cases {
		got := c.line.Changes(box, c.radius)
		if len(got) != len(c.want) {
			t.Errorf("%s: %d changes, want %d", c.name, len(got), len(c.want))
			continue
		}
		for i, g := range got {
			at := c.line.At(g.t)
			if g.entering != c.enters[i] || math.Abs(box.Signed(at, c.radius)) > 1e-6 || at.Distance(c.want[i]) > 1 {
				t.Errorf("%s: change %d at %v entering %v, want %v %v", c.name, i, at, g.entering, c.want[i], c.enters[i])
			}
		}
	}
}

func TestPass(t *testing.T) {
	all := []Change{{1, true}, {2, false}, {3, true}, {4, false}}
	if at, ok := Pass(all, true); !ok || at != 3 {
		t.Errorf("finally enters at %v %v", at, ok)
	}
	if at, ok := Pass(all, false); !ok || at != 2 {
		t.Errorf("first leaves at %v %v", at, ok)
	}
	if _, ok := Pass(all[:1], false); ok {
		t.Error("found a crossing that is not there")
	}
}
