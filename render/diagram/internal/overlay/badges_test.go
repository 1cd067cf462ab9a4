package overlay

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestBadgesOfParallelFlowsDoNotOverlap(t *testing.T) {
	line := diagramtest.Straight(geom.Pt(0, 0), geom.Pt(0, 200))
	d := scene.Drawing{Elements: make([]scene.Element, 2), Boundaries: []scene.Boundary{{Parent: -1}}}
	p := plan.Plan{Elements: []geom.Rectangle{geom.Around(geom.Pt(0, -20), 80, 40), geom.Around(geom.Pt(0, 220), 80, 40)}, Boundaries: []geom.Rectangle{geom.Rect(-80, 100, 80, 260)}}
	for range 3 {
		d.Flows = append(d.Flows, scene.Flow{Number: "1", Crosses: true, Crossings: []scene.Crossing{{Boundary: 0, Entering: true}}})
		p.Routes = append(p.Routes, plan.Route{Line: line, Crossings: []plan.Crossing{{At: geom.Pt(0, 100), T: 0.5}}})
	}
	badges, _ := placeBadges(d, p)
	for i, a := range badges {
		for _, b := range badges[:i] {
			if a.At.Distance(b.At) < scene.BadgeHeight {
				t.Errorf("badges at %v and %v", a.At, b.At)
			}
		}
	}
}
