package whole

import (
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The value is that of Python's uuid.uuid5.
func TestUUID(t *testing.T) {
	if got, want := UUID("docs/pay.md", "pay", "element", "hook"), "b52cbec7-600c-5051-9ce4-191f324b6b72"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestReadPlaces(t *testing.T) {
	p, err := ReadPlaces([]byte(`{"boundaries": [{"id": "b", "x": 10, "y": 20, "width": 100, "height": 50}], "elements": [{"id": "e", "x": 12.3, "y": 24, "width": 20, "height": 10}],
		"flows": [{"id": "1", "line": [[0, 0], [1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 6]]}, {"id": "2", "line": [[0, 0], [1, 1], [2, 2], [3, 3]]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Boundaries["b"], (Box{15, 40, 150, 100}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if got, want := p.Elements["e"], (Box{18.5, 48, 30, 20}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if got, want := fmt.Sprint(p.Bends), "map[1:[{4.5 6}]]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := p.Bounds(), (Box{15, 40, 150, 100}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if _, err := ReadPlaces(nil); err == nil {
		t.Error("no error for no JSON")
	}
}

func (b Box) contains(o Box) bool {
	return o.X >= b.X && o.Y >= b.Y && o.X+o.Width <= b.X+b.Width && o.Y+o.Height <= b.Y+b.Height
}

func (b Box) meets(o Box) bool {
	return o.X < b.X+b.Width && b.X < o.X+o.Width && o.Y < b.Y+b.Height && b.Y < o.Y+o.Height
}

// Everything is inside what it is declared in, and apart from everything else.
func TestGrid(t *testing.T) {
	b := &model.Block{ID: "x"}
	var zones []*model.Boundary
	for i := range 12 {
		z := &model.Boundary{ID: fmt.Sprint("z", i)}
		if i%3 > 0 {
			z.Parent = zones[i-1]
		}
		zones = append(zones, z)
	}
	b.Boundaries = zones
	for i := range 60 {
		e := &model.Element{ID: fmt.Sprint("e", i), Type: model.Process}
		if i%5 > 0 {
			e.Boundary = zones[i*7%11] // the last one stays empty
		}
		b.Elements = append(b.Elements, e)
	}
	g := graph.New(b, model.Words{})
	p := Grid(g)
	for _, e := range g.Elements {
		for _, z := range g.Boundaries {
			inside := false
			for at := e.Boundary; at != nil; at = at.Parent {
				inside = inside || at == z
			}
			if got := p.Boundaries[z.ID].contains(p.Elements[e.ID]); got != inside || !inside && p.Boundaries[z.ID].meets(p.Elements[e.ID]) {
				t.Errorf("%s in %s: %v", e.ID, z.ID, got)
			}
		}
		for _, o := range g.Elements {
			if e != o && p.Elements[e.ID].meets(p.Elements[o.ID]) {
				t.Errorf("%s is over %s", e.ID, o.ID)
			}
		}
	}
	for _, z := range g.Boundaries {
		if z.Parent != nil && !p.Boundaries[z.Parent.ID].contains(p.Boundaries[z.ID]) {
			t.Errorf("%s is not in %s", z.ID, z.Parent.ID)
		}
	}
}
