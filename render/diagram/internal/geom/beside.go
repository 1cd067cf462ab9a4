package geom

// Beside returns a curve that runs beside another, some pixels to the right of its direction or, where that is
// negative, to the left. It is near enough for curves that are much wider than the distance.
func (c Curve) Beside(px float64) Curve {
	out := make(Curve, len(c))
	for i := range c.Segments() {
		p := c.Segment(i)
		start, end := aside(p, px), aside([]Point{p[3], p[2], p[1], p[0]}, -px)
		for k, by := range [...]Point{start, start, end, end} {
			out[cubicStep*i+k] = p[k].Plus(by)
		}
	}
	return out
}

// aside is the step across the direction in which a cubic leaves its first point.
func aside(p []Point, px float64) Point {
	for _, to := range p[1:] {
		if to.Distance(p[0]) > lastBits {
			along := to.Minus(p[0]).Unit()
			return Pt(-along.Y, along.X).Times(px)
		}
	}
	return Point{}
}
