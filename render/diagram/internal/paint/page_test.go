package paint

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestPaginate(t *testing.T) {
	d := scene.Drawing{Title: "T", Elements: []scene.Element{{Type: "process", W: 84, H: 42}}}
	for _, c := range []struct {
		size   geom.Rectangle
		beside bool
	}{{geom.Rect(0, 0, 300, 400), true}, {geom.Rect(0, 0, 900, 400), false}, {geom.Rect(0, 0, 300, 100), false}} {
		p := plan.Plan{Size: c.size, Elements: []geom.Rectangle{geom.Rect(10, 10, 94, 52)}}
		pg := Paginate(d, p, overlay.Layer{})
		drawn := c.size.Move(pg.Shift)
		if !(geom.Rect(0, card.head-1, pg.W, pg.H)).Contains(drawn) {
			t.Errorf("%v: the drawing at %v leaves the page of %v x %v", c.size, drawn, pg.W, pg.H)
		}
		if beside := pg.Corner.X > drawn.X1; beside != c.beside || !beside && pg.Corner.Y < drawn.Y1 {
			t.Errorf("%v: legend at %v, drawing at %v", c.size, pg.Corner, drawn)
		}
	}
}
