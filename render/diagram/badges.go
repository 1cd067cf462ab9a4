package diagram

import (
	"cmp"
	"math"
	"slices"
)

// badge is the numbered sign of a flow.
type badge struct {
	At     point
	OnGate bool // it covers the flow's main crossing
}

// diamond marks a crossing that has no badge.
type diamond struct {
	At       point
	Boundary int
}

const (
	badgeHeight = 21.0
	labelGap    = 3.0 // between a badge and its label
	reach       = 160 // how far a badge may move along its line, in pixels
)

// badgeReach is half the width of a flow's badge, its outline included.
func badgeReach(f flow) float64 {
	text := []string{f.signText()}
	if f.Crosses {
		return math.Ceil(max(24, badgeFont.room(text, 15, 8)))/2 + 1
	}
	return math.Ceil(max(18, badgeFont.room(text, 8, 4)))/2 + 1
}

func badgeBox(f flow, at point) rect { return around(at, 2*badgeReach(f), badgeHeight) }

// placeBadges finds a place for the badge of every flow. Those that say most are
// placed first and get the place they want: on the main crossing, or in the room
// that the layout kept. Others move along their line until they cover nothing.
// It returns, too, what could not be avoided as a cost.
func (d drawing) placeBadges(p plan) ([]badge, float64) {
	out := make([]badge, len(d.Flows))
	total := 0.0
	var taken []rect
	g := p.ground()
	for _, i := range d.badgeOrder(p) {
		var cost float64
		out[i], cost = d.placeBadge(p, g, i, taken)
		total += cost
		taken = append(taken, badgeBox(d.Flows[i], out[i].At))
	}
	return out, total
}

// crowded lists the flows whose badge lies on the badge or the line of another.
func (d drawing) crowded(p plan) []int {
	badges, _ := d.placeBadges(p)
	g := p.ground()
	var out []int
	for i, f := range d.Flows {
		box := badgeBox(f, badges[i].At)
		hidden := len(g.under(box.grow(-3), i)) > 0
		for j, other := range badges {
			hidden = hidden || j != i && box.grow(-1).overlaps(badgeBox(d.Flows[j], other.At))
		}
		if hidden {
			out = append(out, i)
		}
	}
	return out
}

// badgeOrder lists the flows by rank, and within a rank those with the shortest
// lines first, because they have the fewest places.
func (d drawing) badgeOrder(p plan) []int {
	out := make([]int, len(d.Flows))
	long := make([]float64, len(d.Flows))
	for i, r := range p.Routes {
		out[i], long[i] = i, grid(length(r.Line.sample())/40)
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(d.Flows[a].rank(), d.Flows[b].rank()), cmp.Compare(long[a], long[b]))
	})
	return out
}

// rank orders flows: those that cross before those inside, and in each part open, asked, others.
func (f flow) rank() int {
	n := int(stateOpen - f.State)
	if !f.Crosses {
		n += int(stateOpen) + 1
	}
	return n
}

// candidate is a possible place with what it costs before anything is in the way.
type candidate struct {
	at   point
	cost float64
	gate bool
}

func (d drawing) placeBadge(p plan, g ground, i int, taken []rect) (badge, float64) {
	var best badge
	lowest := math.Inf(1)
	for _, c := range d.badgePlaces(p, i) {
		if c.cost >= lowest {
			continue
		}
		cost := c.cost
		box := badgeBox(d.Flows[i], c.at)
		for _, other := range taken {
			if box.overlaps(other.grow(1)) {
				cost += 400
			}
		}
		for _, e := range p.Elements {
			if area := box.overlap(e.grow(3)); area > 0 {
				cost += 60 + area/3
			}
		}
		for j, r := range p.Routes {
			if j != i {
				cost += 120 * float64(gatesIn(r, box.grow(-2)))
			}
		}
		cost += 200 * float64(len(g.under(box.grow(-3), i)))
		if cost < lowest-1e-9 {
			best, lowest = badge{c.at, c.gate}, cost
		}
	}
	return best, lowest
}

func gatesIn(r route, box rect) int {
	n := 0
	for _, g := range r.Gates {
		if box.overlaps(around(g.At, 8, 8)) {
			n++
		}
	}
	return n
}

// badgePlaces lists the places for a flow's badge, the best first: the crossings
// and what is around them, or the kept room, or the middle of the line.
func (d drawing) badgePlaces(p plan, i int) []candidate {
	f, r := d.Flows[i], p.Routes[i]
	line := even(r.Line.sample(), 3)
	if len(r.Gates) == 0 {
		middle := len(line) / 2
		if r.Room != nil {
			middle = nearestRow(line, *r.Room)
		}
		return along(line, middle, 0, nil)
	}
	out := []candidate{{r.Gates[f.Main].At, 0, true}}
	if p.Pinned {
		return out
	}
	for k, g := range r.Gates {
		penalty := 8.0
		if k != f.Main {
			penalty = 20
		}
		out = along(line, nearest(line, g.At), penalty, out)
	}
	for k := range out {
		// So near the crossing the badge covers it, and a diamond would look out from under it.
		out[k].gate = out[k].at.distance(r.Gates[f.Main].At) < badgeHeight*0.6
	}
	return out
}

// along adds the places before and after one place of a line, away from its ends.
func along(line []point, start int, penalty float64, out []candidate) []candidate {
	for step := range reach / 3 {
		for _, at := range [2]int{start - step, start + step} {
			if at >= 4 && at < len(line)-6 || step == 0 {
				out = append(out, candidate{line[at], penalty + 1.2*float64(step), false})
			}
		}
	}
	return out
}

// even returns points at equal distances along a line.
func even(line []point, px float64) []point {
	out := []point{line[0]}
	left := px
	for i := 1; i < len(line); i++ {
		from := line[i-1]
		for from.distance(line[i]) >= left-1e-6 {
			from = from.plus(line[i].minus(from).unit().times(left))
			out = append(out, from)
			left = px
		}
		left -= from.distance(line[i])
	}
	return out
}

func nearest(line []point, to point) int {
	best := 0
	for i, at := range line {
		if at.distance(to) < line[best].distance(to) {
			best = i
		}
	}
	return best
}

// nearestRow finds the place of a line at the height of a room, the nearest of several.
func nearestRow(line []point, room point) int {
	best, lowest := 0, math.Inf(1)
	for i, at := range line {
		if away := math.Abs(at.Y-room.Y)*10 + math.Abs(at.X-room.X); away < lowest {
			best, lowest = i, away
		}
	}
	return best
}

// diamonds lists the crossings of each flow that its badge does not mark.
func (d drawing) diamonds(p plan, badges []badge) [][]diamond {
	out := make([][]diamond, len(d.Flows))
	for i, f := range d.Flows {
		for k, s := range f.Seams {
			if k == f.Main && badges[i].OnGate {
				continue
			}
			out[i] = append(out[i], diamond{p.Routes[i].Gates[k].At, s.Boundary})
		}
	}
	return out
}
