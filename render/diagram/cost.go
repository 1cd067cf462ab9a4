package diagram

import "slices"

// cost tells how hard a plan is to read; lower is better. The weights are those
// of a false statement (a line over a boundary that its flow does not cross, or
// over an element that it has nothing to do with), of clutter, and of size.
func (d drawing) cost(p plan) float64 {
	total := p.Size.w()/6 + p.Size.h()/16
	if p.Size.w() > 960 {
		total += (p.Size.w() - 960) / 2
	}
	if p.Size.h() > tallest*p.Size.w() {
		total += (p.Size.h() - tallest*p.Size.w()) / 8
	}
	samples := make([][]point, len(p.Routes))
	bounds := make([]rect, len(p.Routes))
	for i, r := range p.Routes {
		samples[i], bounds[i] = r.Line.sample(), r.Line.bounds()
		total += 400*float64(r.False) + length(samples[i])/60 + 250*float64(d.runsOver(p, i, samples[i])) +
			p.hugs(samples[i], bounds[i]) + p.detour(d.Flows[i], samples[i])
		for j := range i {
			if bounds[i].overlaps(bounds[j]) {
				total += 22*float64(intersections(samples[i], samples[j])) +
					80*float64(d.coversNumber(p, j, samples[i])+d.coversNumber(p, i, samples[j]))
			}
		}
	}
	return total
}

// tallest is how many times higher than wide a picture may be to fit on a page.
const tallest = 1.3

// hugs is the price of a line that runs along a boundary which it should cut across.
func (p plan) hugs(line []point, bounds rect) float64 {
	const near, free = 7, 26
	total := 0.0
	for _, b := range p.Boundaries {
		if !b.grow(near).overlaps(bounds) {
			continue
		}
		run := 0.0
		for i := 1; i < len(line); i++ {
			if away := b.signed(line[i], corner); -near < away && away < near {
				run += line[i].distance(line[i-1])
			}
		}
		total += 1.2 * max(0, run-free)
	}
	return total
}

// detour is the price of a line between two neighbours in a row that is not straight.
func (p plan) detour(f flow, line []point) float64 {
	from, to := p.Elements[f.From], p.Elements[f.To]
	if f.From == f.To || from.Y1 <= to.Y0 || to.Y1 <= from.Y0 {
		return 0
	}
	if over := length(line) - from.center().distance(to.center()); over > 0 {
		return 30 + over/4
	}
	return 0
}

// runsOver counts the foreign elements under a line.
func (d drawing) runsOver(p plan, i int, line []point) int {
	n := 0
	for e, box := range p.Elements {
		if e == d.Flows[i].From || e == d.Flows[i].To {
			continue
		}
		for _, at := range line {
			if box.has(at) {
				n++
				break
			}
		}
	}
	return n
}

// coversNumber is 1 when a line runs under the number of another flow, where that
// has to stand on its main crossing.
func (d drawing) coversNumber(p plan, flow int, line []point) int {
	f, r := d.Flows[flow], p.Routes[flow]
	if !p.Pinned || len(r.Gates) == 0 {
		return 0
	}
	box := badgeBox(f, r.Gates[f.Main].At).grow(-2)
	if slices.ContainsFunc(line, box.has) {
		return 1
	}
	return 0
}

func length(line []point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += line[i].distance(line[i-1])
	}
	return sum
}

// intersections counts how often two lines cross. It walks both in steps of three
// samples: fine enough to count, and nine times as quick.
func intersections(a, b []point) int {
	const stride = 3
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	around := curve(b).bounds()
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
func meet(a, b, c, d point) bool {
	if apart(a.X, b.X, c.X, d.X) || apart(a.Y, b.Y, c.Y, d.Y) {
		return false
	}
	return opposite(side(a, b, c), side(a, b, d)) && opposite(side(c, d, a), side(c, d, b))
}

// opposite reports whether two points are on two sides of a line. A point on the
// line counts to one side, with room for the last bits in which processors differ.
func opposite(a, b float64) bool {
	const touch = 1e-6
	return (a > -touch) != (b > -touch)
}

// apart reports whether two ranges have nothing in common; the ends of each may come in any order.
func apart(a, b, c, d float64) bool {
	return max(a, b) < min(c, d) || max(c, d) < min(a, b)
}

// side is positive on one side of the line from a to b and negative on the other.
func side(a, b, p point) float64 {
	return (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X)
}
