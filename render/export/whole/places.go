package whole

import (
	"encoding/json"
	"math"
)

// Places are where the parts of a block are in a drawing, in its pixels, x to the right and y down.
type Places struct {
	Boundaries, Elements map[string]Box
	// Bends are the points of flows between their ends.
	Bends map[string][]Point
}

// Box is an upright rectangle: its top left corner and its size.
type Box struct{ X, Y, Width, Height float64 }

// Point is a place.
type Point struct{ X, Y float64 }

// Bounds is the smallest rectangle around everything.
func (p Places) Bounds() Box {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, all := range []map[string]Box{p.Boundaries, p.Elements} {
		for _, b := range all {
			x0, y0, x1, y1 = min(x0, b.X), min(y0, b.Y), max(x1, b.X+b.Width), max(y1, b.Y+b.Height)
		}
	}
	if math.IsInf(x0, 1) {
		return Box{}
	}
	return Box{x0, y0, x1 - x0, y1 - y0}
}

// Other tools draw a process as a circle, which needs room, and write whole labels on their lines.
const wider, higher = 1.5, 2

// ReadPlaces takes places from the coordinates of our picture, in the JSON that `render --format json` writes. The error
// is that of the JSON.
func ReadPlaces(coordinates []byte) (Places, error) {
	type box struct {
		ID                  string
		X, Y, Width, Height float64
	}
	var read struct {
		Boundaries, Elements []box
		Flows                []struct {
			ID   string
			Line [][2]float64
		}
	}
	err := json.Unmarshal(coordinates, &read)
	scaled := func(all []box) map[string]Box {
		boxes := make(map[string]Box)
		for _, b := range all {
			boxes[b.ID] = Box{Tenth(b.X * wider), Tenth(b.Y * higher), Tenth(b.Width * wider), Tenth(b.Height * higher)}
		}
		return boxes
	}
	p := Places{Boundaries: scaled(read.Boundaries), Elements: scaled(read.Elements), Bends: make(map[string][]Point)}
	for _, f := range read.Flows {
		// Every third point is on the line; the first and the last are at its ends.
		for i := 3; i < len(f.Line)-3; i += 3 {
			p.Bends[f.ID] = append(p.Bends[f.ID], Point{Tenth(f.Line[i][0] * wider), Tenth(f.Line[i][1] * higher)})
		}
	}
	return p, err
}

// Tenth rounds a coordinate as our picture does.
func Tenth(x float64) float64 { return math.Round(x*10) / 10 }
