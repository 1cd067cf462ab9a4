package diagram

import (
	"math"
	"testing"
)

// straight is a curve along a straight line.
func straight(a, b point) curve { return curve{a, a.mix(b, 1.0/3), a.mix(b, 2.0/3), b} }

func TestSigned(t *testing.T) {
	r := rect{0, 0, 100, 50}
	cases := []struct {
		p      point
		radius float64
		want   float64
	}{
		{point{50, 25}, 0, -25},
		{point{50, -10}, 0, 10},
		{point{103, 54}, 0, 5},
		{point{0, 0}, 10, 10*math.Sqrt2 - 10},
		{point{0, 25}, 10, 0},
		{point{50, 50}, 10, 0},
	}
	for _, c := range cases {
		if got := r.signed(c.p, c.radius); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("signed(%v, %v) = %v, want %v", c.p, c.radius, got, c.want)
		}
	}
}

func TestOverlap(t *testing.T) {
	a := rect{0, 0, 10, 10}
	for _, c := range []struct {
		b    rect
		want float64
	}{{rect{5, 5, 15, 15}, 25}, {rect{10, 0, 20, 10}, 0}, {rect{2, 2, 4, 4}, 4}, {rect{-5, 20, 5, 30}, 0}} {
		if got := a.overlap(c.b); got != c.want {
			t.Errorf("overlap(%v) = %v, want %v", c.b, got, c.want)
		}
	}
}

func TestCutEnd(t *testing.T) {
	c := straight(point{0, 0}, point{30, 0})
	c = append(c, straight(point{30, 0}, point{34, 0})[1:]...)
	for px, want := range map[float64]float64{2: 32, 4: 30, 10: 24} {
		got := c.cutEnd(px)
		if end := got[len(got)-1]; math.Abs(end.X-want) > 0.01 || len(got)%3 != 1 {
			t.Errorf("cutEnd(%v) ends at %v with %d points, want x = %v", px, end, len(got), want)
		}
	}
	if got := c.cutEnd(1000); len(got) != 4 {
		t.Errorf("cutting more than there is left %v", got)
	}
}

func TestCurve(t *testing.T) {
	c := curve{{0, 0}, {0, 10}, {10, 10}, {10, 0}}
	if got := c.at(0.5); got != (point{5, 7.5}) {
		t.Errorf("middle = %v", got)
	}
	if got := c.at(7); got != (point{10, 0}) {
		t.Errorf("beyond the end = %v", got)
	}
	if got := c.reversed().at(0); got != (point{10, 0}) {
		t.Errorf("start of the reverse = %v", got)
	}
	if got := len(c.sample()); got != steps+1 {
		t.Errorf("%d samples", got)
	}
}

func TestUnitOfNothingPointsDown(t *testing.T) {
	if got := (point{}).unit(); got != (point{0, 1}) {
		t.Errorf("unit = %v", got)
	}
}
