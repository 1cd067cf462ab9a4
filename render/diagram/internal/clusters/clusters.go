// Package clusters lays everything out at once, with boundaries as clusters of Graphviz. It is the
// fallback if the search finds no plan in which every line crosses as the model says.
package clusters

import (
	"fmt"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// variants lists the layouts to try for a drawing, best guess first. The bigger the
// drawing, the fewer.
func variants(d scene.Drawing) []variant {
	base := base
	nodeGaps, rankGaps := []float64{base.nodeGap, roomy.nodeGap}, []float64{base.rankGap, roomy.rankGap}
	switch size := max(len(d.Flows), len(d.Elements)); {
	case size > tooMany:
		base.quick, base.rooms = true, false
		return []variant{base}
	case size > many:
		nodeGaps, rankGaps = nodeGaps[:1], rankGaps[:1]
	}
	var all []variant
	for _, base.nodeGap = range nodeGaps {
		for _, base.rankGap = range rankGaps {
			wide, free := base, base
			wide.wide, free.outside = true, false
			all = append(all, base, wide, free)
		}
	}
	return all
}

// plain lists what to try if no variant can be used.
func plain(d scene.Drawing) []variant {
	v := variants(d)[0]
	v.rooms, v.outside = false, false
	straight := v
	straight.lines = true
	return []variant{v, straight}
}

// Arrange lays everything out at once, with boundaries as clusters.
func Arrange(d scene.Drawing, layout engine.Layout, first error) (plan.Plan, error) {
	var best plan.Plan
	found, lowest := false, 0.0
	for _, v := range variants(d) {
		p, err := attempt(d, layout, v)
		if err != nil {
			first = earliest(first, err)
			break // the rest is similar, and a dead worker needs time to restart
		}
		if cost := plan.Cost(d, p) + overlay.Cover(d, p).Cost; !found || plan.Cheaper(cost, lowest) {
			best, lowest, found = p, cost, true
		}
	}
	if found {
		return best, nil
	}
	for _, v := range plain(d) {
		if p, err := attempt(d, layout, v); err == nil {
			return p, nil
		}
	}
	return plan.Plan{}, fmt.Errorf("the diagram could not be laid out: %w", first)
}

func earliest(first, err error) error {
	if first != nil {
		return first
	}
	return err
}

// attempt makes a plan with one layout.
func attempt(d scene.Drawing, layout engine.Layout, v variant) (plan.Plan, error) {
	json0, err := layout(dot(d, v))
	if err != nil {
		return plan.Plan{}, err
	}
	p, err := read(d, json0)
	if err != nil {
		return plan.Plan{}, err
	}
	err = plan.Refine(d, &p)
	return p, err
}
