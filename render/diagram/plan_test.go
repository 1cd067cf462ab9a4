package diagram

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/graphviz"
)

func arranged(t *testing.T) (drawing, plan) {
	t.Helper()
	_, in := newsletter()
	d, err := show(in)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.arrange(graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

func TestArrangeCrossesExactlyTheBoundariesOfTheModel(t *testing.T) {
	d, p := arranged(t)
	for i, f := range d.Flows {
		r := p.Routes[i]
		if len(r.Gates) != len(f.Seams) || r.False != 0 {
			t.Errorf("flow %s: %d gates for %d seams, %d false crossings", f.ID, len(r.Gates), len(f.Seams), r.False)
		}
		for k, g := range r.Gates {
			if away := p.Boundaries[f.Seams[k].Boundary].signed(g.At, corner); math.Abs(away) > 0.01 {
				t.Errorf("flow %s: gate %d is %v away from the line", f.ID, k, away)
			}
		}
	}
}

func TestArrangeEndsLinesOnElements(t *testing.T) {
	d, p := arranged(t)
	for i, f := range d.Flows {
		line := p.Routes[i].Line
		for end, e := range map[point]int{line[0]: f.From, line[len(line)-1]: f.To} {
			if away := d.outline(&p, e, end); math.Abs(away) > 0.5 {
				t.Errorf("flow %s ends %.2f away from %s", f.ID, away, d.Elements[e].ID)
			}
		}
	}
}

func TestArrangeTriesPlainerLayouts(t *testing.T) {
	_, in := newsletter()
	asked := 0
	svg, err := Draw(in, func(dot []byte) ([]byte, error) {
		asked++
		if !strings.Contains(string(dot), "splines=line") {
			return []byte("{}"), nil
		}
		return graphviz.Layout(dot)
	})
	if err != nil || asked != 4 {
		t.Fatalf("asked %d times: %v", asked, err)
	}
	wellFormed(t, svg)
}

func TestArrangeKeepsAGoodPlanWhenTheEngineDies(t *testing.T) {
	_, in := newsletter()
	d, err := show(in)
	if err != nil {
		t.Fatal(err)
	}
	first := newGates(d, graphviz.Layout)
	if _, err := first.attempt(hints{}); err != nil {
		t.Fatal(err)
	}
	asked := 0
	_, err = d.arrange(func(dot []byte) ([]byte, error) {
		if asked++; asked > first.runs {
			return nil, errors.New("dead")
		}
		return graphviz.Layout(dot)
	})
	if err != nil || asked != first.runs+1 {
		t.Errorf("asked %d times: %v", asked, err)
	}
}
