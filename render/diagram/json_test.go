package diagram

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

func TestCoordinates(t *testing.T) {
	_, in := newsletter()
	out, err := Coordinates(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	var s coordinates
	if err := json.Unmarshal(out, &s); err != nil {
		t.Fatal(err)
	}
	if s.Version != 1 || len(s.Elements) != 4 || len(s.Boundaries) != 2 || len(s.Flows) != 5 {
		t.Fatalf("%+v", s)
	}
	box := make(map[string]placedBox)
	for _, b := range s.Boundaries {
		box[b.ID] = b.placedBox
	}
	for _, e := range s.Elements {
		if e.X < 0 || e.Y < 0 || e.X+e.Width > s.Width || e.Y+e.Height > s.Height {
			t.Errorf("element %s is outside the picture: %+v", e.ID, e)
		}
	}
	for _, f := range s.Flows {
		if len(f.Line)%3 != 1 {
			t.Errorf("flow %s has %d points", f.ID, len(f.Line))
		}
		for _, c := range f.Crossings {
			if b := box[c.Boundary]; !onEdge(b, c.At) {
				t.Errorf("crossing of flow %s at %v is not on the boundary %s, %+v", f.ID, c.At, c.Boundary, b)
			}
		}
	}
	if s.Flows[1].From != "web" || s.Flows[1].To != "subs" || len(s.Flows[1].Crossings) != 1 || !s.Flows[1].Crossings[0].Entering {
		t.Errorf("flow 2: %+v", s.Flows[1])
	}
}

// onEdge allows for round corners.
func onEdge(b placedBox, at [2]float64) bool {
	r := geom.Rect(b.X, b.Y, b.X+b.Width, b.Y+b.Height)
	return math.Abs(r.Signed(geom.Pt(at[0], at[1]), scene.Corner)) < 1
}

// The numbers are those of the picture.
func TestCoordinatesAgreeWithPicture(t *testing.T) {
	_, in := newsletter()
	svg := draw(t, in)
	out, err := Coordinates(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	var s coordinates
	if err := json.Unmarshal(out, &s); err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Elements {
		part := svg[strings.Index(svg, `data-e="`+e.ID+`"`):]
		want := `x="` + string(paint.Decimal(e.X)) + `" y="` + string(paint.Decimal(e.Y)) + `"`
		if !strings.Contains(part[:strings.Index(part, "</g>")], want) {
			t.Errorf("the picture has element %s not at %s", e.ID, want)
		}
	}
	again, err := Coordinates(in, graphviz.Layout)
	if err != nil || !bytes.Equal(out, again) {
		t.Errorf("the second time differs, %v", err)
	}
}

// Coordinates say of flows and elements what the picture shows.
func TestCoordinatesSayTheState(t *testing.T) {
	_, in := newsletter()
	out, err := Coordinates(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	var s coordinates
	if err := json.Unmarshal(out, &s); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"open", "asked", "fine", "asked", "fine"} {
		if s.Flows[i].State != want {
			t.Errorf("flow %s is %s, want %s", s.Flows[i].ID, s.Flows[i].State, want)
		}
	}
	for _, e := range s.Elements {
		if e.Open != in.Standing[e.ID].Open {
			t.Errorf("element %s has %d open threats", e.ID, e.Open)
		}
	}
}
