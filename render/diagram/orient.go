package diagram

// place is what stands at one side of a flow directly inside the innermost
// boundary around both of its ends: a boundary or an element.
type place struct {
	boundary int // -1 when it is the element
	element  int
	trust    int
}

// orient decides for every flow which end stands above. Trust grows downward, so
// the end in the less trusted place is above. Between two equally trusted
// boundaries the direction of most flows decides, because a layout in which some
// of them point up and some down has no order to show.
func (d *drawing) orient() {
	type pair struct{ a, b int }
	balance := make(map[pair]int) // flows from a to b less those from b to a, a < b
	between := func(f flow) (from, to place, p pair, sign int) {
		from, to = d.ends(f)
		if from.boundary < to.boundary {
			return from, to, pair{from.boundary, to.boundary}, 1
		}
		return from, to, pair{to.boundary, from.boundary}, -1
	}
	for _, f := range d.Flows {
		_, _, p, sign := between(f)
		balance[p] += sign
	}
	for i := range d.Flows {
		f := &d.Flows[i]
		from, to, p, sign := between(*f)
		f.Upper = f.From
		switch {
		case from.trust > to.trust:
			f.Upper = f.To
		case from.trust == to.trust && from.boundary >= 0 && to.boundary >= 0:
			if n := balance[p]; n*sign < 0 || n == 0 && sign < 0 {
				f.Upper = f.To
			}
		}
	}
}

// ends returns the places of a flow's ends inside the innermost boundary around both.
func (d drawing) ends(f flow) (from, to place) {
	a, b := d.path(f.From), d.path(f.To)
	common := 0
	for common < len(a) && common < len(b) && a[common] == b[common] {
		common++
	}
	return d.placeOf(f.From, a[common:]), d.placeOf(f.To, b[common:])
}

func (d drawing) placeOf(e int, path []int) place {
	if len(path) == 0 {
		return place{-1, e, d.Elements[e].Trust}
	}
	return place{path[0], e, d.Boundaries[path[0]].Trust}
}

// path lists the boundaries around an element, outermost first.
func (d drawing) path(e int) []int {
	var path []int
	for b := d.Elements[e].Boundary; b >= 0; b = d.Boundaries[b].Parent {
		path = append([]int{b}, path...)
	}
	return path
}
