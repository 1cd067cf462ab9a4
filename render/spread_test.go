package render

import (
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

func TestSpreadText(t *testing.T) {
	flow := func(n string) *graph.Flow { return &graph.Flow{Flow: &model.Flow{ID: n, Number: n}} }
	web := &graph.Element{Element: &model.Element{ID: "web", Name: "Web *app*"}}
	for _, c := range []struct {
		shares []stride.Share
		want   string
	}{
		{nil, ""},
		{[]stride.Share{{Status: stride.Open, Elements: []*graph.Element{web}}}, ""},
		{[]stride.Share{{Status: stride.Open, Flows: []*graph.Flow{flow("3"), flow("5")}}, {Status: stride.Ask, Flows: []*graph.Flow{flow("7")}}}, "**open** on flows 3, 5; else ask"},
		{[]stride.Share{{Status: stride.Ask, Flows: []*graph.Flow{flow("3")}, Elements: []*graph.Element{web}}, {Status: stride.Met}}, `ask on flow 3 and Web \*app\*; else met`},
		{[]stride.Share{{Status: stride.Open, Elements: []*graph.Element{web}}, {Status: stride.Decided, Flows: []*graph.Flow{flow("1")}}, {Status: stride.Met}}, `**open** on Web \*app\*; decided on flow 1; else met`},
	} {
		if got := spreadText(c.shares); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
