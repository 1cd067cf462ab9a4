package nest

import (
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// A flow from an element to itself is drawn by us, beside the element: Graphviz
// draws such loops far over and under it when there is little room beside it. The
// element gets room on both sides, so that it stays in the middle.

// selfLoops lists for each element the flows that start and end there.
func selfLoops(d scene.Drawing) map[int][]int {
	out := make(map[int][]int)
	for i, f := range d.Flows {
		if f.From == f.To {
			out[f.From] = append(out[f.From], i)
		}
	}
	return out
}

// loopRooms returns how far each loop of an element comes out and the room that
// the wider side needs. Loops take turns on the right and on the left.
func loopRooms(d scene.Drawing, loops []int) (reach []float64, room float64) {
	next := [2]float64{loopSizes.reach, loopSizes.reach}
	for k, i := range loops {
		reach = append(reach, next[k%2])
		next[k%2] += 2*scene.BadgeReach(d.Flows[i]) + scene.LabelGap + font.Small.Broadest(d.Flows[i].Lines) + loopSizes.between
		room = max(room, next[k%2]-scene.BadgeReach(d.Flows[i])-loopSizes.beyond)
	}
	return reach, room
}

// addLoops draws the loops of the elements of an interior.
func (n *Nest) addLoops(l *interior, at int) {
	for _, e := range n.Elements[n.Slot(at)] {
		reach, _ := loopRooms(n.Drawing, n.loops[e])
		for k, i := range n.loops[e] {
			side := 1.0
			if k%2 == 1 {
				side = -1
			}
			c := l.elements[e]
			line := loop(geom.Pt(c.X+side*(n.Drawing.Elements[e].W/2-1), c.Y), side*reach[k])
			l.lines[i] = line
			l.rooms[i] = line.At(1)
		}
	}
}

// loop is a curve out of a point at the side of an element and back.
func loop(from geom.Point, reach float64) geom.Curve {
	x, y, z := from.X, from.Y, loopSizes
	out, tip := x+reach/2, x+reach
	return geom.Curve{
		geom.Pt(x, y-z.half), geom.Pt(out, y-z.half-z.bulge), geom.Pt(tip, y-z.half-z.tip), geom.Pt(tip, y),
		geom.Pt(tip, y+z.half+z.tip), geom.Pt(out, y+z.half+z.bulge), geom.Pt(x, y+z.half),
	}
}

// tuck moves the end of a line that points into the room of loops to the element itself.
func tuck(c geom.Curve, box geom.Rectangle) {
	end := &c[len(c)-1]
	end.X = min(max(end.X, box.X0+loopSizes.corner), box.X1-loopSizes.corner)
	end.Y = min(max(end.Y, box.Y0), box.Y1)
}
