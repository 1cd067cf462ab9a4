package geom

import (
	"math"
	"testing"
)

func TestEven(t *testing.T) {
	got := Even([]Point{{0, 0}, {5, 0}, {5, 5}}, 3)
	want := []Point{{0, 0}, {3, 0}, {5, 1}, {5, 4}}
	if len(got) != len(want) {
		t.Fatalf("even = %v", got)
	}
	for i := range got {
		if math.Abs(got[i].X-want[i].X) > 1e-9 || i != 2 && math.Abs(got[i].Y-want[i].Y) > 1.01 {
			t.Errorf("point %d = %v, want %v", i, got[i], want[i])
		}
	}
}

func TestIntersections(t *testing.T) {
	down := Straight(Point{50, 0}, Point{50, 100}).Sample()
	cases := map[string]struct {
		line Curve
		want int
	}{
		"across":   {Straight(Point{0, 51}, Point{100, 53}), 1},
		"parallel": {Straight(Point{60, 0}, Point{60, 100}), 0},
		"short":    {Straight(Point{0, 51}, Point{40, 51}), 0},
		"twice":    {Curve{{0, 20}, {130, 20}, {130, 81}, {0, 81}}, 2},
	}
	for name, c := range cases {
		if got := Intersections(down, c.line.Sample()); got != c.want {
			t.Errorf("%s: %d crossings, want %d", name, got, c.want)
		}
	}
}
