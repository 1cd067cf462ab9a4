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

// obstacles is what text must keep clear of, with what it costs to cover one.
type obstacles struct {
	solid  []geom.Rectangle // other text and signs
	lines  [][]geom.Point   // of flows
	bounds []geom.Rectangle // of lines
	badges []geom.Rectangle // of all flows: text beside the badge of another flow seems to belong to that
}

// hits is what it costs to put text into a box.
func (o obstacles) hits(box geom.Rectangle) float64 {
	cost := 0.0
	for _, s := range o.solid {
		if box.Overlaps(s) {
			cost += textWeights.onSolid + box.Overlap(s)/textWeights.solidArea
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
			cost += textWeights.onLine + float64(n)
		}
	}
	return cost
}

// placeTitle slides the title of a boundary along its upper line, then along the
// lower one, to the first place at which it hides least.
func placeTitle(d scene.Drawing, p plan.Plan, i int, o obstacles) (geom.Rectangle, float64) {
	r := p.Boundaries[i]
	w := scene.TitleWidth(d.Boundaries[i].Title)
	first, last := r.X0+scene.Corner+2, r.X1-scene.Corner-2-w
	var best geom.Rectangle
	lowest := math.Inf(1)
	for row, y := range [2]float64{r.Y0, r.Y1} {
		for x := first; x <= max(first, last); x += paces.title {
			box := geom.Rect(x, y-titleHeight/2, x+w, y+titleHeight/2)
			cost := o.hits(box.Grow(margins.title)) + (x-first)/titleWeights.slide
			if (row == 1) != below(p, i) {
				cost += titleWeights.otherLine
			}
			cost += titleWeights.onLine * float64(linesUnder(d, p, box, i))
			if cheaper(cost, lowest) {
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
		if len(f.Crossings) > 0 {
			own = f.Crossings[f.Main].Boundary
		}
		cost := float64(k)*labelWeights.place + o.hits(c.Grow(1)) + labelWeights.onLine*float64(linesUnder(d, p, c, own))
		if own >= 0 && cutsCorner(p.Boundaries[own], c) {
			cost += labelWeights.onCorner
		}
		for j, other := range o.badges {
			if j != i && other.Grow(margins.badge).Overlaps(c) {
				cost += labelWeights.nearBadges
			}
		}
		if cheaper(cost, lowest) {
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
	for _, dy := range labelLifts {
		y := at.Y + dy
		out = append(out,
			geom.Rect(at.X+gap, y-h/2, at.X+gap+w, y+h/2),
			geom.Rect(at.X-gap-w, y-h/2, at.X-gap, y+h/2))
	}
	above, below := at.Y-scene.BadgeHeight/2-margins.label-h, at.Y+scene.BadgeHeight/2+margins.label
	for _, dx := range [...]float64{0, w / 4, -w / 4, w / 2, -w / 2} {
		out = append(out,
			geom.Rect(at.X-w/2+dx, above, at.X+w/2+dx, above+h),
			geom.Rect(at.X-w/2+dx, below, at.X+w/2+dx, below+h))
	}
	return out
}

// linesUnder counts the boundaries, except one, whose line is under a box.
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
