package diagram

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestElementShapes(t *testing.T) {
	box := rect{10, 10, 110, 60}
	cases := []struct {
		e       element
		has     []string
		without string
	}{
		{element{Type: model.Actor, W: 100, H: 50}, []string{`class="n x"`}, "rx="},
		{element{Type: model.External, W: 100, H: 50}, []string{`class="n x"`}, "rx="},
		{element{Type: model.Process, W: 100, H: 50}, []string{`class="n"`, `rx="18"`}, "M10 10"},
		{element{Type: model.Store, W: 100, H: 50, Tint: sensitive}, []string{`class="r"`, "M10 10H110M10 60H110"}, "rx="},
		{element{Type: model.Store, W: 100, H: 50, Tenants: true}, []string{`x="15" y="5"`, "M110 55h5"}, "rx="},
		{element{Type: model.Process, W: 100, H: 50, Crown: true, Open: 120}, []string{`class="cr"`, "99+"}, "class=\"x\""},
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

func TestExtentHoldsEverything(t *testing.T) {
	box := rect{0, 0, 100, 50}
	e := element{Type: model.Process, Tenants: true, Crown: true, Open: 1}
	out := e.extent(box)
	for _, inner := range []rect{box, box.move(sheet), around(e.crownAt(box), 18, 12), around(e.countAt(box), 18, 18)} {
		if !out.contains(inner) {
			t.Errorf("%v does not hold %v", out, inner)
		}
	}
}
