package nest

import (
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Every boundary is laid out on its own, from the inside out. What is laid out at once is an
// interior: the inside of one boundary, or the canvas. Where a flow crosses a boundary, the
// crossing has a place on its line: in the interior it is a node, and in the interior around it a
// port of the boundary's box. So a flow cannot cross a line anywhere else, and two crossings cannot
// coincide.

// Canvas is the interior that is outside every boundary.
const Canvas = -1

// Joint is one end of a leg of a flow.
type Joint struct {
	Kind  JointKind
	Index int // of the element, the boundary, or the flow whose crossing it is
}

// JointKind is what a leg ends at.
type JointKind int

// The ends of legs.
const (
	AtElement JointKind = iota
	AtBox               // of a boundary directly inside the interior
	AtTop               // a crossing on the upper line of the interior
	AtBottom
)

// Leg is the stretch of a flow that runs directly inside one interior. A flow has
// one more of them than it crosses boundaries.
type Leg struct {
	Flow         int
	Upper, Lower Joint
	upward       bool // the flow runs from lower to upper
}

// legs cuts every flow at its boundaries and sorts the stretches by interior; the
// canvas comes last.
func legs(d scene.Drawing) [][]Leg {
	out := make([][]Leg, len(d.Boundaries)+1)
	for i, f := range d.Flows {
		if f.From == f.To {
			continue // a loop, see loops.go
		}
		interior := d.Elements[f.From].Boundary
		start := Joint{AtElement, f.From}
		for k := 0; k <= len(f.Crossings); k++ {
			p := Leg{Flow: i, upward: f.Upper != f.From}
			end, next := Joint{AtElement, f.To}, interior
			var after Joint
			if k < len(f.Crossings) {
				b := f.Crossings[k].Boundary
				if f.Crossings[k].Entering {
					end, next, after = Joint{AtBox, b}, b, Joint{side(d, f, true), i}
				} else {
					end, next, after = Joint{side(d, f, false), i}, d.Boundaries[b].Parent, Joint{AtBox, b}
				}
			}
			p.Upper, p.Lower = start, end
			if p.upward {
				p.Upper, p.Lower = end, start
			}
			at := interior
			if at == Canvas {
				at = len(d.Boundaries)
			}
			out[at] = append(out[at], p)
			start, interior = after, next
		}
	}
	return out
}

// side tells on which line of a boundary a flow enters or leaves it.
func side(d scene.Drawing, f scene.Flow, entering bool) JointKind {
	if entering == (f.Upper == f.From) {
		return AtTop
	}
	return AtBottom
}

// CrossingsOn lists the flows with a crossing on one line of an interior.
func CrossingsOn(legs []Leg, line JointKind) []int {
	var out []int
	for _, p := range legs {
		if p.Upper.Kind == line || p.Lower.Kind == line {
			out = append(out, p.Flow)
		}
	}
	return out
}

// CrossingSize is the room of a crossing: for a badge with its label on the main crossing,
// for a diamond on the others. offset is how far from its left end the flow passes.
func CrossingSize(d scene.Drawing, flow, boundary int) (width, offset float64) {
	f := d.Flows[flow]
	if f.Crossings[f.Main].Boundary != boundary {
		return further.width, further.middle
	}
	half := filler(scene.BadgeReach(f)*2) / 2
	if len(f.Lines) == 0 {
		return 2 * half, half
	}
	return 2*half + filler(scene.LabelGap+font.Small.Broadest(f.Lines)+nameRoom), half
}

// filler rounds a width up to whole characters of a record.
func filler(width float64) float64 {
	chars := float64(int(width / fill))
	if chars*fill < width {
		chars++
	}
	return chars * fill
}
