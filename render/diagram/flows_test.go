package diagram

import (
	"strings"
	"testing"
)

func TestFlowHeads(t *testing.T) {
	line := straight(point{0, 0}, point{100, 0})
	cases := []struct {
		f                    flow
		filled, lines, rails int
	}{
		{flow{}, 1, 1, 0},
		{flow{Both: true}, 2, 1, 0},
		{flow{Async: true}, 0, 3, 0},
		{flow{Async: true, Both: true}, 0, 5, 0},
		{flow{Crown: true}, 1, 1, 2},
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
	w.head(flow{Crosses: true}, point{100, 0}, point{92, 0})
	if got := w.b.String(); got != `<path class="exh" d="M100 0L91.5 3.9 91.5 -3.9z"/>` {
		t.Errorf("head = %s", got)
	}
}

func TestSign(t *testing.T) {
	cases := map[string]flow{
		`<path class="o" d="M`: {Number: "1", Crosses: true, State: stateOpen},
		`<path class="q" d="M`: {Number: "1", Crosses: true, State: stateAsked},
		`<rect class="q"`:      {Number: "1", State: stateAsked},
		`>1?</text>`:           {Number: "1", Crosses: true, State: stateAsked},
		`<path class="k" d="M`: {Number: "1", Crosses: true},
		`<circle class="o"`:    {Number: "1", State: stateOpen},
		`<circle class="i"`:    {Number: "1"},
		`rx="9"/>`:             {Number: "a-long-id"},
	}
	for want, f := range cases {
		var w writer
		w.sign(f, point{})
		if !strings.Contains(w.b.String(), want) {
			t.Errorf("%+v: %s lacks %s", f, w.b.String(), want)
		}
	}
}

// The mark of a further crossing tells its state without colour, too.
func TestDiamond(t *testing.T) {
	seen := make(map[string]state)
	for s, class := range map[state]string{stateFine: `class="k"`, stateAsked: `class="q"`, stateOpen: `class="o"`} {
		var w writer
		w.diamond(s, point{})
		got := w.b.String()
		if !strings.Contains(got, class) || strings.Contains(got, ">?</text>") != (s == stateAsked) {
			t.Errorf("%s: %s", s, got)
		}
		seen[strings.ReplaceAll(got, class, "")] = s
	}
	if len(seen) != 3 {
		t.Errorf("without their colours there are %d marks, want 3", len(seen))
	}
}
