package stride

import "testing"

// A cell shows the gravest status of its category, and of that the threat with the highest score.
func TestMatrixShowsTheGravest(t *testing.T) {
	low, high := &Threat{Score: 1}, &Threat{Score: 2}
	for _, c := range []struct {
		cell, there Cell
		want        bool
	}{
		{Cell{low, Met}, Cell{}, true},
		{Cell{low, Open}, Cell{high, Ask}, true},
		{Cell{high, Met}, Cell{low, Decided}, false},
		{Cell{low, Decided}, Cell{high, Met}, true},
		{Cell{high, Ask}, Cell{low, Ask}, true},
		{Cell{low, Ask}, Cell{low, Ask}, false},
	} {
		if got := c.cell.graver(c.there); got != c.want {
			t.Errorf("%+v over %+v: %v", c.cell, c.there, got)
		}
	}
}

// Every flow and element has a line, and an empty line says why.
func TestMatrixHasEverything(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		a := d.analyze(t, c)
		if len(a.Matrix.Flows) != len(a.Graph.Flows) || len(a.Matrix.Elements) != len(a.Graph.Elements) {
			t.Errorf("%s: %d flows and %d elements", d.name, len(a.Matrix.Flows), len(a.Matrix.Elements))
		}
		for _, r := range append(a.Matrix.Flows, a.Matrix.Elements...) {
			empty := true
			for _, cell := range r.Cells {
				empty = empty && cell.Threat == nil
			}
			if empty != (r.Why != "") {
				t.Errorf("%s: a line is empty: %v, and says %q", d.name, empty, r.Why)
			}
		}
	}
}
