package diagram

import "testing"

func TestCoverHidesNothing(t *testing.T) {
	d, p := arranged(t)
	l := d.cover(p)
	var boxes []rect
	for i, f := range d.Flows {
		boxes = append(boxes, badgeBox(f, l.Badges[i].At).grow(-1))
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
			if a.overlaps(b) {
				t.Errorf("%v covers %v", a, b)
			}
		}
	}
}

func TestLabelKeepsClearOfOtherBadges(t *testing.T) {
	d := drawing{Flows: []flow{{Number: "1", Lines: []string{"Ask"}}}}
	at := point{100, 100}
	o := obstacles{badges: []rect{badgeBox(d.Flows[0], at), around(point{150, 100}, 24, 20)}}
	box, _ := d.placeLabel(plan{}, 0, at, o)
	if box.X0 > at.X {
		t.Errorf("the label at %v stands beside another badge", box)
	}
}

func TestZoneAt(t *testing.T) {
	d := drawing{Boundaries: []boundary{{Trust: 2, Parent: -1}, {Trust: 4, Depth: 1}}}
	p := plan{Boundaries: []rect{{0, 0, 100, 100}, {50, 50, 90, 90}}}
	for at, want := range map[point]int{{10, 10}: 2, {60, 60}: 4, {200, 0}: outsideTrust} {
		if got := d.zoneAt(p, at); got != want {
			t.Errorf("trust at %v = %d, want %d", at, got, want)
		}
	}
}

func TestTitleMovesAwayFromLines(t *testing.T) {
	d := drawing{Boundaries: []boundary{{Title: "Zone", Parent: -1}}}
	p := plan{Boundaries: []rect{{0, 0, 300, 200}}}
	free, _ := d.placeTitle(p, 0, obstacles{})
	line := even([]point{{free.center().X, -50}, {free.center().X, 50}}, 3)
	moved, cost := d.placeTitle(p, 0, obstacles{lines: [][]point{line}, bounds: []rect{{free.center().X, -50, free.center().X, 50}}})
	if moved.has(point{free.center().X, 0}) || cost > 10 {
		t.Errorf("title at %v costs %v, with a line through %v", moved, cost, free)
	}
}
