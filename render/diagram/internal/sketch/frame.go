package sketch

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/nest"
)

// frame makes an interior of a draft in which everything has its place.
func (d *draft) frame() *sketched {
	l := &sketched{x: make(map[int]int), y: make(map[int]int), ends: make([][2]int, len(d.legs))}
	left, right := d.sides()
	ys, tall := d.middles()
	over := 0
	if d.interior != nest.Canvas {
		if len(nest.CrossingsOn(d.legs, nest.AtTop)) == 0 {
			over = units(nest.Frames.Margin + nest.Frames.Title)
		} else {
			l.top = d.line(d.ranks[0], left)
		}
		if len(nest.CrossingsOn(d.legs, nest.AtBottom)) == 0 {
			tall += units(nest.Frames.Margin)
		} else {
			l.bottom = d.line(d.ranks[len(d.ranks)-1], left)
		}
	}
	l.w, l.h = right-left, tall+over
	for j, i := range d.joints {
		k := d.knots[i]
		switch n := len(d.s.nest.Drawing.Elements); j.Kind {
		case nest.AtElement:
			l.x[j.Index], l.y[j.Index] = k.x-left, ys[k.rank]+over
		case nest.AtBox:
			l.x[n+j.Index], l.y[n+j.Index] = k.x-left, ys[k.rank]+over
		}
	}
	for i, p := range d.legs {
		l.ends[i] = [2]int{d.knots[d.joints[p.Upper]].x - left, d.knots[d.joints[p.Lower]].x - left}
	}
	for _, s := range d.strands {
		l.ends[s.leg][0] += s.fromX
		l.ends[s.leg][1] += s.toX
	}
	d.price(l, ys)
	return l
}

// sides are where the interior begins and ends: around its knots, with its margins and its title.
func (d *draft) sides() (left, right int) {
	left, right = math.MaxInt, math.MinInt
	for _, k := range d.knots {
		left, right = min(left, k.x-k.left), max(right, k.x+k.right)
	}
	if d.interior == nest.Canvas {
		return left, right
	}
	if d.title > 0 {
		first := d.knots[d.ranks[0][0]]
		left = min(left, first.x-first.left-d.title)
	}
	left, right = left-units(nest.Frames.Margin), right+units(nest.Frames.Margin)
	if missing := d.least - (right - left); missing > 0 {
		left, right = left-missing/2, right+missing/2
	}
	return left, right
}

// line lists the crossings of a row.
func (d *draft) line(row []int, left int) []crossing {
	out := make([]crossing, len(row))
	for at, i := range row {
		out[at] = crossing{d.knots[i].flow, d.knots[i].x - left}
	}
	return out
}

// middles returns the middle of every row and the height of all rows.
func (d *draft) middles() (ys []int, all int) {
	for r, rank := range d.ranks {
		tall := 0
		for _, i := range rank {
			tall = max(tall, d.knots[i].tall)
		}
		if r > 0 {
			all += d.rankGap
		}
		ys = append(ys, all+tall/2)
		all += tall
	}
	return ys, all
}

// price adds up what the lines of an interior cost. ys are the middles of its rows.
func (d *draft) price(l *sketched, ys []int) {
	for r := 1; r < len(d.ranks); r++ {
		l.crossings += d.crossings(r)
	}
	l.price = weights.intersection * Grain * l.crossings
	for _, s := range d.strands {
		a, b := d.knots[s.upper], d.knots[s.lower]
		dx := a.x + s.fromX - b.x - s.toX
		dx = max(dx, -dx)
		dy := ys[b.rank] - ys[a.rank]
		l.price += (max(dx, dy) + 3*min(dx, dy)/8) / pixels.line // the length, to a few percent
		long := max(0, dx-run.free*Grain)
		switch free := dy - (a.tall+b.tall)/2; {
		case a.bend != b.bend && (d.onLine(s.upper) || d.onLine(s.lower)):
			l.price += long / pixels.onLine
		case free < run.close*Grain:
			l.price += long / pixels.closeRows
		}
	}
	for _, i := range d.flat {
		if apart := d.knots[d.joints[d.legs[i].Upper]].at - d.knots[d.joints[d.legs[i].Lower]].at; apart > 1 || apart < -1 {
			l.price += weights.detour * Grain
		}
	}
}

// onLine reports whether a knot is on the line of a boundary: a box, or a crossing.
func (d *draft) onLine(k int) bool {
	return !d.knots[k].bend && k >= len(d.s.nest.Elements[d.s.nest.Slot(d.interior)])
}
