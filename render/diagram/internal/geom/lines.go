package geom

// lastBits is more than lengths differ in between processors.
const lastBits = 1e-6

// Even returns points at equal distances along a line.
func Even(line []Point, px float64) []Point {
	out := []Point{line[0]}
	left := px
	for i := 1; i < len(line); i++ {
		from := line[i-1]
		for from.Distance(line[i]) >= left-lastBits {
			from = from.Plus(line[i].Minus(from).Unit().Times(left))
			out = append(out, from)
			left = px
		}
		left -= from.Distance(line[i])
	}
	return out
}

// Nearest is the index of the point of a line that is nearest to another.
func Nearest(line []Point, to Point) int {
	best := 0
	for i, at := range line {
		if at.Distance(to) < line[best].Distance(to) {
			best = i
		}
	}
	return best
}

// Length is how long a line of straight pieces is.
func Length(line []Point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += line[i].Distance(line[i-1])
	}
	return sum
}

// stride is how many samples [Intersections] advances along lines at a time: fine enough to count,
// and nine times as quick.
const stride = 3

// Intersections counts how often two lines cross.
func Intersections(a, b []Point) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	around := Curve(b).Bounds()
	n := 0
	for i := stride; i < len(a); i += stride {
		if apart(a[i-stride].X, a[i].X, around.X0, around.X1) || apart(a[i-stride].Y, a[i].Y, around.Y0, around.Y1) {
			continue
		}
		for j := stride; j < len(b); j += stride {
			if meet(a[i-stride], a[i], b[j-stride], b[j]) {
				n++
			}
		}
	}
	return n
}

// meet reports whether two straight pieces cross.
func meet(a, b, c, d Point) bool {
	if apart(a.X, b.X, c.X, d.X) || apart(a.Y, b.Y, c.Y, d.Y) {
		return false
	}
	return opposite(side(a, b, c), side(a, b, d)) && opposite(side(c, d, a), side(c, d, b))
}

// opposite reports whether two points are on two sides of a line. A point on the line counts as on
// one side, with room for the last bits in which processors differ.
func opposite(a, b float64) bool {
	return (a > -lastBits) != (b > -lastBits)
}

// apart reports whether two ranges have nothing in common; the ends of each may come in any order.
func apart(a, b, c, d float64) bool {
	return max(a, b) < min(c, d) || max(c, d) < min(a, b)
}

// side is positive on one side of the line from a to b and negative on the other.
func side(a, b, p Point) float64 {
	return (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X)
}
