package geom

import (
	"math"
	"testing"
)

// Straight is a curve along a straight line.
func Straight(a, b Point) Curve { return Curve{a, a.Mix(b, 1.0/3), a.Mix(b, 2.0/3), b} }

func TestCutEnd(t *testing.T) {
	c := Straight(Point{0, 0}, Point{30, 0})
	c = append(c, Straight(Point{30, 0}, Point{34, 0})[1:]...)
	for px, want := range map[float64]float64{2: 32, 4: 30, 10: 24} {
		got := c.CutEnd(px)
		if end := got[len(got)-1]; math.Abs(end.X-want) > 0.01 || len(got)%3 != 1 {
			t.Errorf("cutEnd(%v) ends at %v with %d points, want x = %v", px, end, len(got), want)
		}
	}
	if got := c.CutEnd(1000); len(got) != 4 {
		t.Errorf("cutting more than there is left %v", got)
	}
}

func TestCurve(t *testing.T) {
	c := Curve{{0, 0}, {0, 10}, {10, 10}, {10, 0}}
	if got := c.At(0.5); got != (Point{5, 7.5}) {
		t.Errorf("middle = %v", got)
	}
	if got := c.At(7); got != (Point{10, 0}) {
		t.Errorf("beyond the end = %v", got)
	}
	if got := c.Reversed().At(0); got != (Point{10, 0}) {
		t.Errorf("start of the reverse = %v", got)
	}
	if got := len(c.Sample()); got != Steps+1 {
		t.Errorf("%d samples", got)
	}
}
