package paint

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestFlowHeads(t *testing.T) {
	line := diagramtest.Straight(geom.Pt(0, 0), geom.Pt(100, 0))
	cases := []struct {
		f                    scene.Flow
		filled, lines, rails int
	}{
		{scene.Flow{}, 1, 1, 0},
		{scene.Flow{Both: true}, 2, 1, 0},
		{scene.Flow{Async: true}, 0, 3, 0},
		{scene.Flow{Async: true, Both: true}, 0, 5, 0},
		{scene.Flow{Crown: true}, 1, 1, 2},
	}
	for _, c := range cases {
		var w writer
		w.flow(c.f, "title", line)
		svg := w.b.String()
		rails := strings.Count(svg, `class="co"`) + strings.Count(svg, `class="cs"`)
		if n := strings.Count(svg, `class="eh"`); n != c.filled || strings.Count(svg, `class="e"`) != c.lines || rails != c.rails {
			t.Errorf("%+v: %s", c.f, svg)
		}
	}
}

func TestHeadTouchesTheEnd(t *testing.T) {
	var w writer
	w.head(scene.Flow{Crosses: true}, geom.Pt(100, 0), geom.Pt(92, 0))
	if got := w.b.String(); got != `<path class="exh" d="M100 0L91.5 3.9 91.5 -3.9z"/>` {
		t.Errorf("head = %s", got)
	}
}

func TestSign(t *testing.T) {
	cases := map[string]scene.Flow{
		`<path class="o" d="M`: {Number: "1", Crosses: true, State: scene.StateOpen},
		`<path class="q" d="M`: {Number: "1", Crosses: true, State: scene.StateAsked},
		`<rect class="q"`:      {Number: "1", State: scene.StateAsked},
		`>1?</text>`:           {Number: "1", Crosses: true, State: scene.StateAsked},
		`<path class="k" d="M`: {Number: "1", Crosses: true},
		`<circle class="o"`:    {Number: "1", State: scene.StateOpen},
		`<circle class="i"`:    {Number: "1"},
		`rx="9"/>`:             {Number: "a-long-id"},
	}
	for want, f := range cases {
		var w writer
		w.sign(f, geom.Point{})
		if !strings.Contains(w.b.String(), want) {
			t.Errorf("%+v: %s lacks %s", f, w.b.String(), want)
		}
	}
}

// The mark of a further crossing tells its state without colour, too.
func TestDiamond(t *testing.T) {
	seen := make(map[string]scene.State)
	for s, class := range map[scene.State]string{scene.StateFine: `class="k"`, scene.StateAsked: `class="q"`, scene.StateOpen: `class="o"`} {
		var w writer
		w.diamond(s, geom.Point{})
		got := w.b.String()
		if !strings.Contains(got, class) || strings.Contains(got, ">?</text>") != (s == scene.StateAsked) {
			t.Errorf("%s: %s", s, got)
		}
		seen[strings.ReplaceAll(got, class, "")] = s
	}
	if len(seen) != 3 {
		t.Errorf("without their colours there are %d marks, want 3", len(seen))
	}
}
