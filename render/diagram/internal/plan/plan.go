// Package plan says where everything of a scene is: what a layout ends in, however it came
// about. It checks a plan, trims its lines to what is drawn, and tells how hard it is to read.
package plan

import "github.com/trustseam/trustseam/render/diagram/internal/geom"

// Plan is where everything of a drawing is: all that drawing needs to know of a layout. Lists run
// parallel to those of the drawing. However a layout comes about, it ends in a plan, and nothing
// after it knows of Graphviz.
type Plan struct {
	Size       geom.Rectangle
	Elements   []geom.Rectangle
	Boundaries []geom.Rectangle
	Routes     []Route
	Below      []bool // boundaries whose title has its room on the lower line
	BadgeRoom  bool   // every main crossing has room for its badge
}

// Route is the way of one flow.
type Route struct {
	Line      geom.Curve  // from From to To, ends on the drawn outlines
	Crossings []Crossing  // parallel to the flow's crossings
	Room      *geom.Point // middle of the room that was kept for badge and label, or nil
	False     int         // times that the line passes a boundary which the flow does not cross
}

// Crossing is the point at which a flow crosses the line of a boundary.
type Crossing struct {
	At geom.Point
	T  float64 // parameter on the line
}

// Clean reports whether no line passes a boundary that its flow does not cross.
func (p Plan) Clean() bool {
	for _, r := range p.Routes {
		if r.False > 0 {
			return false
		}
	}
	return true
}

// Moved returns the plan shifted.
func (p Plan) Moved(by geom.Point) Plan {
	out := Plan{Size: p.Size.Move(by)}
	for _, r := range p.Elements {
		out.Elements = append(out.Elements, r.Move(by))
	}
	for _, r := range p.Boundaries {
		out.Boundaries = append(out.Boundaries, r.Move(by))
	}
	for _, r := range p.Routes {
		out.Routes = append(out.Routes, Route{Line: r.Line.Moved(by)})
	}
	return out
}
