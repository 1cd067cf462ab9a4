package sketch

import (
	"math"
	"slices"
)

// orderRounds is how often every row of a draft is sorted by its neighbours.
const orderRounds = 8

// order sorts the knots of every row for few crossings: by the medians of what they have lines
// to in the row before, alternately from above and from below, and then by exchanging neighbours.
// It keeps the best of all rounds.
func (d *draft) order() {
	first := d.ranks
	var best [][]int
	lowest := math.MaxInt
	for start := 0; start < 2 && lowest > 0; start++ {
		d.ranks = cloned(first)
		d.number()
		for round := 0; round < orderRounds && lowest > 0; round++ {
			d.sort((start+round)%2 == 0)
			d.exchange()
			n := 0
			for r := 1; r < len(d.ranks); r++ {
				n += d.crossings(r)
			}
			if n < lowest {
				best, lowest = cloned(d.ranks), n
			}
		}
	}
	d.ranks = best
	d.number()
}

// cloned copies rows, which may then be sorted apart from the others.
func cloned(rows [][]int) [][]int {
	out := make([][]int, len(rows))
	for i, row := range rows {
		out[i] = slices.Clone(row)
	}
	return out
}

// number notes the place of every knot in its row.
func (d *draft) number() {
	for _, rank := range d.ranks {
		for at, i := range rank {
			d.knots[i].at = at
		}
	}
}

// mostPorts is more ports than a box has.
const mostPorts = 1 << 12

// head is where a strand meets the row of its upper end.
func (d *draft) head(s int) int {
	return d.knots[d.strands[s].upper].at*mostPorts + d.strands[s].fromPort
}

// foot is where a strand meets the row of its lower end.
func (d *draft) foot(s int) int {
	return d.knots[d.strands[s].lower].at*mostPorts + d.strands[s].toPort
}

// sort sorts every row by the one above it, or below.
func (d *draft) sort(down bool) {
	for k := 1; k < len(d.ranks); k++ {
		if down {
			d.sortRow(d.ranks[k], true)
		} else {
			d.sortRow(d.ranks[len(d.ranks)-1-k], false)
		}
	}
}

// sortRow sorts a row by the medians of the ends of its strands. Knots without strands
// keep their places, and those whose order is given keep it.
func (d *draft) sortRow(rank []int, above bool) {
	bench := &d.s.bench
	moving, kept, ends := bench.moving[:0], bench.kept[:0], bench.ends[:0]
	for _, i := range rank {
		k := &d.knots[i]
		if ends = ends[:0]; above {
			for _, s := range k.in {
				ends = append(ends, d.head(s))
			}
		} else {
			for _, s := range k.out {
				ends = append(ends, d.foot(s))
			}
		}
		if k.median = -1; len(ends) == 0 {
			continue
		}
		slices.Sort(ends)
		k.median = (ends[len(ends)/2] + ends[(len(ends)-1)/2]) / 2
		if moving = append(moving, i); k.kept {
			kept = append(kept, i)
		}
	}
	bench.moving, bench.kept, bench.ends = moving, kept, ends
	slices.SortStableFunc(moving, func(a, b int) int { return d.knots[a].median - d.knots[b].median })
	for at, i := range rank {
		if d.knots[i].median >= 0 {
			next := moving[0]
			if moving = moving[1:]; d.knots[next].kept {
				next, kept = kept[0], kept[1:]
			}
			rank[at] = next
		}
	}
	for at, i := range rank {
		d.knots[i].at = at
	}
}

// exchangeRounds is how often a draft is searched for neighbours to exchange.
const exchangeRounds = 8

// exchange exchanges neighbours as long as that leaves fewer crossings.
func (d *draft) exchange() {
	better := true
	for round := 0; round < exchangeRounds && better; round++ {
		better = false
		for _, rank := range d.ranks {
			for at := 1; at < len(rank); at++ {
				a, b := rank[at-1], rank[at]
				if d.knots[a].kept && d.knots[b].kept {
					continue
				}
				if now, then := d.between(a, b); then < now {
					rank[at-1], rank[at] = b, a
					d.knots[a].at, d.knots[b].at = at, at-1
					better = true
				}
			}
		}
	}
}

// between counts the crossings of the strands of two neighbours, as they are and after an exchange.
func (d *draft) between(a, b int) (now, then int) {
	count := func(x, y int) {
		if x > y {
			now++
		} else if x < y {
			then++
		}
	}
	for _, s := range d.knots[a].in {
		for _, o := range d.knots[b].in {
			count(d.head(s), d.head(o))
		}
	}
	for _, s := range d.knots[a].out {
		for _, o := range d.knots[b].out {
			count(d.foot(s), d.foot(o))
		}
	}
	return now, then
}

// crossings counts how often strands cross between a row and the one above it.
func (d *draft) crossings(r int) int {
	all := d.s.bench.pairs[:0] // head and foot
	for _, i := range d.ranks[r] {
		for _, s := range d.knots[i].in {
			all = append(all, [2]int{d.head(s), d.foot(s)})
		}
	}
	d.s.bench.pairs = all
	n := 0
	for k, a := range all {
		for _, b := range all[k+1:] {
			if a[0] < b[0] && a[1] > b[1] || a[0] > b[0] && a[1] < b[1] {
				n++
			}
		}
	}
	return n
}
