package geom

import "math"

// Rectangle is an upright rectangle.
type Rectangle struct{ X0, Y0, X1, Y1 float64 }

// Rect is the rectangle from the upper left corner x0, y0 to the lower right one x1, y1.
func Rect(x0, y0, x1, y1 float64) Rectangle { return Rectangle{x0, y0, x1, y1} }

// Around is the rectangle of a size whose centre is c.
func Around(c Point, w, h float64) Rectangle {
	return Rectangle{c.X - w/2, c.Y - h/2, c.X + w/2, c.Y + h/2}
}

// W is the width.
func (r Rectangle) W() float64 { return r.X1 - r.X0 }

// H is the height.
func (r Rectangle) H() float64 { return r.Y1 - r.Y0 }

// Center is the point in the middle.
func (r Rectangle) Center() Point { return Point{(r.X0 + r.X1) / 2, (r.Y0 + r.Y1) / 2} }

// Grow moves every side outwards.
func (r Rectangle) Grow(by float64) Rectangle {
	return Rectangle{r.X0 - by, r.Y0 - by, r.X1 + by, r.Y1 + by}
}

// Move shifts the rectangle.
func (r Rectangle) Move(by Point) Rectangle {
	return Rectangle{r.X0 + by.X, r.Y0 + by.Y, r.X1 + by.X, r.Y1 + by.Y}
}

// Union is the smallest rectangle that holds both.
func (r Rectangle) Union(o Rectangle) Rectangle {
	return Rectangle{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// Overlaps reports whether two rectangles share more than an edge.
func (r Rectangle) Overlaps(o Rectangle) bool {
	return r.X0 < o.X1 && o.X0 < r.X1 && r.Y0 < o.Y1 && o.Y0 < r.Y1
}

// Contains reports whether o is within r; edges may touch.
func (r Rectangle) Contains(o Rectangle) bool {
	return r.X0 <= o.X0 && o.X1 <= r.X1 && r.Y0 <= o.Y0 && o.Y1 <= r.Y1
}

// Has reports whether a point is inside, and not on an edge.
func (r Rectangle) Has(p Point) bool { return r.X0 < p.X && p.X < r.X1 && r.Y0 < p.Y && p.Y < r.Y1 }

// Overlap returns the area that two rectangles share.
func (r Rectangle) Overlap(o Rectangle) float64 {
	if !r.Overlaps(o) {
		return 0
	}
	return (min(r.X1, o.X1) - max(r.X0, o.X0)) * (min(r.Y1, o.Y1) - max(r.Y0, o.Y0))
}

// Signed returns the distance of a point from the outline of the rectangle with
// rounded corners: negative inside.
func (r Rectangle) Signed(p Point, radius float64) float64 {
	c := r.Center()
	dx := math.Abs(p.X-c.X) - r.W()/2 + radius
	dy := math.Abs(p.Y-c.Y) - r.H()/2 + radius
	if dx <= 0 || dy <= 0 {
		return max(dx, dy) - radius // beside a straight side, or inside
	}
	return math.Hypot(dx, dy) - radius
}
