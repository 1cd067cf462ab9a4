package listing

import (
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

func TestSpreadText(t *testing.T) {
	flow := func(n string) *graph.Flow { return &graph.Flow{Flow: &model.Flow{ID: n, Number: n}} }
	web := &graph.Element{Element: &model.Element{ID: "web", Name: "Web app"}}
	shares := []stride.Share{
		{Status: stride.Open, Flows: []*graph.Flow{flow("1"), flow("3")}, Elements: []*graph.Element{web}},
		{Status: stride.Met, Flows: []*graph.Flow{flow("2")}},
	}
	if got, want := spreadText(shares), "open on flows 1, 3 and web; met on flow 2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := spreadText(shares[:1]); got != "" {
		t.Errorf("one status everywhere is %q", got)
	}
}
