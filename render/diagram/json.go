package diagram

import (
	"bytes"
	"encoding/json"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// coordinates is version 1 of the coordinates: where everything is in the picture that Draw makes
// of the same input, in its pixels, x to the right and y down. Keys are only ever added.
type coordinates struct {
	Version    int              `json:"version"`
	Title      string           `json:"title"`
	Width      float64          `json:"width"`
	Height     float64          `json:"height"`
	Boundaries []placedBoundary `json:"boundaries"`
	Elements   []placedElement  `json:"elements"`
	Flows      []placedFlow     `json:"flows"`
}

// placedBox is an upright rectangle: its top left corner and its size.
type placedBox struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// placedBoundary is a trust boundary; Parent is empty at the top.
type placedBoundary struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Parent string `json:"parent"`
	placedBox
}

// placedElement is an element; Boundary is the innermost one around it, or empty.
// Scope is "in" or "out", Open the number of open threats.
type placedElement struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Type     string `json:"type"`
	Boundary string `json:"boundary"`
	Scope    string `json:"scope"`
	Open     int    `json:"open"`
	placedBox
}

// placedFlow is a flow. Line is a chain of cubic curves from From to To: 3n+1 points, every third
// of which is on it. State is what its sign says: "open", "asked" or "fine".
type placedFlow struct {
	ID        string           `json:"id"`
	Number    string           `json:"number"`
	From      string           `json:"from"`
	To        string           `json:"to"`
	Label     string           `json:"label"`
	Both      bool             `json:"both"`
	Line      [][2]float64     `json:"line"`
	Crossings []placedCrossing `json:"gates"`
	State     string           `json:"state"`
}

// placedCrossing is the point at which a flow crosses a boundary, in the order of the flow.
type placedCrossing struct {
	Boundary string     `json:"boundary"`
	Entering bool       `json:"entering"`
	At       [2]float64 `json:"at"`
}

// Coordinates returns the places of everything in the picture of an input, as
// JSON. The same input gives the same bytes; errors are those of [Draw].
func Coordinates(in Input, layout Layout) ([]byte, error) {
	d, err := scene.Show(in)
	if err != nil {
		return nil, err
	}
	d, p, err := fit(d, layout)
	if err != nil {
		return nil, err
	}
	pg := paint.Paginate(d, p, overlay.Cover(d, p))
	s := coordinates{
		Version: 1, Title: d.Title, Width: pg.W, Height: pg.H,
		Boundaries: []placedBoundary{}, Elements: []placedElement{}, Flows: []placedFlow{},
	}
	for i, b := range d.Boundaries {
		s.Boundaries = append(s.Boundaries, placedBoundary{b.ID, b.Name, boundaryID(d, b.Parent), newBox(p.Boundaries[i].Move(pg.Shift))})
	}
	for i, e := range d.Elements {
		s.Elements = append(s.Elements, placedElement{e.ID, e.Name, string(e.Type), boundaryID(d, e.Boundary), scope(e), e.Open, newBox(p.Elements[i].Move(pg.Shift))})
	}
	for i := range d.Flows {
		s.Flows = append(s.Flows, placeFlow(d, i, p.Routes[i], pg.Shift))
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(s)
	return out.Bytes(), err
}

func placeFlow(d scene.Drawing, i int, r plan.Route, shift geom.Point) placedFlow {
	f := d.Flows[i]
	s := placedFlow{
		ID: f.ID, Number: f.Number, From: d.Elements[f.From].ID, To: d.Elements[f.To].ID, Label: f.Label, Both: f.Both,
		Crossings: []placedCrossing{}, State: f.State.String(),
	}
	for _, at := range r.Line {
		s.Line = append(s.Line, tenths(at.Plus(shift)))
	}
	for k, c := range r.Crossings {
		s.Crossings = append(s.Crossings, placedCrossing{boundaryID(d, f.Crossings[k].Boundary), f.Crossings[k].Entering, tenths(c.At.Plus(shift))})
	}
	return s
}

func scope(e scene.Element) string {
	if e.Out {
		return "out"
	}
	return "in"
}

func boundaryID(d scene.Drawing, i int) string {
	if i < 0 {
		return ""
	}
	return d.Boundaries[i].ID
}

func newBox(r geom.Rectangle) placedBox {
	return placedBox{tenth(r.X0), tenth(r.Y0), tenth(r.W()), tenth(r.H())}
}

// tenth rounds as the picture does. Adding 0 turns a negative zero into a zero.
func tenth(x float64) float64 { return geom.Tenth(x) + 0 }

func tenths(p geom.Point) [2]float64 { return [2]float64{tenth(p.X), tenth(p.Y)} }
