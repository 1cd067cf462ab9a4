package sketch

import "math"

// rank finds the row of every knot: below all that lead to it, and near what it has flows with.
func (d *draft) rank() {
	step := 1
	if d.labels {
		step = 2
	}
	first := 0 // the first row of what is free
	for i, row := range d.given {
		d.knots[i].in, d.knots[i].out = nil, nil
		if row == firstRow {
			first = step
		}
	}
	d.attach()
	for i, row := range d.given {
		if row != firstRow {
			d.knots[i].rank = first
		}
	}
	for range d.knots {
		if !d.push() {
			break
		}
	}
	d.rankLast(step)
	for range d.knots {
		if !d.tighten(first) {
			return
		}
	}
}

// attach notes at every knot the strands that meet it.
func (d *draft) attach() {
	for i, s := range d.strands {
		d.knots[s.upper].out = append(d.knots[s.upper].out, i)
		d.knots[s.lower].in = append(d.knots[s.lower].in, i)
	}
}

// rankLast moves the knots of the last row below all others.
func (d *draft) rankLast(step int) {
	last := 0
	for i, row := range d.given {
		if last = max(last, d.knots[i].rank); row != lastRow {
			last = max(last, d.knots[i].rank+step)
		}
	}
	for i, row := range d.given {
		if row == lastRow {
			d.knots[i].rank = last
		}
	}
}

// push moves knots below what leads to them and reports whether it has moved any.
func (d *draft) push() bool {
	moved := false
	for _, s := range d.strands {
		if r := d.knots[s.upper].rank + s.least; r > d.knots[s.lower].rank {
			d.knots[s.lower].rank, moved = r, true
		}
	}
	return moved
}

// tighten moves knots to the rows in which their lines are shortest and reports whether it has moved any.
func (d *draft) tighten(first int) bool {
	changed := false
	for i := len(d.knots) - 1; i >= 0; i-- {
		k := &d.knots[i]
		if d.given[i] != freeRow || len(k.in) == len(k.out) {
			continue
		}
		to := first
		for _, s := range k.in {
			to = max(to, d.knots[d.strands[s].upper].rank+d.strands[s].least)
		}
		if len(k.out) > len(k.in) {
			to = math.MaxInt
			for _, s := range k.out {
				to = min(to, d.knots[d.strands[s].lower].rank-d.strands[s].least)
			}
		}
		changed = changed || to != k.rank
		k.rank = to
	}
	return changed
}

// cut bends strands in the rows that they pass, and lists the knots of each row.
func (d *draft) cut() {
	whole, nodes := d.strands, len(d.knots)
	d.strands = nil
	for _, s := range whole {
		from, end := s.upper, d.knots[s.lower].rank
		for r := d.knots[s.upper].rank + 1; r < end; r++ {
			k := knot{left: d.gap / 2, right: d.gap / 2, rank: r, bend: true}
			if s.wide > 0 && r == (d.knots[s.upper].rank+end)/2 {
				k.right, k.tall = k.right+s.wide, s.tall
			}
			d.knots = append(d.knots, k)
			d.strands = append(d.strands, strand{leg: s.leg, upper: from, lower: len(d.knots) - 1})
			from = len(d.knots) - 1
		}
		d.strands = append(d.strands, strand{leg: s.leg, upper: from, lower: s.lower})
	}
	for i := range d.knots[:nodes] {
		d.knots[i].in, d.knots[i].out = nil, nil
	}
	d.attach()
	for i := range d.strands {
		d.strands[i].weight = d.weigh(d.strands[i])
	}
	for i, k := range d.knots {
		for len(d.ranks) <= k.rank {
			d.ranks = append(d.ranks, nil)
		}
		d.ranks[k.rank] = append(d.ranks[k.rank], i)
	}
}

// weigh is how strongly a strand is kept upright: the longer a line, the more it shows when it is not straight.
func (d *draft) weigh(s strand) int {
	weight := 1
	for _, k := range [2]int{s.upper, s.lower} {
		if d.knots[k].bend {
			weight *= 2
		}
	}
	return weight
}
