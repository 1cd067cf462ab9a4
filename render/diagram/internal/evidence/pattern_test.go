package evidence

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/paint"
)

func TestPatternHoles(t *testing.T) {
	for _, c := range []struct {
		pattern, svg string
		ok           bool
	}{
		{`<a x="` + paint.NumberHole + `"/>`, `<a x="1.5"/>`, true},
		{`<a x="` + paint.NumberHole + `"/>`, `<a x="-1.5"/>`, true},
		{`<a x="` + paint.NumberHole + `"/>`, `<a x="1.50"/>`, false},
		{`<a x="` + paint.NumberHole + `"/>`, `<a x="01"/>`, false},
		{`<a x="` + paint.NumberHole + `"/>`, `<a x="1e5"/>`, false},
		{`<a x="` + paint.NumberHole + `"/>`, `<a x=""/>`, false},
		{`<a x="` + paint.NumberHole + `"/>`, `<a x="1" onload="x"/>`, false},
		{`<a x="` + paint.NumberHole + `"/>`, `<a x="1001"/>`, false},
		{`<a x="12.3"/>`, `<a x="12.4"/>`, true},
		{`<a x="12.3"/>`, `<a x="12.5"/>`, false},
		{`<a x="12"/>`, `<a x="12.1"/>`, true},
		{`<a x="12.1"/>`, `<a x="12"/>`, true},
		{`<a x="9.9"/>`, `<a x="10"/>`, true},
		{`<a d="M5-3.1"/>`, `<a d="M5-3.2"/>`, true},
		{`<a d="M5-3"/>`, `<a d="M5-3-3"/>`, false},
		{`<a class="t4"/>`, `<a class="t4.1"/>`, false},
		{`<a>12.3</a>`, `<a>12.4</a>`, false},
		{`<a d="` + paint.CurveHole + `"/>`, `<a d="M1 2c1-2 3.4 5-6-7.8"/>`, true},
		{`<a d="` + paint.CurveHole + `"/>`, `<a d="M1 2c1-2 3.4 5-6-7.8c0 0 0 0 0 0"/>`, true},
		{`<a d="` + paint.CurveHole + `"/>`, `<a d="M1 2c1-2 3.4 5-6"/>`, false},
		{`<a d="` + paint.CurveHole + `"/>`, `<a d="M1 2"/>`, false},
		{`<a d="` + paint.CurveHole + `"/>`, `<a d="M1 2c1-2 3.4 5-6-7.8M0 0"/>`, false},
		{`<a d="` + paint.OutlineHole + `"/>`, `<a d="M1 2H3M4 5Q1 2 3 4"/>`, true},
		{`<a d="` + paint.OutlineHole + `"/>`, `<a d=""/>`, false},
		{`<a class="h` + paint.ZoneHole + `"/>`, `<a class="h5"/>`, true},
		{`<a class="h` + paint.ZoneHole + `"/>`, `<a class="h6"/>`, false},
	} {
		if err := match(c.pattern, c.svg, 1000); (err == nil) != c.ok {
			t.Errorf("%q against %q: %v", c.svg, c.pattern, err)
		}
	}
}
