package plan

import (
	"fmt"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Refine moves the ends of the lines onto the drawn outlines and finds the crossings.
func Refine(d scene.Drawing, p *Plan) error {
	for i, f := range d.Flows {
		r := &p.Routes[i]
		if f.From != f.To && r.Line.RunsFrom(p.Elements[f.To].Center(), p.Elements[f.From].Center()) {
			r.Line = r.Line.Reversed()
		}
		r.Line = touch(d, p, f.To, r.Line)
		r.Line = touch(d, p, f.From, r.Line.Reversed()).Reversed()
		if err := findCrossings(d, p, i); err != nil {
			return err
		}
	}
	return nil
}

// touching is how a line is moved onto an outline: in steps of some pixels, until it is as near
// as a reader can see.
var touching = struct {
	step    float64
	steps   int
	near    float64
	nothing float64 // a shorter direction is none
}{step: 0.25, steps: 120, near: 0.3, nothing: 1e-6}

// halvings is how often a stretch of a line is halved to find where it leaves an element, and
// noPart so little of a cubic that it is cut before it.
const (
	halvings = 30
	noPart   = 1e-9
)

// touch makes a line end on the outline of an element. Graphviz ends lines at the
// rectangle around it: that is short of a round corner, and inside a second sheet.
func touch(d scene.Drawing, p *Plan, e int, line geom.Curve) geom.Curve {
	n := len(line)
	end, control := line[n-1], line[n-2]
	if outline(d, p, e, end) < 0 {
		return leave(d, p, e, line)
	}
	step := end.Minus(control)
	if step.Length() < touching.nothing {
		step = p.Elements[e].Center().Minus(end)
	}
	step = step.Unit().Times(touching.step)
	for k := range touching.steps {
		move := step.Times(float64(k))
		if outline(d, p, e, end.Plus(move)) <= touching.near {
			line[n-1], line[n-2] = end.Plus(move), control.Plus(move)
			break
		}
	}
	return line
}

// leave cuts the end of a line that is inside an element.
func leave(d scene.Drawing, p *Plan, e int, line geom.Curve) geom.Curve {
	last := line.Segments() * geom.Steps
	for i := last; i >= 0; i-- {
		t := float64(i) / geom.Steps
		if outline(d, p, e, line.At(t)) < 0 {
			continue
		}
		low, high := t, t+1.0/geom.Steps
		for range halvings {
			mid := (low + high) / 2
			if outline(d, p, e, line.At(mid)) < 0 {
				high = mid
			} else {
				low = mid
			}
		}
		k := min(int(low), line.Segments()-1)
		if low-float64(k) < noPart {
			return line
		}
		return append(append(geom.Curve(nil), line.Before(k)...), geom.Split(line.Segment(k), low-float64(k))...)
	}
	return line // the whole line is inside: two elements that touch
}

// outline is the signed distance from what is drawn of an element, the second sheet included.
func outline(d scene.Drawing, p *Plan, e int, at geom.Point) float64 {
	r, radius := p.Elements[e], d.Elements[e].Radius()
	distance := r.Signed(at, radius)
	if d.Elements[e].Tenants {
		distance = min(distance, r.Move(scene.Sheet).Signed(at, radius))
	}
	return distance
}

// findCrossings finds where a flow crosses each of its boundaries, and counts how
// often its line strays over others.
func findCrossings(d scene.Drawing, p *Plan, i int) error {
	r := &p.Routes[i]
	passed := make([][]geom.Change, len(p.Boundaries))
	for b, box := range p.Boundaries {
		passed[b] = r.Line.Changes(box, scene.Corner)
		r.False += len(passed[b])
	}
	for _, c := range d.Flows[i].Crossings {
		t, ok := geom.Pass(passed[c.Boundary], c.Entering)
		if !ok {
			return fmt.Errorf("the line of flow `%s` does not meet the boundary `%s`", d.Flows[i].ID, d.Boundaries[c.Boundary].ID)
		}
		r.Crossings = append(r.Crossings, Crossing{r.Line.At(t), t})
		r.False--
	}
	return nil
}
