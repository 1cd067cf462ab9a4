package search

import (
	"errors"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

func TestArrangeKeepsAGoodPlanWhenTheEngineDies(t *testing.T) {
	_, in := newsletter()
	d, err := scene.Show(in)
	if err != nil {
		t.Fatal(err)
	}
	first := newSearch(d, graphviz.Layout)
	if err := first.begin(); err != nil {
		t.Fatal(err)
	}
	asked := 0
	_, err = Best(d, func(dot []byte) ([]byte, error) {
		if asked++; asked > first.Runs {
			return nil, errors.New("dead")
		}
		return graphviz.Layout(dot)
	})
	if err != nil || asked != first.Runs+1 {
		t.Errorf("asked %d times: %v", asked, err)
	}
}
