package trustseam

import (
	"os"
	"slices"
	"testing"
)

// The views of a block that is too big for one picture are those beside its document; other names are none.
func TestView(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("examples/control-plane/control-plane.md")
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.Process("control-plane.md", text)
	if err != nil {
		t.Fatal(err)
	}
	a := r.Analyses[0]
	if views := r.Views(a); !slices.Equal(views, []string{"overview", "ci", "dmz", "control", "nodes", "obs", "reg"}) {
		t.Errorf("views: %v", views)
	}
	for view, file := range map[string]string{"": "control-plane.svg", "overview": "control-plane.control-plane.overview.svg", "dmz": "control-plane.control-plane.dmz.svg"} {
		existing, err := os.ReadFile("examples/control-plane/" + file)
		if err != nil {
			t.Fatal(err)
		}
		picture, ok := r.View(a, view)
		if !ok {
			t.Errorf("no view %q", view)
			continue
		}
		if stale, wrong := picture.Judge(existing); len(stale)+len(wrong) > 0 {
			t.Errorf("%q is not %s: %v %v", view, file, stale, wrong)
		}
	}
	for _, view := range []string{"x", "Overview", "../dmz"} {
		if _, ok := r.View(a, view); ok {
			t.Errorf("there is a view %q", view)
		}
	}
}
