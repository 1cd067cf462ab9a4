package search

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
)

func sortPins(pins []pin) {
	slices.SortStableFunc(pins, func(a, b pin) int { return cmp.Compare(a.x, b.x) })
}

// spread is where the levels of one attempt lie on the page.
type spread struct {
	levels []*level     // by slot
	shift  []geom.Point // from the coordinates of a level to those of the page
	gates  map[[2]int]geom.Point
}

// place lays out all levels, inner ones first, and then sets them into each other from the outside in.
func (g *gates) place(h hints) (plan.Plan, error) {
	s := spread{levels: make([]*level, len(g.legs)), shift: make([]geom.Point, len(g.legs)), gates: make(map[[2]int]geom.Point)}
	for i := len(g.legs) - 1; i >= 0; i-- {
		b := i - 1 // a parent is declared before its children, so the last are innermost; the canvas is -1
		l, err := g.layLevel(b, h)
		if err != nil {
			return plan.Plan{}, err
		}
		s.levels[g.slot(b)] = l
		if b >= 0 {
			g.done[b] = l
		}
	}
	p := plan.Plan{
		Elements:   make([]geom.Rectangle, len(g.d.Elements)),
		Boundaries: make([]geom.Rectangle, len(g.d.Boundaries)),
		Routes:     make([]plan.Route, len(g.d.Flows)),
		Below:      make([]bool, len(g.d.Boundaries)),
		Pinned:     true,
	}
	root := s.levels[g.slot(canvas)]
	p.Size = geom.Rect(0, 0, root.w, root.h)
	for b := canvas; b < len(g.d.Boundaries); b++ {
		g.settle(&p, &s, b)
	}
	for i := range g.d.Flows {
		if err := g.join(&p, &s, i); err != nil {
			return p, err
		}
	}
	if err := plan.Check(g.d, p); err != nil {
		return p, err
	}
	return p, plan.Refine(g.d, &p)
}

// settle gives the elements and boxes of one level their places on the page.
func (g *gates) settle(p *plan.Plan, s *spread, at int) {
	slot := g.slot(at)
	l, shift := s.levels[slot], s.shift[slot]
	for e, c := range l.elements {
		p.Elements[e] = geom.Around(c.Plus(shift), g.d.Elements[e].W, g.d.Elements[e].H)
	}
	for b, c := range l.boxes {
		inner := s.levels[b]
		r := geom.Around(c.Plus(shift), inner.w, inner.h)
		p.Boundaries[b], p.Below[b] = r, inner.below
		s.shift[b] = geom.Pt(r.X0, r.Y0).Minus(inner.corner)
		for _, pin := range inner.top {
			s.gates[[2]int{b, pin.flow}] = geom.Pt(r.X0+pin.x, r.Y0)
		}
		for _, pin := range inner.bottom {
			s.gates[[2]int{b, pin.flow}] = geom.Pt(r.X0+pin.x, r.Y1)
		}
	}
}

// join makes one line of the legs of a flow. At every gate both legs are moved
// onto the crossing and turned upright, so that the flow cuts the line at a right angle.
func (g *gates) join(p *plan.Plan, s *spread, i int) error {
	f := g.d.Flows[i]
	at := g.d.Elements[f.From].Boundary
	var line geom.Curve
	for k := 0; k <= len(f.Seams); k++ {
		slot := g.slot(at)
		source := s.levels[slot].lines[i]
		if !source.Whole() {
			return fmt.Errorf("the layout has lost flow `%s`", f.ID)
		}
		piece := source.Moved(s.shift[slot])
		if room, ok := s.levels[slot].rooms[i]; ok {
			room = room.Plus(s.shift[slot])
			p.Routes[i].Room = &room
		}
		down := 1.0
		if f.Upper != f.From {
			down = -1
		}
		if k > 0 {
			upright(piece, s.gates[[2]int{f.Seams[k-1].Boundary, i}], down)
		}
		if k < len(f.Seams) {
			back := piece.Reversed()
			upright(back, s.gates[[2]int{f.Seams[k].Boundary, i}], -down)
			piece = back.Reversed()
			at = f.Seams[k].Boundary
			if !f.Seams[k].Entering {
				at = g.d.Boundaries[at].Parent
			}
		}
		if line != nil {
			piece = piece[1:]
		}
		line = append(line, piece...)
	}
	p.Routes[i].Line = line
	return nil
}

// upright moves the start of a curve onto a gate and lets it leave straight down, or up for -1.
func upright(c geom.Curve, gate geom.Point, down float64) {
	reach := math.Abs(c[3].Y-gate.Y) * turns.part
	c[0] = gate
	c[1] = geom.Pt(gate.X, gate.Y+down*min(turns.most, max(turns.least, reach)))
}
