package plan

import (
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Cost tells how hard a plan is to read; lower is better. The weights are those
// of a false statement (a line over a boundary that its flow does not cross, or
// over an element that it has nothing to do with), of clutter, and of size.
func Cost(d scene.Drawing, p Plan) float64 {
	total := p.Size.W()/pixels.width + p.Size.H()/pixels.height
	if over := p.Size.W() - PageWidth; over > 0 {
		total += over / pixels.tooWide
	}
	if over := p.Size.H() - tallest*p.Size.W(); over > 0 {
		total += over / pixels.tooHigh
	}
	samples := make([][]geom.Point, len(p.Routes))
	bounds := make([]geom.Rectangle, len(p.Routes))
	for i, r := range p.Routes {
		samples[i], bounds[i] = r.Line.Sample(), r.Line.Bounds()
		total += weights.falseCrossing*float64(r.False) + geom.Length(samples[i])/pixels.line + weights.overElement*float64(runsOver(d, p, i, samples[i])) +
			p.hugs(samples[i], bounds[i]) + p.detour(d.Flows[i], samples[i])
		for j := range i {
			if bounds[i].Overlaps(bounds[j]) {
				total += weights.intersection*float64(geom.Intersections(samples[i], samples[j])) +
					weights.overNumber*float64(coversNumber(d, p, j, samples[i])+coversNumber(d, p, i, samples[j]))
			}
		}
	}
	return total
}

// hugs is the price of a line that runs along a boundary which it should cut across.
func (p Plan) hugs(line []geom.Point, bounds geom.Rectangle) float64 {
	total := 0.0
	for _, b := range p.Boundaries {
		if !b.Grow(hug.near).Overlaps(bounds) {
			continue
		}
		run := 0.0
		for i := 1; i < len(line); i++ {
			if away := b.Signed(line[i], scene.Corner); -hug.near < away && away < hug.near {
				run += line[i].Distance(line[i-1])
			}
		}
		total += weights.hugging * max(0, run-hug.free)
	}
	return total
}

// detour is the price of a line between two neighbours in a row that is not straight.
func (p Plan) detour(f scene.Flow, line []geom.Point) float64 {
	from, to := p.Elements[f.From], p.Elements[f.To]
	if f.From == f.To || from.Y1 <= to.Y0 || to.Y1 <= from.Y0 {
		return 0
	}
	if over := geom.Length(line) - from.Center().Distance(to.Center()); over > 0 {
		return weights.bend + over/pixels.detour
	}
	return 0
}

// runsOver counts the foreign elements under a line.
func runsOver(d scene.Drawing, p Plan, i int, line []geom.Point) int {
	n := 0
	for e, box := range p.Elements {
		if e == d.Flows[i].From || e == d.Flows[i].To {
			continue
		}
		for _, at := range line {
			if box.Has(at) {
				n++
				break
			}
		}
	}
	return n
}

// coversNumber is 1 if a line runs under the number of another flow that has to be on its main
// crossing.
func coversNumber(d scene.Drawing, p Plan, flow int, line []geom.Point) int {
	f, r := d.Flows[flow], p.Routes[flow]
	if !p.BadgeRoom || len(r.Crossings) == 0 {
		return 0
	}
	box := scene.BadgeBox(f, r.Crossings[f.Main].At).Grow(-2)
	if slices.ContainsFunc(line, box.Has) {
		return 1
	}
	return 0
}
