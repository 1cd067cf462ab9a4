package scene

import "slices"

// place is what is at one end of a flow directly inside the innermost boundary around both of its
// ends: a boundary or an element.
type place struct {
	boundary int // -1 when it is the element
	element  int // -1 when it is a boundary
	trust    int
}

// orient decides for every flow which end is above: the one in the less trusted place, and between
// equals the one that comes first in their order.
func (d *Drawing) orient() {
	rank := d.rankPlaces()
	for i := range d.Flows {
		f := &d.Flows[i]
		from, to := d.ends(*f)
		f.Upper = f.From
		if from.trust > to.trust || from.trust == to.trust && rank[from] > rank[to] {
			f.Upper = f.To
		}
	}
}

// ends returns the places of a flow's ends inside the innermost boundary around both.
func (d Drawing) ends(f Flow) (from, to place) {
	a, b := d.path(f.From), d.path(f.To)
	common := 0
	for common < len(a) && common < len(b) && a[common] == b[common] {
		common++
	}
	return d.placeOf(f.From, a[common:]), d.placeOf(f.To, b[common:])
}

func (d Drawing) placeOf(e int, path []int) place {
	if len(path) == 0 {
		return place{-1, e, d.Elements[e].Trust}
	}
	return place{path[0], -1, d.Boundaries[path[0]].Trust}
}

// path lists the boundaries around an element, outermost first.
func (d Drawing) path(e int) []int {
	var path []int
	for b := d.Elements[e].Boundary; b >= 0; b = d.Boundaries[b].Parent {
		path = append(path, b)
	}
	slices.Reverse(path)
	return path
}
