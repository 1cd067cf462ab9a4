package diagram

import "math"

// label is text with the place it takes.
type label struct {
	Box   rect
	Zones []int // trust of the zone around each line, for the colour behind the letters; -1 outside
}

// layer is everything that is laid over a plan.
type layer struct {
	Badges   []badge
	Diamonds [][]diamond
	Titles   []label // of boundaries
	Labels   []label // of flows; an empty box where there is no text
	Cost     float64 // what is covered by what should not cover it
}

// obstacles is what text must keep clear of, with what it costs to cover one.
type obstacles struct {
	solid  []rect    // other text and signs
	lines  [][]point // of flows
	bounds []rect    // of lines
	badges []rect    // of all flows: text beside the badge of another flow seems to belong to that
}

// cover adds badges, diamonds, titles and labels to a plan. The order is the one
// of importance: what comes later gives way.
func (d drawing) cover(p plan) layer {
	l := layer{}
	l.Badges, l.Cost = d.placeBadges(p)
	l.Diamonds = d.diamonds(p, l.Badges)
	o := obstacles{}
	for i, r := range p.Routes {
		line := even(r.Line.sample(), 3)
		o.lines = append(o.lines, line)
		o.bounds = append(o.bounds, r.Line.bounds())
		o.badges = append(o.badges, badgeBox(d.Flows[i], l.Badges[i].At))
		for _, m := range l.Diamonds[i] {
			o.solid = append(o.solid, around(m.At, 13, 13))
		}
	}
	o.solid = append(o.solid, o.badges...)
	for i, e := range d.Elements {
		o.solid = append(o.solid, e.extent(p.Elements[i]))
	}
	for i := range d.Boundaries {
		box, cost := d.placeTitle(p, i, o)
		l.Cost += cost
		o.solid = append(o.solid, box)
		l.Titles = append(l.Titles, label{box, d.zonesIn(p, box, 1)})
	}
	for i := range d.Flows {
		var box rect
		if len(d.Flows[i].Lines) > 0 {
			var cost float64
			box, cost = d.placeLabel(p, i, l.Badges[i].At, o)
			l.Cost += cost
			o.solid = append(o.solid, box)
		}
		l.Labels = append(l.Labels, label{box, d.zonesIn(p, box, len(d.Flows[i].Lines))})
	}
	return l
}

// hits is what it costs to put text into a box.
func (o obstacles) hits(box rect) float64 {
	cost := 0.0
	for _, s := range o.solid {
		if box.overlaps(s) {
			cost += 60 + box.overlap(s)/10
		}
	}
	for i, line := range o.lines {
		if !box.overlaps(o.bounds[i].grow(1)) {
			continue
		}
		n := 0
		for _, at := range line {
			if box.has(at) {
				n++
			}
		}
		if n > 0 {
			cost += 20 + float64(n)
		}
	}
	return cost
}

const (
	titleHeight = 18.0
	barsWidth   = 24.0 // of the trust bars before a title, the gap included
)

// titleWidth is the room that a boundary's title needs on its line.
func titleWidth(title string) float64 { return math.Ceil(boundaryFont.width(title)) + barsWidth + 8 }

// placeTitle slides the title of a boundary along its upper line, then along the
// lower one, to the first place at which it hides least.
func (d drawing) placeTitle(p plan, i int, o obstacles) (rect, float64) {
	r := p.Boundaries[i]
	w := titleWidth(d.Boundaries[i].Title)
	first, last := r.X0+corner+2, r.X1-corner-2-w
	var best rect
	lowest := math.Inf(1)
	for row, y := range [2]float64{r.Y0, r.Y1} {
		for x := first; x <= max(first, last); x += 6 {
			box := rect{x, y - titleHeight/2, x + w, y + titleHeight/2}
			cost := o.hits(box.grow(2)) + (x-first)/100
			if (row == 1) != p.below(i) {
				cost += 4
			}
			cost += 15 * float64(d.linesUnder(p, box, i))
			if cost < lowest-1e-9 {
				best, lowest = box, cost
			}
		}
	}
	return best, lowest
}

