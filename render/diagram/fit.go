package diagram

import (
	"errors"

	"github.com/trustseam/trustseam/render/diagram/internal/clusters"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/diagram/internal/search"
)

// fit arranges a drawing with the names of its flows or, if these make it too wide to be read on a
// page, with their numbers alone.
func fit(d scene.Drawing, layout Layout) (scene.Drawing, plan.Plan, error) {
	p, err := arrange(d, layout)
	small := d.Numbered()
	switch {
	case errors.Is(err, search.ErrTooWide):
		p, err = arrange(small, layout)
		return small, p, err
	case err == nil && p.Size.W() > plan.PageWidth && d.Named():
		if narrow, err := arrange(small, layout); err == nil {
			return small, narrow, nil
		}
	}
	return d, p, err
}

// arrange asks for layouts and returns the best plan. A layout with a part
// missing is dropped; if that happens to all of them plainer ones are tried,
// and the error is that of the first.
func arrange(d scene.Drawing, layout Layout) (plan.Plan, error) {
	if layout == nil {
		return plan.Plan{}, errors.New("there is no layout engine")
	}
	best, first := search.Best(d, layout)
	if errors.Is(first, search.ErrTooWide) {
		return plan.Plan{}, first
	}
	if first == nil && best.Clean() {
		return best, nil
	}
	return clusters.Arrange(d, layout, first)
}
