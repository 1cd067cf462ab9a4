package clusters

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

// altered lays out plainly with an engine whose answers are changed.
func altered(t *testing.T, change func(a map[string]any)) error {
	t.Helper()
	_, in := newsletter()
	d, err := scene.Show(in)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Arrange(d, changed(change), nil)
	return err
}

// changed is an engine whose answers are changed.
func changed(change func(a map[string]any)) engine.Layout {
	return func(dot []byte) ([]byte, error) {
		out, err := graphviz.Layout(dot)
		if err != nil {
			return nil, err
		}
		var a map[string]any
		if err := json.Unmarshal(out, &a); err != nil {
			return nil, err
		}
		change(a)
		return json.Marshal(a)
	}
}

// part finds an object or an edge of an answer by a value that it has.
func part(a map[string]any, list, key, value string) map[string]any {
	for _, o := range a[list].([]any) {
		if m := o.(map[string]any); m[key] == value {
			return m
		}
	}
	return map[string]any{}
}

func TestReadNoticesWhatIsLost(t *testing.T) {
	cases := []struct {
		name, want string
		change     func(a map[string]any)
	}{
		{"edge without pos", "flow `3`", func(a map[string]any) { delete(part(a, "edges", "id", "f3"), "pos") }},
		{"no such edge", "flow `3`", func(a map[string]any) { part(a, "edges", "id", "f3")["id"] = "x" }},
		{"edge twice", "twice", func(a map[string]any) { part(a, "edges", "id", "f3")["id"] = "f2" }},
		{"broken curve", "flow `3`", func(a map[string]any) { part(a, "edges", "id", "f3")["pos"] = "0,0 1,1" }},
		{"curve that is no number", "flow `3`", func(a map[string]any) { part(a, "edges", "id", "f3")["pos"] = "0,0 1,1 2,2 nan,3" }},
		{"node without pos", "element `web`", func(a map[string]any) { delete(part(a, "objects", "name", "n3"), "pos") }},
		{"no such node", "element `web`", func(a map[string]any) { part(a, "objects", "name", "n3")["name"] = "q" }},
		{"two nodes in one place", "one place", func(a map[string]any) {
			part(a, "objects", "name", "n1")["pos"] = part(a, "objects", "name", "n2")["pos"]
		}},
		{"node outside its cluster", "outside its boundary", func(a map[string]any) { part(a, "objects", "name", "n3")["pos"] = "9000,9000" }},
		{"no such cluster", "boundary `", func(a map[string]any) { part(a, "objects", "name", "cluster1")["name"] = "q" }},
		{"endless cluster", "boundary `site`", func(a map[string]any) { part(a, "objects", "name", "cluster1")["bb"] = "0,0,Inf,9" }},
		{"collapsed", "no size", func(a map[string]any) { a["bb"] = "0,0,0,0" }},
		{"no size", "no size", func(a map[string]any) { delete(a, "bb") }},
	}
	for _, c := range cases {
		err := altered(t, c.change)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one about %q", c.name, err, c.want)
		}
	}
}
