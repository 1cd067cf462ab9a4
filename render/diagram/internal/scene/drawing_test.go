package scene

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
)

func TestShow(t *testing.T) {
	_, in := newsletter()
	d, err := Show(in)
	if err != nil {
		t.Fatal(err)
	}
	visitor, web, subs := d.Elements[0], d.Elements[2], d.Elements[3]
	if !visitor.Outside || visitor.Trust != OutsideTrust || visitor.Boundary != -1 {
		t.Errorf("visitor = %+v", visitor)
	}
	if !web.Tenants || web.Outside || web.Boundary != 0 || !slices.Equal(web.Tech, []string{"Go"}) {
		t.Errorf("web = %+v", web)
	}
	if !subs.Crown || subs.Open != 1 || subs.Tag != "pii" || subs.Tint != Sensitive || subs.Boundary != 1 {
		t.Errorf("subs = %+v", subs)
	}
	first, second := d.Flows[0], d.Flows[1]
	if !first.Both || !first.Crown || first.State != StateOpen || !first.Crosses || len(first.Crossings) != 1 {
		t.Errorf("flow 1 = %+v", first)
	}
	if second.State != StateAsked || !slices.Equal(second.Crossings, []Crossing{{1, true}}) || !d.Flows[2].Async {
		t.Errorf("flow 2 = %+v, flow 3 = %+v", second, d.Flows[2])
	}
}

func TestMainCrossingIsTheLargestStep(t *testing.T) {
	d := Drawing{Boundaries: []Boundary{{Parent: -1, Trust: 2}, {Parent: 0, Trust: 3}, {Parent: 1, Trust: 4}, {Parent: 0, Trust: 0}}}
	cases := []struct {
		crossings []Crossing
		want      int
	}{
		{nil, 0},
		{[]Crossing{{0, true}, {1, true}, {2, true}}, 0},
		{[]Crossing{{2, false}, {1, false}}, 0},
		{[]Crossing{{1, false}, {3, true}}, 1},
		{[]Crossing{{2, false}, {1, false}, {0, false}}, 2},
	}
	for _, c := range cases {
		if got := d.mainCrossing(c.crossings); got != c.want {
			t.Errorf("mainCrossing(%v) = %d, want %d", c.crossings, got, c.want)
		}
	}
}

func TestShowRejectsDanglingReferences(t *testing.T) {
	cases := map[string]func(g *graph.Graph){
		"element `p`":  func(g *graph.Graph) { g.Elements[0].Boundary = &graph.Boundary{} },
		"flow `1`":     func(g *graph.Graph) { g.Flows[0].To = &graph.Element{} },
		"boundary `z`": func(g *graph.Graph) { g.Boundaries[0].Parent = &graph.Boundary{} },
	}
	for want, lose := range cases {
		b := &diagramtest.Builder{}
		z := b.Boundary("z", "Z", nil, "")
		p := b.Element(model.Process, "p", "P", z, "")
		b.Flow(p, p, "x", "")
		g := b.Graph()
		lose(g)
		if _, err := Show(Input{Graph: g}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one about %s", err, want)
		}
	}
}

func TestSizeHasRoomForItsTexts(t *testing.T) {
	small := Element{Lines: []string{"A"}}
	if w, h := small.size(0); w != 84 || h != 42 {
		t.Errorf("smallest size %v x %v", w, h)
	}
	big := Element{Lines: []string{"A long name for an element", "second"}, Tech: []string{"Go"}, Tag: "pii"}
	w, h := big.size(0)
	if w < font.Name.Broadest(big.Lines)+20 || h != 2*16+2*TechHeight+20 {
		t.Errorf("size %v x %v", w, h)
	}
}
