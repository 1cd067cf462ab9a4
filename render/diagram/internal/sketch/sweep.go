package sketch

import (
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/nest"
)

// Sweep is one way to take a new order of crossings from a plan or a sketch.
type Sweep struct {
	Upper, Lower bool    // the lines of which boundaries get a new order
	Mix          float64 // from 0, by the ends outside, to 1, by the ends inside, in quarters
}

// Sweeps first bring order from the outside in, because the outermost row is
// where a picture starts, and then weigh both sides.
var Sweeps = [...]Sweep{{true, false, 0}, {true, true, 0}, {true, true, 0.5}, {true, true, 0.25}, {true, true, 0.75}, {true, true, 0}, {true, true, 0.5}}

// Both weighs both sides of every line alike.
var Both = Sweep{Upper: true, Lower: true, Mix: 0.5}

// Orders takes from a sketch an order for the crossings of each line: that of the ends outside,
// mixed with that of the ends inside. Lines that the sweep leaves alone keep their old order.
func (s *Sketcher) Orders(t *Trial, way Sweep, old nest.Hints) nest.Hints {
	const parts = 4 // of which the mix is a whole number
	mix := int(way.Mix * parts)
	h := nest.Hints{}
	if len(t.row) > 0 {
		h[nest.Hint{Interior: nest.Canvas, Line: nest.AtElement}] = t.row
	}
	for b, x := range s.nest.Drawing.Boundaries {
		for k, line := range [2]nest.JointKind{nest.AtTop, nest.AtBottom} {
			at, all := nest.Hint{Interior: b, Line: line}, nest.CrossingsOn(s.nest.Legs[b], line)
			switch {
			case len(all) < 2:
			case k == 0 && way.Upper || k == 1 && way.Lower:
				where := make(map[int]int)
				for _, f := range all {
					where[f] = s.beyond(t, f, x.Parent, nest.Joint{Kind: nest.AtBox, Index: b})*(parts-mix) +
						s.beyond(t, f, b, nest.Joint{Kind: line, Index: f})*mix
				}
				slices.SortStableFunc(all, func(a, c int) int { return where[a] - where[c] })
				h[at] = all
			case old[at] != nil:
				h[at] = old[at]
			}
		}
	}
	return h
}

// beyond is how far right on the page the other end of a flow's leg is, where one end meets a joint in an interior.
func (s *Sketcher) beyond(t *Trial, flow, interior int, at nest.Joint) int {
	slot := s.nest.Slot(interior)
	for i, p := range s.nest.Legs[slot] {
		switch {
		case p.Flow != flow:
		case p.Upper == at:
			return t.left[slot] + t.interiors[slot].ends[i][1]
		case p.Lower == at:
			return t.left[slot] + t.interiors[slot].ends[i][0]
		}
	}
	return 0
}

// asDrawn is the order in which a sketch has the crossings of each line.
func (s *Sketcher) asDrawn(t *Trial) nest.Hints {
	h := nest.Hints{}
	if len(t.row) > 0 {
		h[nest.Hint{Interior: nest.Canvas, Line: nest.AtElement}] = t.row
	}
	for b := range s.nest.Drawing.Boundaries {
		take := func(line nest.JointKind, all []crossing) {
			if len(all) < 2 {
				return
			}
			at := nest.Hint{Interior: b, Line: line}
			for _, c := range all {
				h[at] = append(h[at], c.flow)
			}
		}
		take(nest.AtTop, t.interiors[b].top)
		take(nest.AtBottom, t.interiors[b].bottom)
	}
	return h
}
