package diagram

import (
	"math"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

func arranged(t *testing.T) (scene.Drawing, plan.Plan) {
	t.Helper()
	_, in := newsletter()
	d, err := scene.Show(in)
	if err != nil {
		t.Fatal(err)
	}
	p, err := arrange(d, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

func TestArrangeCrossesExactlyTheBoundariesOfTheModel(t *testing.T) {
	d, p := arranged(t)
	for i, f := range d.Flows {
		r := p.Routes[i]
		if len(r.Crossings) != len(f.Crossings) || r.False != 0 {
			t.Errorf("flow %s: %d crossings in the plan for %d of the flow, %d false ones", f.ID, len(r.Crossings), len(f.Crossings), r.False)
		}
		for k, c := range r.Crossings {
			if away := p.Boundaries[f.Crossings[k].Boundary].Signed(c.At, scene.Corner); math.Abs(away) > 0.01 {
				t.Errorf("flow %s: crossing %d is %v away from the line", f.ID, k, away)
			}
		}
	}
}

func TestArrangeEndsLinesOnElements(t *testing.T) {
	d, p := arranged(t)
	for i, f := range d.Flows {
		line := p.Routes[i].Line
		for end, e := range map[geom.Point]int{line[0]: f.From, line[len(line)-1]: f.To} {
			drawn, radius := p.Elements[e], d.Elements[e].Radius()
			away := drawn.Signed(end, radius)
			if d.Elements[e].Tenants {
				away = min(away, drawn.Move(scene.Sheet).Signed(end, radius))
			}
			if math.Abs(away) > 0.5 {
				t.Errorf("flow %s ends %.2f away from %s", f.ID, away, d.Elements[e].ID)
			}
		}
	}
}

func TestArrangeTriesPlainerLayouts(t *testing.T) {
	_, in := newsletter()
	asked := 0
	svg, err := Draw(in, func(dot []byte) ([]byte, error) {
		asked++
		if !strings.Contains(string(dot), "splines=line") {
			return []byte("{}"), nil
		}
		return graphviz.Layout(dot)
	})
	if err != nil || asked != 4 {
		t.Fatalf("asked %d times: %v", asked, err)
	}
	wellFormed(t, svg)
}

func TestBadgesStandOnMainCrossings(t *testing.T) {
	d, p := arranged(t)
	badges := overlay.Cover(d, p).Badges
	for i, f := range d.Flows {
		if on := badges[i].OnCrossing; on != (len(f.Crossings) > 0) {
			t.Errorf("flow %s: badge on a crossing is %v", f.ID, on)
		}
	}
}

func TestReadGarbage(t *testing.T) {
	_, in := newsletter()
	for _, garbage := range []string{"", "null", "[]", "{}", "<svg/>", `{"bb":1}`, `{"bb":"0,0,9,9","objects":[{}],"edges":[{}]}`} {
		if _, err := Draw(in, func([]byte) ([]byte, error) { return []byte(garbage), nil }); err == nil {
			t.Errorf("no error for %q", garbage)
		}
	}
}

func TestCoverHidesNothing(t *testing.T) {
	d, p := arranged(t)
	l := overlay.Cover(d, p)
	var boxes []geom.Rectangle
	for i, f := range d.Flows {
		boxes = append(boxes, scene.BadgeBox(f, l.Badges[i].At).Grow(-1))
		if len(f.Lines) > 0 {
			boxes = append(boxes, l.Labels[i].Box)
		}
	}
	for _, title := range l.Titles {
		boxes = append(boxes, title.Box)
	}
	boxes = append(boxes, p.Elements...)
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.Overlaps(b) {
				t.Errorf("%v covers %v", a, b)
			}
		}
	}
}
