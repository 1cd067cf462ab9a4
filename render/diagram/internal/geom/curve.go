package geom

// Curve is a chain of cubic curves: 3n+1 points, of which every third is on it.
type Curve []Point

// cubicStep is how many points of a chain a cubic has for itself; it shares the next with its neighbour.
const cubicStep = 3

// Segment returns the four points of one cubic.
func (c Curve) Segment(i int) []Point { return c[cubicStep*i : cubicStep*(i+1)+1] }

// Before returns the points before those of a cubic.
func (c Curve) Before(i int) Curve { return c[:cubicStep*i] }

// Whole reports whether the points form one cubic or a chain of several.
func (c Curve) Whole() bool { return len(c) > cubicStep && len(c)%cubicStep == 1 }

// Segments is how many cubics the chain has.
func (c Curve) Segments() int { return (len(c) - 1) / cubicStep }

// At returns the point at t from 0 to the number of segments.
func (c Curve) At(t float64) Point {
	i := min(max(int(t), 0), c.Segments()-1)
	return cubic(c.Segment(i), min(max(t-float64(i), 0), 1))
}

func cubic(p []Point, t float64) Point {
	a, b, c := p[0].Mix(p[1], t), p[1].Mix(p[2], t), p[2].Mix(p[3], t)
	return a.Mix(b, t).Mix(b.Mix(c, t), t)
}

// Steps is how many pieces a cubic is cut into where a curve is searched.
const Steps = 24

// Sample returns points along the curve, evenly in t.
func (c Curve) Sample() []Point {
	n := c.Segments() * Steps
	out := make([]Point, 0, n+1)
	for i := range n + 1 {
		out = append(out, c.At(float64(i)/Steps))
	}
	return out
}

// Bounds encloses the control points, and with them the curve.
func (c Curve) Bounds() Rectangle {
	r := Rectangle{c[0].X, c[0].Y, c[0].X, c[0].Y}
	for _, p := range c {
		r = r.Union(Rectangle{p.X, p.Y, p.X, p.Y})
	}
	return r
}

// Reversed returns the curve from its end to its start.
func (c Curve) Reversed() Curve {
	out := make(Curve, len(c))
	for i, p := range c {
		out[len(c)-1-i] = p
	}
	return out
}

// CutEnd removes the last px pixels, measured straight from the end, as room for
// an arrow head. At least the start remains.
func (c Curve) CutEnd(px float64) Curve {
	end := c[len(c)-1]
	out := append(Curve(nil), c...)
	for out.Segments() > 1 && out[len(out)-1-cubicStep].Distance(end) <= px {
		out = out[:len(out)-cubicStep]
	}
	last := out.Segment(out.Segments() - 1)
	low, high := 0.0, 1.0
	for range halvings {
		t := (low + high) / 2
		if cubic(last, t).Distance(end) > px {
			low = t
		} else {
			high = t
		}
	}
	return append(out[:len(out)-len(last)], Split(last, low)...)
}

// Split returns the part of a cubic before t.
func Split(p []Point, t float64) []Point {
	a, b, c := p[0].Mix(p[1], t), p[1].Mix(p[2], t), p[2].Mix(p[3], t)
	d, e := a.Mix(b, t), b.Mix(c, t)
	return []Point{p[0], a, d, d.Mix(e, t)}
}

// RunsFrom reports whether a curve runs from a point to another rather than the other way. Both of
// its ends have a say: one alone may be nearer to the other point, beside an element with room for loops.
func (c Curve) RunsFrom(from, to Point) bool {
	first, last := c[0], c[len(c)-1]
	return first.Distance(from)+last.Distance(to) < first.Distance(to)+last.Distance(from)
}

// Moved returns the curve shifted.
func (c Curve) Moved(by Point) Curve {
	out := make(Curve, len(c))
	for i, p := range c {
		out[i] = p.Plus(by)
	}
	return out
}
