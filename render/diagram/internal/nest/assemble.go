package nest

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
)

func sortCrossings(crossings []crossing) {
	slices.SortStableFunc(crossings, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
}

// placement is where the interiors of one attempt lie on the page.
type placement struct {
	interiors []*interior  // by slot
	shift     []geom.Point // from the coordinates of an interior to those of the page
	crossings map[[2]int]geom.Point
}

// Place lays out all interiors, inner ones first, and then sets them into each other from the outside in.
func (n *Nest) Place(h Hints) (plan.Plan, error) {
	pl := placement{interiors: make([]*interior, len(n.Legs)), shift: make([]geom.Point, len(n.Legs)), crossings: make(map[[2]int]geom.Point)}
	for i := len(n.Legs) - 1; i >= 0; i-- {
		b := i - 1 // a parent is declared before its children, so the last are innermost; the canvas is -1
		l, err := n.layInterior(b, h)
		if err != nil {
			return plan.Plan{}, err
		}
		pl.interiors[n.Slot(b)] = l
		if b >= 0 {
			n.done[b] = l
		}
	}
	p := plan.Plan{
		Elements:   make([]geom.Rectangle, len(n.Drawing.Elements)),
		Boundaries: make([]geom.Rectangle, len(n.Drawing.Boundaries)),
		Routes:     make([]plan.Route, len(n.Drawing.Flows)),
		Below:      make([]bool, len(n.Drawing.Boundaries)),
		BadgeRoom:  true,
	}
	root := pl.interiors[n.Slot(Canvas)]
	p.Size = geom.Rect(0, 0, root.w, root.h)
	for b := Canvas; b < len(n.Drawing.Boundaries); b++ {
		n.settle(&p, &pl, b)
	}
	for i := range n.Drawing.Flows {
		if err := n.join(&p, &pl, i); err != nil {
			return p, err
		}
	}
	if err := plan.Check(n.Drawing, p); err != nil {
		return p, err
	}
	return p, plan.Refine(n.Drawing, &p)
}

// settle gives the elements and boxes of one interior their places on the page.
func (n *Nest) settle(p *plan.Plan, pl *placement, at int) {
	slot := n.Slot(at)
	l, shift := pl.interiors[slot], pl.shift[slot]
	for e, c := range l.elements {
		p.Elements[e] = geom.Around(c.Plus(shift), n.Drawing.Elements[e].W, n.Drawing.Elements[e].H)
	}
	for b, c := range l.boxes {
		inner := pl.interiors[b]
		r := geom.Around(c.Plus(shift), inner.w, inner.h)
		p.Boundaries[b], p.Below[b] = r, inner.below
		pl.shift[b] = geom.Pt(r.X0, r.Y0).Minus(inner.corner)
		for _, crossing := range inner.top {
			pl.crossings[[2]int{b, crossing.flow}] = geom.Pt(r.X0+crossing.x, r.Y0)
		}
		for _, crossing := range inner.bottom {
			pl.crossings[[2]int{b, crossing.flow}] = geom.Pt(r.X0+crossing.x, r.Y1)
		}
	}
}

// join makes one line of the legs of a flow. At every crossing both legs are moved
// onto it and turned upright, so that the flow cuts the line at a right angle.
func (n *Nest) join(p *plan.Plan, pl *placement, i int) error {
	f := n.Drawing.Flows[i]
	at := n.Drawing.Elements[f.From].Boundary
	var line geom.Curve
	for k := 0; k <= len(f.Crossings); k++ {
		slot := n.Slot(at)
		source := pl.interiors[slot].lines[i]
		if !source.Whole() {
			return fmt.Errorf("the layout has lost flow `%s`", f.ID)
		}
		piece := source.Moved(pl.shift[slot])
		if room, ok := pl.interiors[slot].rooms[i]; ok {
			room = room.Plus(pl.shift[slot])
			p.Routes[i].Room = &room
		}
		down := 1.0
		if f.Upper != f.From {
			down = -1
		}
		if k > 0 {
			upright(piece, pl.crossings[[2]int{f.Crossings[k-1].Boundary, i}], down)
		}
		if k < len(f.Crossings) {
			back := piece.Reversed()
			upright(back, pl.crossings[[2]int{f.Crossings[k].Boundary, i}], -down)
			piece = back.Reversed()
			at = f.Crossings[k].Boundary
			if !f.Crossings[k].Entering {
				at = n.Drawing.Boundaries[at].Parent
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

// upright moves the start of a curve onto a crossing and lets it leave straight down, or up for -1.
func upright(c geom.Curve, at geom.Point, down float64) {
	reach := math.Abs(c[3].Y-at.Y) * turns.part
	c[0] = at
	c[1] = geom.Pt(at.X, at.Y+down*min(turns.most, max(turns.least, reach)))
}
