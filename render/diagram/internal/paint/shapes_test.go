package paint

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestElementShapes(t *testing.T) {
	box := geom.Rect(10, 10, 110, 60)
	cases := []struct {
		e       scene.Element
		has     []string
		without string
	}{
		{scene.Element{Type: model.Actor, W: 100, H: 50}, []string{`class="n x"`}, "rx="},
		{scene.Element{Type: model.External, W: 100, H: 50}, []string{`class="n x"`}, "rx="},
		{scene.Element{Type: model.Process, W: 100, H: 50}, []string{`class="n"`, `rx="18"`}, "M10 10"},
		{scene.Element{Type: model.Store, W: 100, H: 50, Tint: scene.Sensitive}, []string{`class="r"`, "M10 10H110M10 60H110"}, "rx="},
		{scene.Element{Type: model.Store, W: 100, H: 50, Tenants: true}, []string{`x="15" y="5"`, "M110 55h5"}, "rx="},
		{scene.Element{Type: model.Process, W: 100, H: 50, Crown: true, Open: 120}, []string{`class="cr"`, "99+"}, "class=\"x\""},
	}
	for _, c := range cases {
		var w writer
		w.element(c.e, box)
		for _, want := range c.has {
			if !strings.Contains(w.b.String(), want) {
				t.Errorf("%+v: %s lacks %s", c.e, w.b.String(), want)
			}
		}
		if strings.Contains(w.b.String(), c.without) {
			t.Errorf("%+v: %s has %s", c.e, w.b.String(), c.without)
		}
	}
}
