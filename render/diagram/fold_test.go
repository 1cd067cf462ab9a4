package diagram_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/graphviz"
)

// wheel is a model of one process, in a boundary or in none, and many others around it.
type wheel struct {
	others model.ElementType
	inside bool // the others are in the boundary, too
	zone   bool // the process is in a boundary
	flows  string
}

func (w wheel) graph(n int) *graph.Graph {
	b := &model.Block{ID: "w", Title: "Wheel"}
	hub := &model.Element{ID: "hub", Name: "Gateway", Type: model.Process}
	user := &model.Element{ID: "user", Name: "User", Type: model.Actor}
	b.Elements = []*model.Element{user, hub}
	if w.zone || w.inside {
		b.Boundaries = []*model.Boundary{{ID: "z", Name: "Zone"}}
	}
	if w.zone {
		hub.Boundary = b.Boundaries[0]
	}
	connect := func(from, to *model.Element) {
		id := fmt.Sprint(len(b.Flows) + 1)
		b.Flows = append(b.Flows, &model.Flow{ID: id, Number: id, Label: "Send part " + id, From: from, To: to})
	}
	connect(user, hub)
	for i := range n {
		e := &model.Element{ID: fmt.Sprint("e", i), Name: fmt.Sprint("Other party ", i+1), Type: w.others}
		if w.inside {
			e.Boundary = b.Boundaries[0]
		}
		b.Elements = append(b.Elements, e)
		switch {
		case w.flows == "in", w.flows == "both" && i%2 == 0:
			connect(e, hub)
		case w.flows == "out", w.flows == "both":
			connect(hub, e)
		}
	}
	return graph.New(b, model.Words{})
}

// Nineteen around one, and twelve around none, stand in rows that fit on a page.
func TestWideRowsFold(t *testing.T) {
	testenv.NeedsTime(t, "draws many pictures")
	for name, c := range map[string]struct {
		wheel
		n    int
		most float64 // how wide the picture may be
	}{
		"actors into a boundary":   {wheel{model.Actor, false, true, "in"}, 19, 1016},
		"actors without one":       {wheel{model.Actor, false, false, "in"}, 19, 1016},
		"externals both ways":      {wheel{model.External, false, true, "both"}, 19, 1016},
		"stores in one boundary":   {wheel{model.Store, true, true, "out"}, 19, 1060},
		"stores in another":        {wheel{model.Store, true, false, "out"}, 19, 1300},
		"processes in no boundary": {wheel{model.Process, false, false, "out"}, 19, 1060},
		"loose actors":             {wheel{model.Actor, false, true, ""}, 12, 1016},
		"loose processes":          {wheel{model.Process, false, true, ""}, 12, 1016},
		"loose in a boundary":      {wheel{model.Process, true, true, ""}, 12, 1016},
		"loose stores":             {wheel{model.Store, true, false, ""}, 12, 1016},
		"seven":                    {wheel{model.Actor, false, true, "in"}, 7, 1016},
		"forty":                    {wheel{model.Actor, false, true, "in"}, 40, 2000},
	} {
		t.Run(name, func(t *testing.T) {
			g := c.graph(c.n)
			p := crossesAsTheModelSays(t, g)
			p.legible(t)
			if p.width > c.most {
				t.Errorf("it is %v wide, more than %v", p.width, c.most)
			}
		})
	}
}

// A picture that fits on a page asks the engine for no row to be folded: it is what it was.
func TestNarrowRowsStay(t *testing.T) {
	in := diagram.Input{Graph: wheel{model.Actor, false, true, "in"}.graph(4)}
	_, err := diagram.Draw(in, func(dot []byte) ([]byte, error) {
		for _, folded := range []string{"weight=0", "weight=16", "nodesep=0.125"} {
			if bytes.Contains(dot, []byte(folded)) {
				t.Errorf("a narrow picture is asked for with %s", folded)
			}
		}
		return graphviz.Layout(dot)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A line between two in one row ends at both, also where one of them has room for what it sends itself.
func TestLineBesideALoop(t *testing.T) {
	a := &model.Element{ID: "a", Name: "A", Type: model.Actor}
	b := &model.Element{ID: "b", Name: "B", Type: model.Actor}
	block := &model.Block{ID: "l", Title: "Loop", Elements: []*model.Element{a, b}}
	for i, end := range []*model.Element{a, a, a, a, b} {
		id := fmt.Sprint(i + 1)
		f := &model.Flow{ID: id, Number: id, Label: "Keeps many notes", From: a, To: end}
		if end == b {
			f.Label = ""
		}
		block.Flows = append(block.Flows, f)
	}
	crossesAsTheModelSays(t, graph.New(block, model.Words{}))
}
