package evidence

import (
	"fmt"
	"math"
	"strconv"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// checkPlaces checks, for a picture that matches its pattern, what is true of every layout. It
// finds what is where it would mislead a reader, not every place that no layout would have chosen:
// that takes a layout.
func checkPlaces(d scene.Drawing, pg paint.Page, p plan.Plan, all groups, titles []geom.Point) error {
	paper := geom.Rect(0, 0, pg.W, pg.H)
	for i, b := range d.Boundaries {
		if !paper.Grow(slack).Contains(p.Boundaries[i]) || b.Parent >= 0 && !p.Boundaries[b.Parent].Grow(slack).Contains(p.Boundaries[i]) {
			return fmt.Errorf("boundary `%s` is not within what is around it", scene.Clean(b.ID))
		}
	}
	for i, e := range d.Elements {
		if !paper.Contains(p.Elements[i]) {
			return fmt.Errorf("element `%s` is not on the page", scene.Clean(e.ID))
		}
		if err := checkHome(d, p, i); err != nil {
			return err
		}
		for k := range i {
			if p.Elements[i].Grow(-1).Overlaps(p.Elements[k]) {
				return fmt.Errorf("element `%s` covers element `%s`", scene.Clean(e.ID), scene.Clean(d.Elements[k].ID))
			}
		}
	}
	if err := checkTitles(d, p, titles); err != nil {
		return err
	}
	for _, f := range d.Flows {
		if err := checkEnds(d, p, f, all); err != nil {
			return err
		}
	}
	return nil
}

// checkTitles checks that the title of a boundary is on its upper or lower line.
func checkTitles(d scene.Drawing, p plan.Plan, titles []geom.Point) error {
	for i, b := range d.Boundaries {
		r := p.Boundaries[i]
		if i >= len(titles) || titles[i].X < r.X0 || titles[i].X > r.X1 || !onLine(titles[i].Y, r.Y0) && !onLine(titles[i].Y, r.Y1) {
			return fmt.Errorf("the title of boundary `%s` is not on its line", scene.Clean(b.ID))
		}
	}
	return nil
}

// onLine reports whether text is in the middle of a level line.
func onLine(baseline, y float64) bool { return math.Abs(baseline-paint.TitleBaseline-y) < 2*slack }

var titleForm = lazy.Regexp(`<text class="B bt h[0-5]" x="(` + numberForm + `)" y="(` + numberForm + `)"`)

// readTitles reads where the titles of boundaries begin, in order.
func readTitles(svg string) []geom.Point {
	var all []geom.Point
	for _, m := range titleForm().FindAllStringSubmatch(svg, -1) {
		all = append(all, geom.Pt(number(m[1]), number(m[2])))
	}
	return all
}

// checkHome checks that an element lies within the boundaries around it and in no other.
func checkHome(d scene.Drawing, p plan.Plan, i int) error {
	around := make(map[int]bool)
	for b := d.Elements[i].Boundary; b >= 0; b = d.Boundaries[b].Parent {
		around[b] = true
	}
	for b, r := range p.Boundaries {
		switch e := p.Elements[i]; {
		case around[b] && !r.Contains(e):
			return fmt.Errorf("element `%s` is outside boundary `%s`", scene.Clean(d.Elements[i].ID), scene.Clean(d.Boundaries[b].ID))
		case !around[b] && r.Grow(-1).Overlaps(e):
			return fmt.Errorf("element `%s` is inside boundary `%s`", scene.Clean(d.Elements[i].ID), scene.Clean(d.Boundaries[b].ID))
		}
	}
	return nil
}

// endSlack is how far from its elements a flow's line may begin and end: an arrow head, and
// the second sheet of an element that several customers share.
const endSlack = paint.HeadLength + 8

var lineForm = lazy.Regexp(`<path class="(?:e|ex)" d="M(` + numberForm + `) (` + numberForm + `)((?:c` + numberForm + `(?:[ -]` + unsigned + `){5})+)"`)

// checkEnds checks that the line of a flow begins and ends at its elements.
func checkEnds(d scene.Drawing, p plan.Plan, f scene.Flow, all groups) error {
	line := readShaft(all[`<g class="flow" data-f="`+paint.Escape(f.ID)+`"`])
	if line == nil {
		return fmt.Errorf("flow `%s` has no line", scene.Clean(f.ID))
	}
	for _, at := range [2]struct {
		place   geom.Point
		element int
	}{{line[0], f.From}, {line[len(line)-1], f.To}} {
		if !p.Elements[at.element].Grow(endSlack).Has(at.place) {
			return fmt.Errorf("flow `%s` does not reach element `%s`", scene.Clean(f.ID), scene.Clean(d.Elements[at.element].ID))
		}
	}
	return checkBadge(d, f, line, all)
}

// curveNumbers is how many numbers a cubic has in path data: three points.
const curveNumbers = 6

// readShaft reads the line of a flow, without what its arrow heads cover.
func readShaft(group string) geom.Curve {
	m := lineForm().FindStringSubmatch(group)
	if m == nil {
		return nil
	}
	line := geom.Curve{geom.Pt(number(m[1]), number(m[2]))}
	steps := anyNumber().FindAllString(m[3], -1)
	for ; len(steps) >= curveNumbers; steps = steps[curveNumbers:] {
		from := line[len(line)-1]
		for k := 0; k < curveNumbers; k += 2 {
			line = append(line, from.Plus(geom.Pt(number(steps[k]), number(steps[k+1]))))
		}
	}
	return line
}

const (
	badgePace  = 3.0  // the distance of the points of a line that are compared with the place of a badge
	badgeSlack = 6.0  // how far from its line a badge may be: beside a sampled point, and past the line's end
	labelSlack = 24.0 // how far from its badge a label may be
)

var textForm = lazy.Regexp(`<text class="([A-Z])[^"<>]*" x="(` + numberForm + `)" y="(` + numberForm + `)"`)

// checkBadge checks that the badge of a flow is on its line, and its label beside the badge.
func checkBadge(d scene.Drawing, f scene.Flow, line geom.Curve, all groups) error {
	group, ok := all[`<g class="badge" data-f="`+paint.Escape(f.ID)+`"`]
	if !ok {
		group = all[`<g class="gate" data-f="`+paint.Escape(f.ID)+`" data-b="`+paint.Escape(d.Boundaries[f.Crossings[f.Main].Boundary].ID)+`"`]
	}
	texts := textForm().FindAllStringSubmatch(group, -1)
	if len(texts) == 0 || texts[len(texts)-1][1] != "G" {
		return fmt.Errorf("flow `%s` has no number", scene.Clean(f.ID))
	}
	last := texts[len(texts)-1]
	at := geom.Pt(number(last[2]), number(last[3])-paint.BadgeBaseline)
	if near := geom.Even(line.Sample(), badgePace); at.Distance(near[geom.Nearest(near, at)]) > badgeSlack {
		return fmt.Errorf("the number of flow `%s` is not on its line", scene.Clean(f.ID))
	}
	for _, t := range texts[:len(texts)-1] {
		x, y := number(t[2]), number(t[3])
		box := geom.Rect(x, y-font.Small.LineHeight(), x+font.Small.Broadest(f.Lines), y)
		if !box.Grow(labelSlack + font.Small.LineHeight()*float64(len(f.Lines)-1)).Overlaps(scene.BadgeBox(f, at)) {
			return fmt.Errorf("the name of flow `%s` is not beside its number", scene.Clean(f.ID))
		}
	}
	return nil
}

// number reads what has the form of a number.
func number(digits string) float64 {
	n, _ := strconv.ParseFloat(digits, 64)
	return n
}
