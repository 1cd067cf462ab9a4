package geom

import "testing"

func TestBeside(t *testing.T) {
	right := Curve{Pt(0, 0), Pt(10, 0), Pt(20, 0), Pt(30, 0)}
	bend := Curve{Pt(0, 0), Pt(0, 0), Pt(30, 0), Pt(30, 30), Pt(30, 40), Pt(30, 50), Pt(30, 60)} // its first two points are one
	still := Curve{Pt(5, 5), Pt(5, 5), Pt(5, 5), Pt(5, 5)}
	for _, c := range []struct {
		name string
		line Curve
		px   float64
		want Curve
	}{
		{"to the right of a line is below it", right, 4, Curve{Pt(0, 4), Pt(10, 4), Pt(20, 4), Pt(30, 4)}},
		{"to the left", right, -4, Curve{Pt(0, -4), Pt(10, -4), Pt(20, -4), Pt(30, -4)}},
		{"around a bend", bend, 3, Curve{Pt(0, 3), Pt(0, 3), Pt(27, 0), Pt(27, 30), Pt(27, 40), Pt(27, 50), Pt(27, 60)}},
		{"a line without a direction", still, 4, still},
	} {
		got := c.line.Beside(c.px)
		for i := range got {
			if got[i].Distance(c.want[i]) > lastBits {
				t.Errorf("%s: point %d is %v, want %v", c.name, i, got[i], c.want[i])
			}
		}
	}
}
