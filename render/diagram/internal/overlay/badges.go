package overlay

import (
	"cmp"
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Badge is the numbered sign of a flow.
type Badge struct {
	At         geom.Point
	OnCrossing bool // it covers the flow's main crossing
}

// Diamond marks a crossing that has no badge.
type Diamond struct {
	At       geom.Point
	Boundary int
}

// placeBadges finds a place for the badge of every flow. Those that say most are placed first and
// get the place they want: on the main crossing, or in the room that the layout kept. Others move
// along their line until they cover nothing. It also returns the cost of what could not be avoided.
func placeBadges(d scene.Drawing, p plan.Plan) ([]Badge, float64) {
	out := make([]Badge, len(d.Flows))
	total := 0.0
	var taken []geom.Rectangle
	g := groundOf(p)
	for _, i := range badgeOrder(d, p) {
		var cost float64
		out[i], cost = placeBadge(d, p, g, i, taken)
		total += cost
		taken = append(taken, scene.BadgeBox(d.Flows[i], out[i].At))
	}
	return out, total
}

// Crowded lists the flows whose badge lies on the badge or the line of another.
func Crowded(d scene.Drawing, p plan.Plan) []int {
	badges, _ := placeBadges(d, p)
	g := groundOf(p)
	var out []int
	for i, f := range d.Flows {
		box := scene.BadgeBox(f, badges[i].At)
		hidden := len(g.under(box.Grow(-margins.line), i)) > 0
		for j, other := range badges {
			hidden = hidden || j != i && box.Grow(-1).Overlaps(scene.BadgeBox(d.Flows[j], other.At))
		}
		if hidden {
			out = append(out, i)
		}
	}
	return out
}

// badgeOrder lists the flows by rank, and within a rank those with the shortest
// lines first, because they have the fewest places.
func badgeOrder(d scene.Drawing, p plan.Plan) []int {
	out := make([]int, len(d.Flows))
	long := make([]float64, len(d.Flows))
	for i, r := range p.Routes {
		out[i], long[i] = i, geom.Grid(geom.Length(r.Line.Sample())/paces.order)
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(d.Flows[a].Rank(), d.Flows[b].Rank()), cmp.Compare(long[a], long[b]))
	})
	return out
}

// candidate is a possible place with what it costs before anything is in the way.
type candidate struct {
	at         geom.Point
	cost       float64
	onCrossing bool
}

func placeBadge(d scene.Drawing, p plan.Plan, g ground, i int, taken []geom.Rectangle) (Badge, float64) {
	var best Badge
	lowest := math.Inf(1)
	for _, c := range badgePlaces(d, p, i) {
		if c.cost >= lowest {
			continue
		}
		cost := c.cost
		box := scene.BadgeBox(d.Flows[i], c.at)
		for _, other := range taken {
			if box.Overlaps(other.Grow(1)) {
				cost += badgeWeights.onBadge
			}
		}
		for _, e := range p.Elements {
			if area := box.Overlap(e.Grow(margins.element)); area > 0 {
				cost += badgeWeights.onElement + area/badgeWeights.elementArea
			}
		}
		for j, r := range p.Routes {
			if j != i {
				cost += badgeWeights.onCrossing * float64(crossingsIn(r, box.Grow(-margins.mark)))
			}
		}
		cost += badgeWeights.onLine * float64(len(g.under(box.Grow(-margins.line), i)))
		if cheaper(cost, lowest) {
			best, lowest = Badge{c.at, c.onCrossing}, cost
		}
	}
	return best, lowest
}

func crossingsIn(r plan.Route, box geom.Rectangle) int {
	n := 0
	for _, c := range r.Crossings {
		if box.Overlaps(geom.Around(c.At, marks.forBadges, marks.forBadges)) {
			n++
		}
	}
	return n
}

// badgePlaces lists the places for a flow's badge, the best first: the crossings
// and what is around them, or the kept room, or the middle of the line.
func badgePlaces(d scene.Drawing, p plan.Plan, i int) []candidate {
	f, r := d.Flows[i], p.Routes[i]
	line := geom.Even(r.Line.Sample(), paces.tried)
	if len(r.Crossings) == 0 {
		middle := len(line) / 2
		if r.Room != nil {
			middle = nearestRow(line, *r.Room)
		}
		return along(line, middle, 0, nil)
	}
	out := []candidate{{r.Crossings[f.Main].At, 0, true}}
	if p.BadgeRoom {
		return out
	}
	for k, c := range r.Crossings {
		penalty := badgeWeights.besideMain
		if k != f.Main {
			penalty = badgeWeights.besideOther
		}
		out = along(line, geom.Nearest(line, c.At), penalty, out)
	}
	for k := range out {
		// So near the crossing the badge covers it, and a diamond would stick out from under it.
		out[k].onCrossing = out[k].at.Distance(r.Crossings[f.Main].At) < scene.BadgeHeight*coversCrossing
	}
	return out
}

// along adds the places before and after one place of a line, away from its ends.
func along(line []geom.Point, start int, penalty float64, out []candidate) []candidate {
	for step := range int(reach / paces.tried) {
		for _, at := range [2]int{start - step, start + step} {
			if at >= endPaces.start && at < len(line)-endPaces.head || step == 0 {
				out = append(out, candidate{line[at], penalty + badgeWeights.step*float64(step), false})
			}
		}
	}
	return out
}

// nearestRow finds the place of a line at the height of a room, the nearest of several.
func nearestRow(line []geom.Point, room geom.Point) int {
	best, lowest := 0, math.Inf(1)
	for i, at := range line {
		if away := math.Abs(at.Y-room.Y)*rowFirst + math.Abs(at.X-room.X); away < lowest {
			best, lowest = i, away
		}
	}
	return best
}

// Diamonds lists the crossings of each flow that its badge does not mark.
func Diamonds(d scene.Drawing, p plan.Plan, badges []Badge) [][]Diamond {
	out := make([][]Diamond, len(d.Flows))
	for i, f := range d.Flows {
		for k, c := range f.Crossings {
			if k == f.Main && badges[i].OnCrossing {
				continue
			}
			out[i] = append(out[i], Diamond{p.Routes[i].Crossings[k].At, c.Boundary})
		}
	}
	return out
}
