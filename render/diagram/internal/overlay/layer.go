// Package overlay finds places for what is laid over a plan: numbers of flows, their names,
// titles of boundaries, and marks of crossings.
package overlay

import (
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Layer is everything that is laid over a plan.
type Layer struct {
	Badges   []Badge
	Diamonds [][]Diamond
	Titles   []Label // of boundaries
	Labels   []Label // of flows; an empty box where there is no text
	Cost     float64 // what is covered by what should not cover it
}

// Cover adds badges, diamonds, titles and labels to a plan. The order is the one
// of importance: what comes later gives way.
func Cover(d scene.Drawing, p plan.Plan) Layer {
	l := Layer{}
	l.Badges, l.Cost = placeBadges(d, p)
	l.Diamonds = Diamonds(d, p, l.Badges)
	o := obstacles{}
	for i, r := range p.Routes {
		line := geom.Even(r.Line.Sample(), paces.tried)
		o.lines = append(o.lines, line)
		o.bounds = append(o.bounds, r.Line.Bounds())
		o.badges = append(o.badges, scene.BadgeBox(d.Flows[i], l.Badges[i].At))
		for _, m := range l.Diamonds[i] {
			o.solid = append(o.solid, geom.Around(m.At, marks.forText, marks.forText))
		}
	}
	o.solid = append(o.solid, o.badges...)
	for i, e := range d.Elements {
		o.solid = append(o.solid, e.Extent(p.Elements[i]))
	}
	for i := range d.Boundaries {
		box, cost := placeTitle(d, p, i, o)
		l.Cost += cost
		o.solid = append(o.solid, box)
		l.Titles = append(l.Titles, Label{box, zonesIn(d, p, box, 1)})
	}
	for i := range d.Flows {
		var box geom.Rectangle
		if len(d.Flows[i].Lines) > 0 {
			var cost float64
			box, cost = placeLabel(d, p, i, l.Badges[i].At, o)
			l.Cost += cost
			o.solid = append(o.solid, box)
		}
		l.Labels = append(l.Labels, Label{box, zonesIn(d, p, box, len(d.Flows[i].Lines))})
	}
	return l
}

// Extent encloses everything that a plan and its layer draw.
func Extent(d scene.Drawing, p plan.Plan, l Layer) geom.Rectangle {
	r := p.Size
	for i, e := range d.Elements {
		r = r.Union(e.Extent(p.Elements[i]))
	}
	for _, b := range p.Boundaries {
		r = r.Union(b.Grow(1))
	}
	for i, f := range d.Flows {
		r = r.Union(scene.BadgeBox(f, l.Badges[i].At))
		if len(f.Lines) > 0 {
			r = r.Union(l.Labels[i].Box)
		}
	}
	for _, t := range l.Titles {
		r = r.Union(t.Box)
	}
	return r
}

// Moved returns the layer shifted.
func (l Layer) Moved(by geom.Point) Layer {
	out := Layer{}
	for i, b := range l.Badges {
		out.Badges = append(out.Badges, Badge{b.At.Plus(by), b.OnCrossing})
		var marks []Diamond
		for _, m := range l.Diamonds[i] {
			marks = append(marks, Diamond{m.At.Plus(by), m.Boundary})
		}
		out.Diamonds = append(out.Diamonds, marks)
		out.Labels = append(out.Labels, Label{l.Labels[i].Box.Move(by), l.Labels[i].Zones})
	}
	for _, t := range l.Titles {
		out.Titles = append(out.Titles, Label{t.Box.Move(by), t.Zones})
	}
	return out
}
