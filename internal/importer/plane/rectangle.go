package plane

// Point is a place in the drawing.
type Point struct{ X, Y float64 }

// Rectangle is where a shape is.
type Rectangle struct{ Min, Max Point }

// At is the rectangle with a corner at the top left and a size.
func At(corner Point, width, height float64) Rectangle {
	return Rectangle{corner, Point{corner.X + width, corner.Y + height}}
}

// Area is the area of the rectangle.
func (r Rectangle) Area() float64 { return (r.Max.X - r.Min.X) * (r.Max.Y - r.Min.Y) }

// Centre is the middle of the rectangle.
func (r Rectangle) Centre() Point { return Point{(r.Min.X + r.Max.X) / 2, (r.Min.Y + r.Max.Y) / 2} }

// Has reports whether a point is inside or on the edge.
func (r Rectangle) Has(p Point) bool {
	return p.X >= r.Min.X && p.X <= r.Max.X && p.Y >= r.Min.Y && p.Y <= r.Max.Y
}

// Contains reports whether another rectangle is wholly inside.
func (r Rectangle) Contains(other Rectangle) bool { return r.Has(other.Min) && r.Has(other.Max) }

// Grown is the rectangle with a margin around it.
func (r Rectangle) Grown(margin float64) Rectangle {
	return Rectangle{Point{r.Min.X - margin, r.Min.Y - margin}, Point{r.Max.X + margin, r.Max.Y + margin}}
}
