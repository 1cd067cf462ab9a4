package diagram

import (
	"math"
	"testing"
)

func TestEven(t *testing.T) {
	got := even([]point{{0, 0}, {5, 0}, {5, 5}}, 3)
	want := []point{{0, 0}, {3, 0}, {5, 1}, {5, 4}}
	if len(got) != len(want) {
		t.Fatalf("even = %v", got)
	}
	for i := range got {
		if math.Abs(got[i].X-want[i].X) > 1e-9 || i != 2 && math.Abs(got[i].Y-want[i].Y) > 1.01 {
			t.Errorf("point %d = %v, want %v", i, got[i], want[i])
		}
	}
}

func TestBadgesStandOnMainCrossings(t *testing.T) {
	d, p := arranged(t)
	badges, _ := d.placeBadges(p)
	for i, f := range d.Flows {
		if on := badges[i].OnGate; on != (len(f.Seams) > 0) {
			t.Errorf("flow %s: badge on a crossing is %v", f.ID, on)
		}
	}
}

func TestBadgesOfParallelFlowsDoNotOverlap(t *testing.T) {
	line := straight(point{0, 0}, point{0, 200})
	d := drawing{Elements: make([]element, 2), Boundaries: []boundary{{Parent: -1}}}
	p := plan{Elements: []rect{around(point{0, -20}, 80, 40), around(point{0, 220}, 80, 40)}, Boundaries: []rect{{-80, 100, 80, 260}}}
	for range 3 {
		d.Flows = append(d.Flows, flow{Number: "1", Crosses: true, Seams: []seam{{0, true}}})
		p.Routes = append(p.Routes, route{Line: line, Gates: []gate{{point{0, 100}, 0.5}}})
	}
	badges, _ := d.placeBadges(p)
	for i, a := range badges {
		for _, b := range badges[:i] {
			if a.At.distance(b.At) < badgeHeight {
				t.Errorf("badges at %v and %v", a.At, b.At)
			}
		}
	}
}
