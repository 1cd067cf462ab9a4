package clusters

import (
	"encoding/json"
	"fmt"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// read turns Graphviz's answer into a plan. Graphviz swallows its own errors and
// answers with whatever it has, so everything that was asked for must be there,
// with finite numbers, and no two elements in one place.
func read(d scene.Drawing, json0 []byte) (plan.Plan, error) {
	var a engine.Answer
	if err := json.Unmarshal(json0, &a); err != nil {
		return plan.Plan{}, fmt.Errorf("the layout is not JSON: %w", err)
	}
	p := plan.Plan{
		Elements:   make([]geom.Rectangle, len(d.Elements)),
		Boundaries: make([]geom.Rectangle, len(d.Boundaries)),
		Routes:     make([]plan.Route, len(d.Flows)),
	}
	size, err := a.Size()
	if err != nil {
		return p, err
	}
	top := size.Y1
	p.Size = geom.Rect(size.X0, 0, size.X1, top-size.Y0)
	if err := readObjects(d, &p, a, top); err != nil {
		return p, err
	}
	if err := readEdges(d, &p, a, top); err != nil {
		return p, err
	}
	return p, plan.Check(d, p)
}

func readObjects(d scene.Drawing, p *plan.Plan, a engine.Answer, top float64) error {
	for _, o := range a.Objects {
		if i, ok := engine.Index(o.Name, "n", len(d.Elements)); ok {
			at, err := engine.Numbers(o.Pos, 2)
			if err != nil {
				return fmt.Errorf("the layout has no place for element `%s`", d.Elements[i].ID)
			}
			p.Elements[i] = geom.Around(geom.Pt(at[0], top-at[1]), d.Elements[i].W, d.Elements[i].H)
		}
		if i, ok := engine.Index(o.Name, "cluster", len(d.Boundaries)); ok {
			bb, err := engine.Box(o.BB)
			if err != nil {
				return fmt.Errorf("the layout has no place for boundary `%s`", d.Boundaries[i].ID)
			}
			p.Boundaries[i] = geom.Rect(bb.X0, top-bb.Y1, bb.X1, top-bb.Y0)
		}
	}
	return nil
}

func readEdges(d scene.Drawing, p *plan.Plan, a engine.Answer, top float64) error {
	for _, e := range a.Edges {
		i, ok := engine.Index(e.ID, "f", len(d.Flows))
		if !ok {
			continue
		}
		if p.Routes[i].Line != nil {
			return fmt.Errorf("the layout has flow `%s` twice", d.Flows[i].ID)
		}
		line, err := engine.Line(e.Pos, top)
		if err != nil {
			return fmt.Errorf("the layout has no line for flow `%s`: %w", d.Flows[i].ID, err)
		}
		p.Routes[i].Line = line
		if at, err := engine.Numbers(e.LP, 2); err == nil {
			p.Routes[i].Room = &geom.Point{X: at[0], Y: top - at[1]}
		}
	}
	return nil
}
