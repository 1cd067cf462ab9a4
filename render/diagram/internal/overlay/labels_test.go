package overlay

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestLabelKeepsClearOfOtherBadges(t *testing.T) {
	d := scene.Drawing{Flows: []scene.Flow{{Number: "1", Lines: []string{"Ask"}}}}
	at := geom.Pt(100, 100)
	o := obstacles{badges: []geom.Rectangle{scene.BadgeBox(d.Flows[0], at), geom.Around(geom.Pt(150, 100), 24, 20)}}
	box, _ := placeLabel(d, plan.Plan{}, 0, at, o)
	if box.X0 > at.X {
		t.Errorf("the label at %v stands beside another badge", box)
	}
}

func TestZoneAt(t *testing.T) {
	d := scene.Drawing{Boundaries: []scene.Boundary{{Trust: 2, Parent: -1}, {Trust: 4, Depth: 1}}}
	p := plan.Plan{Boundaries: []geom.Rectangle{geom.Rect(0, 0, 100, 100), geom.Rect(50, 50, 90, 90)}}
	for at, want := range map[geom.Point]int{geom.Pt(10, 10): 2, geom.Pt(60, 60): 4, geom.Pt(200, 0): scene.OutsideTrust} {
		if got := zoneAt(d, p, at); got != want {
			t.Errorf("trust at %v = %d, want %d", at, got, want)
		}
	}
}

func TestTitleMovesAwayFromLines(t *testing.T) {
	d := scene.Drawing{Boundaries: []scene.Boundary{{Title: "Zone", Parent: -1}}}
	p := plan.Plan{Boundaries: []geom.Rectangle{geom.Rect(0, 0, 300, 200)}}
	free, _ := placeTitle(d, p, 0, obstacles{})
	line := geom.Even([]geom.Point{geom.Pt(free.Center().X, -50), geom.Pt(free.Center().X, 50)}, 3)
	moved, cost := placeTitle(d, p, 0, obstacles{lines: [][]geom.Point{line}, bounds: []geom.Rectangle{geom.Rect(free.Center().X, -50, free.Center().X, 50)}})
	if moved.Has(geom.Pt(free.Center().X, 0)) || cost > 10 {
		t.Errorf("title at %v costs %v, with a line through %v", moved, cost, free)
	}
}
