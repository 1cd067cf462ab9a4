package diagram

import (
	"bytes"
	"encoding/json"
	"math"
)

// scene is version 1 of the coordinates: where everything stands in the picture
// that Draw makes of the same input, in its pixels, x to the right and y down.
// Keys are only ever added.
type scene struct {
	Version    int             `json:"version"`
	Title      string          `json:"title"`
	Width      float64         `json:"width"`
	Height     float64         `json:"height"`
	Boundaries []sceneBoundary `json:"boundaries"`
	Elements   []sceneElement  `json:"elements"`
	Flows      []sceneFlow     `json:"flows"`
}

// sceneBox is an upright rectangle: its top left corner and its size.
type sceneBox struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// sceneBoundary is a trust boundary; Parent is empty at the top.
type sceneBoundary struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Parent string `json:"parent"`
	sceneBox
}

// sceneElement is an element; Boundary is the innermost one around it, or empty.
// Scope is "in" or "out", Open the number of open threats.
type sceneElement struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Type     string `json:"type"`
	Boundary string `json:"boundary"`
	Scope    string `json:"scope"`
	Open     int    `json:"open"`
	sceneBox
}

// sceneFlow is a flow. Line is a chain of cubic curves from From to To: 3n+1
// points, of which every third lies on it. State is what its sign says: "open",
// "asked" or "fine".
type sceneFlow struct {
	ID     string       `json:"id"`
	Number string       `json:"number"`
	From   string       `json:"from"`
	To     string       `json:"to"`
	Label  string       `json:"label"`
	Both   bool         `json:"both"`
	Line   [][2]float64 `json:"line"`
	Gates  []sceneGate  `json:"gates"`
	State  string       `json:"state"`
}

// sceneGate is the point at which a flow crosses a boundary, in the order of the flow.
type sceneGate struct {
	Boundary string     `json:"boundary"`
	Entering bool       `json:"entering"`
	At       [2]float64 `json:"at"`
}

// Coordinates returns the places of everything in the picture of an input, as
// JSON. The same input gives the same bytes; errors are those of [Draw].
func Coordinates(in Input, layout Layout) ([]byte, error) {
	d, err := show(in)
	if err != nil {
		return nil, err
	}
	d, p, err := d.fit(layout)
	if err != nil {
		return nil, err
	}
	pg := d.paginate(p, d.cover(p))
	s := scene{
		Version: 1, Title: d.Title, Width: pg.W, Height: pg.H,
		Boundaries: []sceneBoundary{}, Elements: []sceneElement{}, Flows: []sceneFlow{},
	}
	for i, b := range d.Boundaries {
		s.Boundaries = append(s.Boundaries, sceneBoundary{b.ID, b.Name, d.boundaryID(b.Parent), newSceneBox(p.Boundaries[i].move(pg.Shift))})
	}
	for i, e := range d.Elements {
		s.Elements = append(s.Elements, sceneElement{e.ID, e.Name, string(e.Type), d.boundaryID(e.Boundary), e.scope(), e.Open, newSceneBox(p.Elements[i].move(pg.Shift))})
	}
	for i := range d.Flows {
		s.Flows = append(s.Flows, d.sceneFlow(i, p.Routes[i], pg.Shift))
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(s)
	return out.Bytes(), err
}

func (d drawing) sceneFlow(i int, r route, shift point) sceneFlow {
	f := d.Flows[i]
	s := sceneFlow{
		ID: f.ID, Number: f.Number, From: d.Elements[f.From].ID, To: d.Elements[f.To].ID, Label: f.Label, Both: f.Both,
		Gates: []sceneGate{}, State: f.State.String(),
	}
	for _, at := range r.Line {
		s.Line = append(s.Line, tenths(at.plus(shift)))
	}
	for k, g := range r.Gates {
		s.Gates = append(s.Gates, sceneGate{d.boundaryID(f.Seams[k].Boundary), f.Seams[k].Entering, tenths(g.At.plus(shift))})
	}
	return s
}

func (e element) scope() string {
	if e.Out {
		return "out"
	}
	return "in"
}

func (d drawing) boundaryID(i int) string {
	if i < 0 {
		return ""
	}
	return d.Boundaries[i].ID
}

func newSceneBox(r rect) sceneBox {
	return sceneBox{tenth(r.X0), tenth(r.Y0), tenth(r.w()), tenth(r.h())}
}

// tenth rounds as the picture does. Adding 0 turns a negative zero into a zero.
func tenth(x float64) float64 { return math.Round(x*10)/10 + 0 }

func tenths(p point) [2]float64 { return [2]float64{tenth(p.X), tenth(p.Y)} }
