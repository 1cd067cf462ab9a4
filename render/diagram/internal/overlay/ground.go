package overlay

import (
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
)

// ground finds the lines that run under a box without looking at all of them.
type ground struct {
	cells map[[2]int][]spot
}

// spot is a point of the line of a flow.
type spot struct {
	at   geom.Point
	flow int
}

// cell is the side of a square of the ground in pixels: about a badge.
const cell = 32

func newGround() ground { return ground{make(map[[2]int][]spot)} }

// groundOf lays out the lines of all flows.
func groundOf(p plan.Plan) ground {
	g := newGround()
	for i, r := range p.Routes {
		g.add(i, geom.Even(r.Line.Sample(), paces.ground))
	}
	return g
}

// add puts the line of a flow on the ground, as points that are close to each other.
func (g ground) add(flow int, line []geom.Point) {
	for _, at := range line {
		c := [2]int{square(at.X), square(at.Y)}
		g.cells[c] = append(g.cells[c], spot{at, flow})
	}
}

func square(x float64) int { return int(math.Floor(x / cell)) }

// under lists the flows, except one, that have a point inside a box.
func (g ground) under(box geom.Rectangle, but int) []int {
	var out []int
	for x := square(box.X0); x <= square(box.X1); x++ {
		for y := square(box.Y0); y <= square(box.Y1); y++ {
			for _, s := range g.cells[[2]int{x, y}] {
				if s.flow != but && box.Has(s.at) && !slices.Contains(out, s.flow) {
					out = append(out, s.flow)
				}
			}
		}
	}
	return out
}
