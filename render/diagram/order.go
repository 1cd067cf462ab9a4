package diagram

import (
	"cmp"
	"slices"
)

// rankPlaces puts the places directly inside each boundary into one order, from
// above to below. Trust grows downward. Between equally trusted places the flows
// decide: as few of them as possible point up. One order for all, instead of one
// decision for each pair, means that no circle of places is left for the layout
// engine to break.
func (d drawing) rankPlaces() map[place]int {
	groups := make(map[group][]place)
	add := func(g group, p place) { groups[g] = append(groups[g], p) }
	for i, e := range d.Elements {
		add(group{e.Boundary, e.Trust}, place{-1, i, e.Trust})
	}
	for i, b := range d.Boundaries {
		add(group{b.Parent, b.Trust}, place{i, -1, b.Trust})
	}
	net := make(map[[2]place]int)
	for _, f := range d.Flows {
		from, to := d.ends(f)
		if from != to && from.trust == to.trust {
			net[[2]place{from, to}]++
		}
	}
	rank := make(map[place]int)
	for _, places := range groups {
		for i, p := range feedForward(places, net) {
			rank[p] = i
		}
	}
	return rank
}

// group is what is equally trusted directly inside one boundary.
type group struct{ inside, trust int }

// feedForward orders places so that few flows point against the order: what
// nothing points to comes first, what points to nothing comes last, and where
// neither is left, the one that gives most and takes least goes first. Equals
// keep the order in which they are declared.
func feedForward(places []place, net map[[2]place]int) []place {
	rest := slices.Clone(places)
	var first, last []place
	for len(rest) > 0 {
		surplus := make([]int, len(rest))
		pick, sink := 0, -1
		for i, p := range rest {
			in, out := 0, 0
			for _, q := range rest {
				out += net[[2]place{p, q}]
				in += net[[2]place{q, p}]
			}
			surplus[i] = out - in
			if in == 0 {
				surplus[i] = out + 1<<20
			}
			if out == 0 && in > 0 {
				sink = i
			}
		}
		if sink >= 0 {
			last = append(last, rest[sink])
			rest = slices.Delete(rest, sink, sink+1)
			continue
		}
		for i := range rest {
			if cmp.Compare(surplus[i], surplus[pick]) > 0 {
				pick = i
			}
		}
		first = append(first, rest[pick])
		rest = slices.Delete(rest, pick, pick+1)
	}
	slices.Reverse(last)
	return append(first, last...)
}
