package search

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/sketch"
)

// walk searches from plan to plan, without sketches, and returns what it has found. It starts with
// the order that the engine itself gives, and looks at cost and disorder only.
func (s *search) walk() *search {
	w := &search{Nest: s.Nest, lowest: math.Inf(1)}
	p, err := w.attempt(nest.Hints{})
	for _, way := range sketch.Sweeps {
		if err != nil {
			return w // the runs are used up, or the engine has died
		}
		p, err = w.attempt(w.orders(p, way))
	}
	if err == nil {
		w.untangle()
		w.moveRow()
	}
	return w
}

// keepEasier takes over the plan of another search unless the own one is as easy to read, and still is
// when its disorder counts.
func (s *search) keepEasier(w *search) {
	if w.bestAt == nil {
		return // it has found nothing
	}
	easier := plan.Cheaper(plan.Cost(s.Drawing, w.best), plan.Cost(s.Drawing, s.best))
	if easier || plan.Cheaper(w.burden(w.best), s.burden(s.best)) {
		s.best, s.bestAt, s.lowest = w.best, w.bestAt, s.price(w.best)
	}
}
