package sketch

import (
	"slices"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

// ladder is a boundary with processes in it, each with a flow of its own from an actor
// outside; the actors are declared in the opposite order.
func ladder(t *testing.T, n int) scene.Drawing {
	t.Helper()
	b := &diagramtest.Builder{}
	zone := b.Boundary("z", "Zone", nil, "")
	var actors, processes []*model.Element
	for i := range n {
		actors = append(actors, b.Element(model.Actor, string(rune('a'+i)), "Actor", nil, ""))
		processes = append(processes, b.Element(model.Process, string(rune('p'+i)), "Part", zone, ""))
	}
	for i := range n {
		b.Flow(actors[n-1-i], processes[i], "Ask", "")
	}
	d, err := scene.Show(scene.Input{Graph: b.Graph()})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCrossingsAreCounted(t *testing.T) {
	s := New(nest.New(ladder(t, 3), nil))
	for want, order := range map[int][]int{0: {2, 1, 0}, 1: {2, 0, 1}, 3: {0, 1, 2}} {
		// Below the line the parts follow the crossings; above it the row keeps the order of declaration.
		if got := s.Try(nest.Hints{{Interior: 0, Line: nest.AtTop}: order}).Crossings; got != want {
			t.Errorf("order %v: %d lines cross, want %d", order, got, want)
		}
	}
}

func TestBestOrderHasNoCrossings(t *testing.T) {
	order, best := New(nest.New(ladder(t, 5), nil)).Best()
	if best.Crossings != 0 {
		t.Errorf("%d lines cross in order %v", best.Crossings, order)
	}
}

func TestSketchesAreRepeatable(t *testing.T) {
	b, standing := diagramtest.NewsletterBlock()
	d, err := scene.Show(scene.Input{Graph: b.Graph(), Standing: standing, Threats: 3})
	if err != nil {
		t.Fatal(err)
	}
	top := nest.Hint{Interior: 0, Line: nest.AtTop}
	first, best := New(nest.New(d, nil)).Best()
	for range 5 {
		again, same := New(nest.New(d, nil)).Best()
		if same.Cost != best.Cost || !slices.Equal(again[top], first[top]) {
			t.Fatal("the same drawing gave another order")
		}
	}
}

// A sketch says how big the drawing will be: within a sixth of what the engine makes of it.
func TestSketchesAreAsBigAsPlans(t *testing.T) {
	for name, d := range map[string]scene.Drawing{"ladder": ladder(t, 4), "wide ladder": ladder(t, 6)} {
		n := nest.New(d, graphviz.Layout)
		order, best := New(n).Best()
		p, err := n.Place(order)
		if err != nil {
			t.Fatal(err)
		}
		root := best.interiors[n.Slot(nest.Canvas)]
		for side, size := range map[string][2]float64{"wide": {float64(root.w) / Grain, p.Size.W()}, "high": {float64(root.h) / Grain, p.Size.H()}} {
			if size[0] < size[1]*5/6 || size[0] > size[1]*7/6 {
				t.Errorf("%s: the sketch is %.0f %s, the plan %.0f", name, size[0], side, size[1])
			}
		}
	}
}
