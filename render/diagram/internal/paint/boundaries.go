package paint

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// area fills a boundary by its trust and draws its line with openings for text.
func (w *writer) area(b scene.Boundary, r geom.Rectangle, over []geom.Rectangle) {
	w.put(`<g class="boundary" data-b="%v"><title>%v</title>`, b.ID, b.Describe())
	w.put(`<rect class="t%v" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, scene.Zone(b.Trust), r.X0, r.Y0, r.W(), r.H(), scene.Corner)
	w.boundaryMark(b.Mark, r, over)
	w.put(`<path class="%v" d="%v"/></g>`+"\n", lineClass(b.Mark), dashes(r, over))
}

// gap is an opening in a straight line, from one coordinate to another.
type gap struct{ from, to float64 }

// dashes is the outline of a boundary as path data, open where text lies over it.
func dashes(r geom.Rectangle, over []geom.Rectangle) raw {
	if slices.ContainsFunc(over, isHole) {
		return OutlineHole
	}
	var top, right, bottom, left []gap
	for _, o := range over {
		if !o.Grow(1).Overlaps(r) || r.Grow(-1).Contains(o) {
			continue
		}
		if o.Y0 < r.Y0 && r.Y0 < o.Y1 {
			top = append(top, gap{o.X0 - openings.level, o.X1 + openings.level})
		}
		if o.Y0 < r.Y1 && r.Y1 < o.Y1 {
			bottom = append(bottom, gap{o.X0 - openings.level, o.X1 + openings.level})
		}
		if o.X0 < r.X0 && r.X0 < o.X1 {
			left = append(left, gap{o.Y0 - openings.upright, o.Y1 + openings.upright})
		}
		if o.X0 < r.X1 && r.X1 < o.X1 {
			right = append(right, gap{o.Y0 - openings.upright, o.Y1 + openings.upright})
		}
	}
	var w writer
	const c = float64(scene.Corner)
	for _, s := range solid(r.X0+c, r.X1-c, top) {
		w.put("M%v %vH%v", s.from, r.Y0, s.to)
	}
	w.put("M%v %vQ%v %v %v %v", r.X1-c, r.Y0, r.X1, r.Y0, r.X1, r.Y0+c)
	for _, s := range solid(r.Y0+c, r.Y1-c, right) {
		w.put("M%v %vV%v", r.X1, s.from, s.to)
	}
	w.put("M%v %vQ%v %v %v %v", r.X1, r.Y1-c, r.X1, r.Y1, r.X1-c, r.Y1)
	for _, s := range solid(r.X0+c, r.X1-c, bottom) {
		w.put("M%v %vH%v", s.to, r.Y1, s.from)
	}
	w.put("M%v %vQ%v %v %v %v", r.X0+c, r.Y1, r.X0, r.Y1, r.X0, r.Y1-c)
	for _, s := range solid(r.Y0+c, r.Y1-c, left) {
		w.put("M%v %vV%v", r.X0, s.to, s.from)
	}
	w.put("M%v %vQ%v %v %v %v", r.X0, r.Y0+c, r.X0, r.Y0, r.X0+c, r.Y0)
	return w.raw()
}

// solid returns what is left of a line from one coordinate to another between its gaps.
func solid(from, to float64, gaps []gap) []gap {
	slices.SortFunc(gaps, func(a, b gap) int { return cmp.Compare(a.from, b.from) })
	var out []gap
	for _, g := range gaps {
		if g.from > from {
			out = append(out, gap{from, min(g.from, to)})
		}
		from = max(from, g.to)
	}
	if from < to {
		out = append(out, gap{from, to})
	}
	return slices.DeleteFunc(out, func(g gap) bool { return g.to <= g.from })
}

// boundaryTitle writes a boundary's trust bars and name.
func (w *writer) boundaryTitle(b scene.Boundary, l overlay.Label) {
	y := l.Box.Y0 + baselines.title
	w.bars(l.Box.X0+bar.inset, y+bar.drop, scene.Zone(b.Trust))
	w.fitted("B bt"+markClass(b.Mark)+" h"+zoneDigit(l.Zones[0]), l.Box.X0+bar.inset+scene.BarsWidth, y, b.Title, font.Boundary, spare.title)
}

// bars shows a trust level from 0 to 5 by the number of full bars, for readers who see no colour.
func (w *writer) bars(x, y float64, level int) {
	level = min(max(level, 0), bar.count)
	w.barsFrom(x, y, 0, level, "bo")
	w.barsFrom(x, y, level, bar.count, "bo off")
}

// barsFrom draws some of the bars in one path.
func (w *writer) barsFrom(x, y float64, from, to int, class raw) {
	if from >= to {
		return
	}
	var d writer
	for i := from; i < to; i++ {
		h := bar.first + bar.rise*i
		d.put("M%v %vv-%vh3v%vz", x+bar.step*float64(i), y, h, h)
	}
	w.put(`<path class="%v" d="%v"/>`, class, d.raw())
}