// below reports whether a boundary's title belongs on its lower line.
func (p plan) below(i int) bool { return i < len(p.Below) && p.Below[i] }

// placeLabel puts a flow's label beside its badge, or above or below it.
func (d drawing) placeLabel(p plan, i int, at point, o obstacles) (rect, float64) {
	f := d.Flows[i]
	w := smallFont.broadest(f.Lines) + 2
	h := float64(len(f.Lines)) * smallFont.lineHeight()
	gap := badgeReach(f) + labelGap
	var best rect
	lowest := math.Inf(1)
	for k, c := range labelPlaces(at, w, h, gap) {
		own := -1
		if len(f.Seams) > 0 {
			own = f.Seams[f.Main].Boundary
		}
		cost := float64(k)*0.4 + o.hits(c.grow(1)) + 25*float64(d.linesUnder(p, c, own))
		if own >= 0 && cutsCorner(p.Boundaries[own], c) {
			cost += 12
		}
		for j, other := range o.badges {
			if j != i && other.grow(6).overlaps(c) {
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
func cutsCorner(r, box rect) bool {
	return box.overlaps(r) && !(r.X0+corner < box.X0 && box.X1 < r.X1-corner)
}

// labelPlaces lists boxes around a badge, the best first.
func labelPlaces(at point, w, h, gap float64) []rect {
	var out []rect
	for _, dy := range [...]float64{0, 6, -6, 12, -12, 18, -18} {
		y := at.Y + dy
		out = append(out,
			rect{at.X + gap, y - h/2, at.X + gap + w, y + h/2},
			rect{at.X - gap - w, y - h/2, at.X - gap, y + h/2})
	}
	above, below := at.Y-badgeHeight/2-2-h, at.Y+badgeHeight/2+2
	for _, dx := range [...]float64{0, w / 4, -w / 4, w / 2, -w / 2} {
		out = append(out,
			rect{at.X - w/2 + dx, above, at.X + w/2 + dx, above + h},
			rect{at.X - w/2 + dx, below, at.X + w/2 + dx, below + h})
	}
	return out
}

// linesUnder counts the boundaries, but one, whose line runs under a box.
func (d drawing) linesUnder(p plan, box rect, but int) int {
	n := 0
	for i, r := range p.Boundaries {
		if i != but && box.overlaps(r.grow(1)) && !r.grow(-1).contains(box) {
			n++
		}
	}
	return n
}

// zonesIn returns the trust around the middle of each line of text in a box.
func (d drawing) zonesIn(p plan, box rect, lines int) []int {
	var out []int
	for i := range lines {
		y := box.Y0 + box.h()*(float64(i)+0.5)/float64(lines)
		out = append(out, d.zoneAt(p, point{box.center().X, y}))
	}
	return out
}

// zoneAt returns the trust of the innermost boundary around a point.
func (d drawing) zoneAt(p plan, at point) int {
	depth, trust := -1, outsideTrust
	for i, b := range d.Boundaries {
		if b.Depth > depth && p.Boundaries[i].has(at) {
			depth, trust = b.Depth, b.Trust
		}
	}
	return trust
}

// extent encloses everything that a plan and its layer draw.
func (d drawing) extent(p plan, l layer) rect {
	r := p.Size
	for i, e := range d.Elements {
		r = r.union(e.extent(p.Elements[i]))
	}
	for _, b := range p.Boundaries {
		r = r.union(b.grow(1))
	}
	for i, f := range d.Flows {
		r = r.union(badgeBox(f, l.Badges[i].At))
		if len(f.Lines) > 0 {
			r = r.union(l.Labels[i].Box)
		}
	}
	for _, t := range l.Titles {
		r = r.union(t.Box)
	}
	return r
}
