package paint

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

func TestDecimal(t *testing.T) {
	for n, want := range map[float64]string{0: "0", -0.01: "0", 1: "1", 1.25: "1.3", -2.34: "-2.3", 100.04: "100", 1e6: "1000000"} {
		if got := Decimal(n); got != want {
			t.Errorf("decimal(%v) = %q, want %q", n, got, want)
		}
	}
}

func TestPutEscapesText(t *testing.T) {
	var w writer
	w.put(`<a b="%v">%v %v %v</a>`, `"<&>'`, raw("<i/>"), 1.0, 7)
	if got, want := w.b.String(), `<a b="&quot;&lt;&amp;&gt;'"><i/> 1 7</a>`; got != want {
		t.Errorf("put wrote %s, want %s", got, want)
	}
}

func TestPath(t *testing.T) {
	if got := path(diagramtest.Straight(geom.Pt(0, 0), geom.Pt(3, 6))); got != "M0 0c1 2 2 4 3 6" {
		t.Errorf("path = %s", got)
	}
}
