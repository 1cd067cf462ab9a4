package diagram

import (
	"math"
	"testing"
)

func TestChanges(t *testing.T) {
	box := rect{0, 0, 100, 100}
	loop := curve{{50, 50}, {250, 50}, {250, 60}, {50, 60}} // leaves on the right and comes back
	cases := []struct {
		name   string
		line   curve
		radius float64
		want   []point
		enters []bool
	}{
		{"down into it", straight(point{50, -50}, point{50, 50}), corner, []point{{50, 0}}, []bool{true}},
		{"out to the left", straight(point{50, 50}, point{-50, 50}), corner, []point{{0, 50}}, []bool{false}},
		{"through it", straight(point{-50, 30}, point{150, 30}), corner, []point{{0, 30}, {100, 30}}, []bool{true, false}},
		{"past it", straight(point{-50, -30}, point{150, -30}), corner, nil, nil},
		{"inside", straight(point{10, 50}, point{90, 50}), corner, nil, nil},
		{"past a round corner", straight(point{-4, 6}, point{6, -4}), corner, nil, nil},
		{"over a square corner", straight(point{-4, 6}, point{6, -4}), 0, []point{{0, 2}, {2, 0}}, []bool{true, false}},
		{"out and back", loop, corner, []point{{100, 50.2}, {100, 59.8}}, []bool{false, true}},
	}
	for _, c := range cases {
		got := c.line.changes(box, c.radius)
		if len(got) != len(c.want) {
			t.Errorf("%s: %d changes, want %d", c.name, len(got), len(c.want))
			continue
		}
		for i, g := range got {
			at := c.line.at(g.t)
			if g.entering != c.enters[i] || math.Abs(box.signed(at, c.radius)) > 1e-6 || at.distance(c.want[i]) > 1 {
				t.Errorf("%s: change %d at %v entering %v, want %v %v", c.name, i, at, g.entering, c.want[i], c.enters[i])
			}
		}
	}
}

func TestPass(t *testing.T) {
	all := []change{{1, true}, {2, false}, {3, true}, {4, false}}
	if at, ok := pass(all, true); !ok || at != 3 {
		t.Errorf("finally enters at %v %v", at, ok)
	}
	if at, ok := pass(all, false); !ok || at != 2 {
		t.Errorf("first leaves at %v %v", at, ok)
	}
	if _, ok := pass(all[:1], false); ok {
		t.Error("found a crossing that is not there")
	}
}
