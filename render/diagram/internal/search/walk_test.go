package search

import (
	"errors"
	"math"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

// begun is a search for the newsletter that has its first plan.
func begun(t *testing.T) *search {
	t.Helper()
	_, in := newsletter()
	d, err := scene.Show(in)
	if err != nil {
		t.Fatal(err)
	}
	s := newSearch(d, graphviz.Layout)
	if err := s.begin(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestKeepEasierTakesOverWhatIsEasier(t *testing.T) {
	s := begun(t)
	w := s.walk()
	wide := s.best
	wide.Size.X1 += plan.PageWidth
	s.best = wide
	s.keepEasier(w)
	if s.best.Size != w.best.Size || s.lowest != s.price(w.best) {
		t.Errorf("the plan is still %.0f wide, and not %.0f", s.best.Size.W(), w.best.Size.W())
	}
}

func TestKeepEasierKeepsWhatIsAsEasy(t *testing.T) {
	s := begun(t)
	own := s.bestAt
	own[nest.Hint{Interior: nest.Canvas}] = []int{0} // to tell it from the other
	s.keepEasier(&search{Nest: s.Nest, best: s.best, bestAt: nest.Hints{}})
	if len(s.bestAt) != len(own) {
		t.Error("a plan that is no easier was taken over")
	}
}

// An engine that dies at once leaves the walk without any plan.
func TestKeepEasierWithoutAPlan(t *testing.T) {
	s := begun(t)
	before := s.best.Size
	s.Nest = nest.New(s.Drawing, func([]byte) ([]byte, error) { return nil, errors.New("dead") })
	w := s.walk()
	if s.keepEasier(w); s.best.Size != before || !math.IsInf(w.lowest, 1) {
		t.Errorf("size %v, want %v", s.best.Size, before)
	}
}
