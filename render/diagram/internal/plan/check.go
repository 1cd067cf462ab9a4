package plan

import (
	"fmt"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Check reports the first part of the drawing that the layout has lost.
func Check(d scene.Drawing, p Plan) error {
	seen := make(map[geom.Point]int)
	for i, r := range p.Elements {
		if r.W() <= 0 {
			return fmt.Errorf("the layout has lost element `%s`", d.Elements[i].ID)
		}
		if other, ok := seen[r.Center()]; ok {
			return fmt.Errorf("the layout has elements `%s` and `%s` in one place", d.Elements[other].ID, d.Elements[i].ID)
		}
		seen[r.Center()] = i
		if b := d.Elements[i].Boundary; b >= 0 && !p.Boundaries[b].Grow(1).Contains(r) {
			return fmt.Errorf("the layout has element `%s` outside its boundary `%s`", d.Elements[i].ID, d.Boundaries[b].ID)
		}
	}
	for i, r := range p.Boundaries {
		if r.W() <= 0 || r.H() <= 0 {
			return fmt.Errorf("the layout has lost boundary `%s`", d.Boundaries[i].ID)
		}
		if b := d.Boundaries[i].Parent; b >= 0 && !p.Boundaries[b].Grow(1).Contains(r) {
			return fmt.Errorf("the layout has boundary `%s` outside the boundary `%s`", d.Boundaries[i].ID, d.Boundaries[b].ID)
		}
	}
	for i, r := range p.Routes {
		if r.Line == nil {
			return fmt.Errorf("the layout has lost flow `%s`", d.Flows[i].ID)
		}
	}
	return nil
}
