package diagram_test

import (
	"os"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/graphviz"
)

// TestPartsAreLegible looks for text and signs that lie on each other or on lines of other flows, in the overview of
// each big example and in the picture of each of its boundaries.
func TestPartsAreLegible(t *testing.T) {
	testenv.NeedsTime(t, "draws many pictures")
	for name, g := range examples(t) {
		if !big(g) {
			continue
		}
		views := []diagram.View{{Overview: true}}
		for _, id := range diagram.Zones(g) {
			views = append(views, diagram.View{Boundary: id})
		}
		for i, v := range views {
			if i%2 > 0 && os.Getenv("TRUSTSEAM_ALL") == "" {
				continue
			}
			t.Run(name+v.Boundary, func(t *testing.T) {
				svg, err := diagram.Draw(diagram.Input{Graph: g, View: v}, graphviz.Layout)
				if err != nil {
					t.Fatal(err)
				}
				p := read(t, svg)
				p.legible(t)
				p.numbersAreFree(t)
			})
		}
	}
}

func (p picture) legible(t *testing.T) {
	t.Helper()
	for i, m := range p.marks {
		for _, o := range p.marks[:i] {
			if m.at.overlaps(o.at, 1) && m.flow != o.flow {
				t.Errorf("the marks of flows %s and %s overlap at %.0f", m.flow, o.flow, m.at.center())
			}
		}
		for _, l := range p.labels {
			if m.at.overlaps(l.at, 0) {
				t.Errorf("the mark of flow %s covers the name of flow %s at %.0f", m.flow, l.flow, m.at.center())
			}
		}
	}
	p.textIsFree(t)
}

func (p picture) textIsFree(t *testing.T) {
	t.Helper()
	for i, l := range p.labels {
		for _, o := range p.labels[:i] {
			if l.flow != o.flow && l.at.overlaps(o.at, 0) {
				t.Errorf("the names of flows %s and %s overlap", l.flow, o.flow)
			}
		}
		for id, e := range p.elements {
			if l.at.overlaps(e, 0) {
				t.Errorf("the name of flow %s lies on element %s", l.flow, id)
			}
		}
		for id, line := range p.flows {
			for _, at := range line {
				if l.at.has(at, 0.5) {
					t.Errorf("the name of flow %s is crossed by flow %s at %.0f", l.flow, id, at)
					break
				}
			}
		}
	}
}

func (p picture) numbersAreFree(t *testing.T) {
	t.Helper()
	for _, m := range p.marks {
		for id, line := range p.flows {
			for _, at := range line {
				if id != m.flow && m.badge && m.at.has(at, 3) {
					t.Errorf("flow %s runs under the number of flow %s at %.0f", id, m.flow, at)
					break
				}
			}
		}
	}
}
