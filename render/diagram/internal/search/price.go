package search

import (
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// price is the cost of a plan to the search, which prefers the declared order of members, and fewer
// intersections to that.
func (s *search) price(p plan.Plan) float64 {
	return s.burden(p) + s.crossingPrice*float64(intersections(p))
}

// burden is the cost of a plan, and the price of its disorder.
func (s *search) burden(p plan.Plan) float64 { return plan.Cost(s.Drawing, p) + s.disorder(p) }

// disorder is a price for an order other than declared. It decides between pictures that are about
// as good: without it, one flow more may mirror a whole boundary. In the outermost row, where all
// lines start, it counts most.
func (s *search) disorder(p plan.Plan) float64 {
	n := 0.0
	for _, group := range s.Elements {
		for k, a := range group {
			for _, b := range group[k+1:] {
				if s.Drawing.Elements[a].Form != scene.StubForm && s.Drawing.Elements[b].Form != scene.StubForm {
					n += inverted(p.Elements[a], p.Elements[b])
				}
			}
		}
	}
	for _, group := range s.Boxes {
		for k, a := range group {
			for _, b := range group[k+1:] {
				n += inverted(p.Boundaries[a], p.Boundaries[b])
			}
		}
	}
	row := s.Row
	if s.Drawing.Scene == "inside" {
		row = nil // neighbours have no order of their own
	}
	for k, a := range row {
		for _, b := range row[k+1:] {
			n += 2 * inverted(s.Member(p, a), s.Member(p, b))
		}
	}
	return outOfPlace.pair * n
}

// inverted is 1 if two boxes are side by side, the second on the left, and less if they are not in one row.
func inverted(a, b geom.Rectangle) float64 {
	switch {
	case b.X1 <= a.X0 && a.Y0 < b.Y1 && b.Y0 < a.Y1:
		return 1
	case b.Center().X < a.Center().X-outOfPlace.slant:
		return outOfPlace.part
	}
	return 0
}

// intersections counts the points at which lines cross.
func intersections(p plan.Plan) int {
	n := 0
	eachCrossed(p, func(_, _, times int) { n += times })
	return n
}

// crossed holds the pairs of flows whose lines cross, the one that is declared first before the other.
func crossed(p plan.Plan) map[[2]int]bool {
	pairs := make(map[[2]int]bool)
	eachCrossed(p, func(i, j, _ int) { pairs[[2]int{i, j}] = true })
	return pairs
}

// eachCrossed calls a function for every two flows whose lines cross; i is declared before j.
func eachCrossed(p plan.Plan, call func(i, j, times int)) {
	samples := make([][]geom.Point, len(p.Routes))
	for j, r := range p.Routes {
		samples[j] = r.Line.Sample()
		for i := range j {
			if n := geom.Intersections(samples[j], samples[i]); n > 0 {
				call(i, j, n)
			}
		}
	}
}
