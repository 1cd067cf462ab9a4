package diagram

import "math"

// point is a place in pixels, y downwards.
type point struct{ X, Y float64 }

func (p point) plus(q point) point           { return point{p.X + q.X, p.Y + q.Y} }
func (p point) minus(q point) point          { return point{p.X - q.X, p.Y - q.Y} }
func (p point) times(k float64) point        { return point{p.X * k, p.Y * k} }
func (p point) length() float64              { return math.Hypot(p.X, p.Y) }
func (p point) distance(q point) float64     { return p.minus(q).length() }
func (p point) mix(q point, t float64) point { return p.plus(q.minus(p).times(t)) }

// unit returns the direction of p with length 1; straight down for a zero vector.
func (p point) unit() point {
	l := p.length()
	if l < 1e-9 {
		return point{0, 1}
	}
	return p.times(1 / l)
}

// rect is an upright rectangle.
type rect struct{ X0, Y0, X1, Y1 float64 }

func around(c point, w, h float64) rect {
	return rect{c.X - w/2, c.Y - h/2, c.X + w/2, c.Y + h/2}
}

func (r rect) w() float64    { return r.X1 - r.X0 }
func (r rect) h() float64    { return r.Y1 - r.Y0 }
func (r rect) center() point { return point{(r.X0 + r.X1) / 2, (r.Y0 + r.Y1) / 2} }

// grow moves every side outwards.
func (r rect) grow(by float64) rect { return rect{r.X0 - by, r.Y0 - by, r.X1 + by, r.Y1 + by} }

func (r rect) move(by point) rect { return rect{r.X0 + by.X, r.Y0 + by.Y, r.X1 + by.X, r.Y1 + by.Y} }

func (r rect) union(o rect) rect {
	return rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

func (r rect) overlaps(o rect) bool { return r.X0 < o.X1 && o.X0 < r.X1 && r.Y0 < o.Y1 && o.Y0 < r.Y1 }

func (r rect) contains(o rect) bool {
	return r.X0 <= o.X0 && o.X1 <= r.X1 && r.Y0 <= o.Y0 && o.Y1 <= r.Y1
}

func (r rect) has(p point) bool { return r.X0 < p.X && p.X < r.X1 && r.Y0 < p.Y && p.Y < r.Y1 }

// overlap returns the area that two rectangles share.
func (r rect) overlap(o rect) float64 {
	if !r.overlaps(o) {
		return 0
	}
	return (min(r.X1, o.X1) - max(r.X0, o.X0)) * (min(r.Y1, o.Y1) - max(r.Y0, o.Y0))
}

// signed returns the distance of a point from the outline of the rectangle with
// rounded corners: negative inside.
func (r rect) signed(p point, radius float64) float64 {
	c := r.center()
	dx := math.Abs(p.X-c.X) - r.w()/2 + radius
	dy := math.Abs(p.Y-c.Y) - r.h()/2 + radius
	if dx <= 0 || dy <= 0 {
		return max(dx, dy) - radius // beside a straight side, or inside
	}
	return math.Hypot(dx, dy) - radius
}

// curve is a chain of cubic curves: 3n+1 points, of which every third is on it.
type curve []point

// segment returns the four points of one cubic.
func (c curve) segment(i int) []point { return c[3*i : 3*i+4] }

func (c curve) segments() int { return (len(c) - 1) / 3 }

// at returns the point at t from 0 to the number of segments.
func (c curve) at(t float64) point {
	i := min(max(int(t), 0), c.segments()-1)
	return cubic(c.segment(i), min(max(t-float64(i), 0), 1))
}

func cubic(p []point, t float64) point {
	a, b, c := p[0].mix(p[1], t), p[1].mix(p[2], t), p[2].mix(p[3], t)
	return a.mix(b, t).mix(b.mix(c, t), t)
}

// steps is how many pieces a cubic is cut into where a curve is searched.
const steps = 24

// sample returns points along the curve, evenly in t.
func (c curve) sample() []point {
	n := c.segments() * steps
	out := make([]point, 0, n+1)
	for i := range n + 1 {
		out = append(out, c.at(float64(i)/steps))
	}
	return out
}

// bounds encloses the control points, and with them the curve.
func (c curve) bounds() rect {
	r := rect{c[0].X, c[0].Y, c[0].X, c[0].Y}
	for _, p := range c {
		r = r.union(rect{p.X, p.Y, p.X, p.Y})
	}
	return r
}

// reversed returns the curve from its end to its start.
func (c curve) reversed() curve {
	out := make(curve, len(c))
	for i, p := range c {
		out[len(c)-1-i] = p
	}
	return out
}

// cutEnd removes the last px pixels, measured straight from the end, as room for
// an arrow head. At least the start remains.
func (c curve) cutEnd(px float64) curve {
	end := c[len(c)-1]
	out := append(curve(nil), c...)
	for len(out) > 4 && out[len(out)-4].distance(end) <= px {
		out = out[:len(out)-3]
	}
	last := out[len(out)-4:]
	low, high := 0.0, 1.0
	for range 40 {
		t := (low + high) / 2
		if cubic(last, t).distance(end) > px {
			low = t
		} else {
			high = t
		}
	}
	return append(out[:len(out)-4], split(last, low)...)
}

// split returns the part of a cubic before t.
func split(p []point, t float64) []point {
	a, b, c := p[0].mix(p[1], t), p[1].mix(p[2], t), p[2].mix(p[3], t)
	d, e := a.mix(b, t), b.mix(c, t)
	return []point{p[0], a, d, d.mix(e, t)}
}
