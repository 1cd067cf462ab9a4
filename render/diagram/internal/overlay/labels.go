// Package overlay finds places for what is laid over a plan: numbers of flows, their names,
// titles of boundaries, and marks of crossings.
package overlay

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Label is text with the place it takes.
type Label struct {
	Box   geom.Rectangle
	Zones []int // trust of the zone around each line, for the colour behind the letters; -1 outside
}

// Layer is everything that is laid over a plan.
type Layer struct {
	Badges   []Badge
	Diamonds [][]diamond
	Titles   []Label // of boundaries
	Labels   []Label // of flows; an empty box where there is no text
	Cost     float64 // what is covered by what should not cover it
}

// obstacles is what text must keep clear of, with what it costs to cover one.
type obstacles struct {
	solid  []geom.Rectangle // other text and signs
	lines  [][]geom.Point   // of flows
	bounds []geom.Rectangle // of lines
	badges []geom.Rectangle // of all flows: text beside the badge of another flow seems to belong to that
}

// Cover adds badges, diamonds, titles and labels to a plan. The order is the one
// of importance: what comes later gives way.
func Cover(d scene.Drawing, p plan.Plan) Layer {
	l := Layer{}
	l.Badges, l.Cost = placeBadges(d, p)
	l.Diamonds = Diamonds(d, p, l.Badges)
	o := obstacles{}
	for i, r := range p.Routes {
		line := geom.Even(r.Line.Sample(), 3)
		o.lines = append(o.lines, line)
		o.bounds = append(o.bounds, r.Line.Bounds())
		o.badges = append(o.badges, scene.BadgeBox(d.Flows[i], l.Badges[i].At))
		for _, m := range l.Diamonds[i] {
			o.solid = append(o.solid, geom.Around(m.At, 13, 13))
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

// hits is what it costs to put text into a box.
func (o obstacles) hits(box geom.Rectangle) float64 {
	cost := 0.0
	for _, s := range o.solid {
		if box.Overlaps(s) {
			cost += 60 + box.Overlap(s)/10
		}
	}
	for i, line := range o.lines {
		if !box.Overlaps(o.bounds[i].Grow(1)) {
			continue
		}
		n := 0
		for _, at := range line {
			if box.Has(at) {
				n++
			}
		}
		if n > 0 {
			cost += 20 + float64(n)
		}
	}
	return cost
}

// titleHeight is how high a boundary's title is, in pixels.
const titleHeight = 18.0

// placeTitle slides the title of a boundary along its upper line, then along the
// lower one, to the first place at which it hides least.
func placeTitle(d scene.Drawing, p plan.Plan, i int, o obstacles) (geom.Rectangle, float64) {
	r := p.Boundaries[i]
	w := scene.TitleWidth(d.Boundaries[i].Title)
	first, last := r.X0+scene.Corner+2, r.X1-scene.Corner-2-w
	var best geom.Rectangle
	lowest := math.Inf(1)
	for row, y := range [2]float64{r.Y0, r.Y1} {
		for x := first; x <= max(first, last); x += 6 {
			box := geom.Rect(x, y-titleHeight/2, x+w, y+titleHeight/2)
			cost := o.hits(box.Grow(2)) + (x-first)/100
			if (row == 1) != below(p, i) {
				cost += 4
			}
			cost += 15 * float64(linesUnder(d, p, box, i))
			if cost < lowest-1e-9 {
				best, lowest = box, cost
			}
		}
	}
	return best, lowest
}

// below reports whether a boundary's title belongs on its lower line.
func below(p plan.Plan, i int) bool { return i < len(p.Below) && p.Below[i] }

// placeLabel puts a flow's label beside its badge, or above or below it.
func placeLabel(d scene.Drawing, p plan.Plan, i int, at geom.Point, o obstacles) (geom.Rectangle, float64) {
	f := d.Flows[i]
	w := font.Small.Broadest(f.Lines) + 2
	h := float64(len(f.Lines)) * font.Small.LineHeight()
	gap := scene.BadgeReach(f) + scene.LabelGap
	var best geom.Rectangle
	lowest := math.Inf(1)
	for k, c := range labelPlaces(at, w, h, gap) {
		own := -1
		if len(f.Seams) > 0 {
			own = f.Seams[f.Main].Boundary
		}
		cost := float64(k)*0.4 + o.hits(c.Grow(1)) + 25*float64(linesUnder(d, p, c, own))
		if own >= 0 && cutsCorner(p.Boundaries[own], c) {
			cost += 12
		}
		for j, other := range o.badges {
			if j != i && other.Grow(6).Overlaps(c) {
				cost += 12
			}
		}
		if cost < lowest-1e-9 {
			best, lowest = c, cost
		}
	}
	return best, lowest
}

// cutsCorner reports whether a box lies over a side or a corner of a boundary,
// where it makes an opening that looks like a mistake.
func cutsCorner(r, box geom.Rectangle) bool {
	return box.Overlaps(r) && !(r.X0+scene.Corner < box.X0 && box.X1 < r.X1-scene.Corner)
}

// labelPlaces lists boxes around a badge, the best first.
func labelPlaces(at geom.Point, w, h, gap float64) []geom.Rectangle {
	var out []geom.Rectangle
	for _, dy := range [...]float64{0, 6, -6, 12, -12, 18, -18} {
		y := at.Y + dy
		out = append(out,
			geom.Rect(at.X+gap, y-h/2, at.X+gap+w, y+h/2),
			geom.Rect(at.X-gap-w, y-h/2, at.X-gap, y+h/2))
	}
	above, below := at.Y-scene.BadgeHeight/2-2-h, at.Y+scene.BadgeHeight/2+2
	for _, dx := range [...]float64{0, w / 4, -w / 4, w / 2, -w / 2} {
		out = append(out,
			geom.Rect(at.X-w/2+dx, above, at.X+w/2+dx, above+h),
			geom.Rect(at.X-w/2+dx, below, at.X+w/2+dx, below+h))
	}
	return out
}

// linesUnder counts the boundaries, but one, whose line runs under a box.
func linesUnder(d scene.Drawing, p plan.Plan, box geom.Rectangle, but int) int {
	n := 0
	for i, r := range p.Boundaries {
		if i != but && box.Overlaps(r.Grow(1)) && !r.Grow(-1).Contains(box) {
			n++
		}
	}
	return n
}

// zonesIn returns the trust around the middle of each line of text in a box.
func zonesIn(d scene.Drawing, p plan.Plan, box geom.Rectangle, lines int) []int {
	var out []int
	for i := range lines {
		y := box.Y0 + box.H()*(float64(i)+0.5)/float64(lines)
		out = append(out, zoneAt(d, p, geom.Pt(box.Center().X, y)))
	}
	return out
}

// zoneAt returns the trust of the innermost boundary around a point.
func zoneAt(d scene.Drawing, p plan.Plan, at geom.Point) int {
	depth, trust := -1, scene.OutsideTrust
	for i, b := range d.Boundaries {
		if b.Depth > depth && p.Boundaries[i].Has(at) {
			depth, trust = b.Depth, b.Trust
		}
	}
	return trust
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
		out.Badges = append(out.Badges, Badge{b.At.Plus(by), b.OnGate})
		var marks []diamond
		for _, m := range l.Diamonds[i] {
			marks = append(marks, diamond{m.At.Plus(by), m.Boundary})
		}
		out.Diamonds = append(out.Diamonds, marks)
		out.Labels = append(out.Labels, Label{l.Labels[i].Box.Move(by), l.Labels[i].Zones})
	}
	for _, t := range l.Titles {
		out.Titles = append(out.Titles, Label{t.Box.Move(by), t.Zones})
	}
	return out
}
