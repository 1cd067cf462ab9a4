package diagram_test

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/graphviz"
)

// A picture that is as good as its sketch takes few runs of the engine.
func TestSketchesSpareRuns(t *testing.T) {
	all := examples(t)
	for name, most := range map[string]int{"payments.md payments": 16, "newsletter.md newsletter": 8, "webhooks.md webhooks": 16} {
		g, ok := all[name]
		if !ok {
			t.Fatalf("there is no example %s", name)
		}
		runs := 0
		_, err := diagram.Draw(diagram.Input{Graph: g}, func(dot []byte) ([]byte, error) {
			runs++
			return graphviz.Layout(dot)
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d runs", name, runs)
		if runs > most {
			t.Errorf("%s takes %d runs, want at most %d", name, runs, most)
		}
	}
}
