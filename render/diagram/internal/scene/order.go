package scene

import "slices"

// rankPlaces puts the places directly inside each boundary into one order, from top to bottom.
// Trust grows downward. Between equally trusted places the flows decide: as few of them as possible
// point up. One order for all, instead of one decision for each pair, means that no cycle of places
// is left for the layout engine to break.
func (d Drawing) rankPlaces() map[place]int {
	groups := make(map[group][]place)
	add := func(g group, p place) { groups[g] = append(groups[g], p) }
	for i, e := range d.Elements {
		add(group{e.Boundary, e.Trust}, place{-1, i, e.Trust})
	}
	for i, b := range d.Boundaries {
		add(group{b.Parent, b.Trust}, place{i, -1, b.Trust})
	}
	nets := make(map[group]map[[2]place]int)
	for _, f := range d.Flows {
		from, to := d.ends(f)
		if from != to && from.trust == to.trust {
			g := group{d.around(from), from.trust}
			if nets[g] == nil {
				nets[g] = make(map[[2]place]int)
			}
			nets[g][[2]place{from, to}]++
		}
	}
	rank := make(map[place]int)
	for g, places := range groups {
		for i, p := range feedForward(places, nets[g]) {
			rank[p] = i
		}
	}
	return rank
}

// around is the boundary that a place is directly inside of.
func (d Drawing) around(p place) int {
	if p.element >= 0 {
		return d.Elements[p.element].Boundary
	}
	return d.Boundaries[p.boundary].Parent
}

// group is what is equally trusted directly inside one boundary.
type group struct{ inside, trust int }

// feedForward orders places so that few flows point against the order: what
// nothing points to comes first, what points to nothing comes last, and where
// neither is left, the one that gives most and takes least goes first. Equals
// keep the order in which they are declared.
func feedForward(places []place, net map[[2]place]int) []place {
	w := newWeb(places, net)
	rest := make([]int, len(places))
	for i := range rest {
		rest[i] = i
	}
	var first, last []place
	for len(rest) > 0 {
		pick, sink := 0, -1
		for k, i := range rest {
			if w.surplus(i) > w.surplus(rest[pick]) {
				pick = k
			}
			if w.out[i] == 0 && w.in[i] > 0 {
				sink = k
			}
		}
		if sink >= 0 {
			pick = sink
		}
		i := rest[pick]
		rest = slices.Delete(rest, pick, pick+1)
		w.remove(i)
		if sink >= 0 {
			last = append(last, places[i])
		} else {
			first = append(first, places[i])
		}
	}
	slices.Reverse(last)
	return append(first, last...)
}

// web is how many flows run from place to place among those that are not yet in order.
type web struct {
	in, out []int          // by place
	links   []map[int]link // by place, then by its neighbour
}

// link is how many flows run to a neighbour and how many come from it.
type link struct{ to, from int }

func newWeb(places []place, net map[[2]place]int) web {
	w := web{make([]int, len(places)), make([]int, len(places)), make([]map[int]link, len(places))}
	at := make(map[place]int, len(places))
	for i, p := range places {
		at[p], w.links[i] = i, make(map[int]link)
	}
	for pair, n := range net {
		from, ok := at[pair[0]]
		to, known := at[pair[1]]
		if !ok || !known {
			continue
		}
		w.out[from] += n
		w.in[to] += n
		w.links[from][to] = link{w.links[from][to].to + n, w.links[from][to].from}
		w.links[to][from] = link{w.links[to][from].to, w.links[to][from].from + n}
	}
	return w
}

// remove takes a place out.
func (w web) remove(i int) {
	for k, l := range w.links[i] {
		w.in[k] -= l.to
		w.out[k] -= l.from
		delete(w.links[k], i)
	}
}

// allFlows is more than all flows of a graph.
const allFlows = 1 << 20

// surplus is how much more a place gives than it takes; most of all where it takes nothing.
func (w web) surplus(i int) int {
	if w.in[i] == 0 {
		return w.out[i] + allFlows
	}
	return w.out[i] - w.in[i]
}
