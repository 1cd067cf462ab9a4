package scene

import (
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

func TestExtentHoldsEverything(t *testing.T) {
	box := geom.Rect(0, 0, 100, 50)
	e := Element{Type: model.Process, Tenants: true, Crown: true, Open: 1}
	out := e.Extent(box)
	for _, inner := range []geom.Rectangle{box, box.Move(Sheet), geom.Around(e.CrownAt(box), 18, 12), geom.Around(e.CountAt(box), 18, 18)} {
		if !out.Contains(inner) {
			t.Errorf("%v does not hold %v", out, inner)
		}
	}
}
