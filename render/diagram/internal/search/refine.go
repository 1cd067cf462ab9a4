package search

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/sketch"
)

// fewRuns is how often the engine may be asked for a picture that is as good as its sketch.
const fewRuns = 16

// attemptSketch looks for the order with the best sketch and lays it out.
func (s *search) attemptSketch() error {
	var h nest.Hints
	s.sketches = sketch.New(s.Nest)
	h, s.estimate = s.sketches.Best()
	s.Budget = s.Runs + max(fewRuns, len(s.Legs)+len(s.Legs)/2)
	_, err := s.attempt(h)
	return err
}

// improve lays out orders that may be better than the one with the best sketch. If the sketch
// promises a better picture than they give, it goes on for longer and, if it still does, compares
// its picture with the one that a search without sketches finds.
func (s *search) improve() {
	if s.refine() != nil || s.sweepPlans() != nil || s.asSketched() {
		return
	}
	if !s.losesNames() && s.climb() != nil || s.asSketched() {
		return
	}
	s.Budget = s.Runs + s.Allowance()
	s.keepEasier(s.walk())
}

// losesNames reports whether the best plan is too wide for the names that it has. A long search for
// it would mostly be in vain.
func (s *search) losesNames() bool { return s.Drawing.Named() && s.best.Size.W() > plan.PageWidth }

// climb changes the best plan step by step. An error comes from the engine.
func (s *search) climb() error {
	s.Budget = s.Runs + s.Allowance()
	if err := s.sweepPlans(); err != nil {
		return err
	}
	if err := s.refine(); err != nil {
		return err
	}
	s.untangle()
	s.moveRow()
	return nil
}

// asSketched reports whether the best plan is about as good as sketches promise, and no tangle,
// which a sketch may be, too.
func (s *search) asSketched() bool {
	n, sketched := intersections(s.best), s.estimate.Crossings
	likely := likelyCost.numbered
	if s.Drawing.Named() {
		likely = likelyCost.named
	}
	return s.best.Clean() && s.burden(s.best) < likely*float64(s.estimate.Cost)/sketch.Grain &&
		n <= sketched+sketched/sketchedPart && n <= len(s.Drawing.Flows)/crossedPart
}

// refine lays out orders in which flows that cross in the best plan might not, cheapest sketch
// first, as long as that helps and there are runs left. An error comes from the engine.
func (s *search) refine() error {
	tried := make(map[string]bool)
	for better := true; better; {
		better = false
		most := s.sketches.Try(s.bestAt).Price + closeCost*sketch.Grain
		for _, m := range s.moves() {
			key := fmt.Sprint(m.order)
			if m.price > most || tried[key] {
				continue
			}
			tried[key] = true
			before := s.lowest
			if _, err := s.attempt(m.order); err != nil {
				return unlessUsedUp(err)
			}
			if better = s.lowest < before; better {
				break
			}
		}
	}
	return nil
}

// unlessUsedUp returns an error of the engine, and nil if the engine has only been asked often enough.
func unlessUsedUp(err error) error {
	if errors.Is(err, nest.ErrBudget) {
		return nil
	}
	return err
}

// sweepPlans lays out the orders that follow from plan to plan, starting without any order, as long
// as there are runs left for half of the interiors. An error comes from the engine.
func (s *search) sweepPlans() error {
	var p plan.Plan
	h := nest.Hints{}
	for k := 0; k <= len(sketch.Sweeps); k++ {
		if k > 0 {
			h = s.orders(p, sketch.Sweeps[k-1])
		}
		if s.Runs+(len(s.Legs)+1)/2 > s.Budget {
			return nil
		}
		var err error
		if p, err = s.attempt(h); err != nil {
			return unlessUsedUp(err)
		}
	}
	return nil
}

// move is an order to lay out, with the price of its sketch.
type move struct {
	order nest.Hints
	price int
}

// mostMoves is how many changes of plans are sketched for one picture, besides the search for the best sketch.
const mostMoves = 4000

// moves lists changes of the best plan, the one with the cheapest sketch first.
func (s *search) moves() []move {
	base := s.bestAt
	if len(base) == 0 {
		base = s.orders(s.best, sketch.Both)
	}
	var all []move
	add := func(h nest.Hints) {
		if s.sketches.MayTry(mostMoves) {
			all = append(all, move{h, s.sketches.Try(h).Price})
		}
	}
	s.lineMoves(base, add)
	s.rowMoves(base, add)
	slices.SortStableFunc(all, func(a, b move) int { return a.price - b.price })
	return all
}

// lineMoves adds, for every two flows on a line that cross in the best plan, the orders in which
// one is at the place of the other, and both are exchanged.
func (s *search) lineMoves(base nest.Hints, add func(nest.Hints)) {
	pairs := crossed(s.best)
	for b := range s.Drawing.Boundaries {
		for _, line := range [2]nest.JointKind{nest.AtTop, nest.AtBottom} {
			at := nest.Hint{Interior: b, Line: line}
			order := geom.ByX(nest.CrossingsOn(s.Legs[b], line), func(f int) float64 { return s.crossingOf(f, b).X })
			h := maps.Clone(base)
			h[at] = order
			for i := range order {
				for j := range i {
					if pairs[[2]int{min(order[i], order[j]), max(order[i], order[j])}] {
						add(h.Moving(at, i, j))
						add(h.Moving(at, j, i))
						add(h.Exchanging(order[i], order[j]))
					}
				}
			}
		}
	}
}

// rowMoves adds, for every two neighbours in the outermost row whose flows cross, the order in
// which they are exchanged, alone and with all lines in the order that follows from it.
func (s *search) rowMoves(base nest.Hints, add func(nest.Hints)) {
	row := s.RowOrder(s.bestAt)
	if len(row) > sketch.LongestRow {
		return
	}
	for i := 1; i < len(row); i++ {
		if s.tangled(row[i-1], row[i]) {
			h := base.With(nest.Moved(row, i-1, i))
			add(h)
			add(s.sketches.Orders(s.sketches.Try(h), sketch.Both, nil))
		}
	}
}
