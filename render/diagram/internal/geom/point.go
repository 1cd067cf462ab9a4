// Package geom holds points, rectangles and chains of cubic curves, in pixels with y
// downwards, and what is asked of them. It knows nothing of diagrams.
package geom

import "math"

// Point is a place in pixels, y downwards.
type Point struct{ X, Y float64 }

// Pt is the point at x, y.
func Pt(x, y float64) Point { return Point{x, y} }

// Plus adds q to p.
func (p Point) Plus(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Minus is the way from q to p.
func (p Point) Minus(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Times makes p, as a way from the origin, k times as long.
func (p Point) Times(k float64) Point { return Point{p.X * k, p.Y * k} }

// Length is how far p is from the origin.
func (p Point) Length() float64 { return math.Hypot(p.X, p.Y) }

// Distance is how far p is from q.
func (p Point) Distance(q Point) float64 { return p.Minus(q).Length() }

// Mix is the point between p, for t = 0, and q, for t = 1.
func (p Point) Mix(q Point, t float64) Point { return p.Plus(q.Minus(p).Times(t)) }

// noLength is a length that has no direction, in pixels.
const noLength = 1e-9

// Unit returns the direction of p with length 1; straight down for a zero vector.
func (p Point) Unit() Point {
	l := p.Length()
	if l < noLength {
		return Point{0, 1}
	}
	return p.Times(1 / l)
}

// Rounded is the point in whole tenths of a pixel, as pictures write it.
func (p Point) Rounded() Point {
	return Point{Tenth(p.X), Tenth(p.Y)}
}
