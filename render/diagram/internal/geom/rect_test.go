package geom

import (
	"math"
	"testing"
)

func TestSigned(t *testing.T) {
	r := Rectangle{0, 0, 100, 50}
	cases := []struct {
		p      Point
		radius float64
		want   float64
	}{
		{Point{50, 25}, 0, -25},
		{Point{50, -10}, 0, 10},
		{Point{103, 54}, 0, 5},
		{Point{0, 0}, 10, 10*math.Sqrt2 - 10},
		{Point{0, 25}, 10, 0},
		{Point{50, 50}, 10, 0},
	}
	for _, c := range cases {
		if got := r.Signed(c.p, c.radius); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("signed(%v, %v) = %v, want %v", c.p, c.radius, got, c.want)
		}
	}
}

func TestOverlap(t *testing.T) {
	a := Rectangle{0, 0, 10, 10}
	for _, c := range []struct {
		b    Rectangle
		want float64
	}{{Rectangle{5, 5, 15, 15}, 25}, {Rectangle{10, 0, 20, 10}, 0}, {Rectangle{2, 2, 4, 4}, 4}, {Rectangle{-5, 20, 5, 30}, 0}} {
		if got := a.Overlap(c.b); got != c.want {
			t.Errorf("overlap(%v) = %v, want %v", c.b, got, c.want)
		}
	}
}
