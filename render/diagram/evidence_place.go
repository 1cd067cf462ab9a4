package diagram

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
)

// checkPlaces checks of a picture that matches its pattern what is true of every layout.
// It finds what stands where it would lie to a reader, not every place that another
// layout would not have chosen: that takes a layout.
func (d drawing) checkPlaces(pg page, p plan, all groups, titles []point) error {
	paper := rect{0, 0, pg.W, pg.H}
	for i, b := range d.Boundaries {
		if !paper.grow(slack).contains(p.Boundaries[i]) || b.Parent >= 0 && !p.Boundaries[b.Parent].grow(slack).contains(p.Boundaries[i]) {
			return fmt.Errorf("boundary `%s` is not within what is around it", clean(b.ID))
		}
	}
	for i, e := range d.Elements {
		if !paper.contains(p.Elements[i]) {
			return fmt.Errorf("element `%s` is not on the page", clean(e.ID))
		}
		if err := d.checkHome(p, i); err != nil {
			return err
		}
		for k := range i {
			if p.Elements[i].grow(-1).overlaps(p.Elements[k]) {
				return fmt.Errorf("element `%s` covers element `%s`", clean(e.ID), clean(d.Elements[k].ID))
			}
		}
	}
	if err := d.checkTitles(p, titles); err != nil {
		return err
	}
	for _, f := range d.Flows {
		if err := d.checkEnds(p, f, all); err != nil {
			return err
		}
	}
	return nil
}

// checkTitles checks that the title of a boundary is on its upper or lower line.
func (d drawing) checkTitles(p plan, titles []point) error {
	for i, b := range d.Boundaries {
		r := p.Boundaries[i]
		if i >= len(titles) || titles[i].X < r.X0 || titles[i].X > r.X1 || !onLine(titles[i].Y, r.Y0) && !onLine(titles[i].Y, r.Y1) {
			return fmt.Errorf("the title of boundary `%s` is not on its line", clean(b.ID))
		}
	}
	return nil
}

// onLine reports whether text is in the middle of a level line.
func onLine(baseline, y float64) bool { return math.Abs(baseline-4.2-y) < 2*slack }

var titleForm = regexp.MustCompile(`<text class="B bt h[0-5]" x="(` + numberForm + `)" y="(` + numberForm + `)"`)

// readTitles reads where the titles of boundaries begin, in order.
func readTitles(svg string) []point {
	var all []point
	for _, m := range titleForm.FindAllStringSubmatch(svg, -1) {
		all = append(all, point{number(m[1]), number(m[2])})
	}
	return all
}

// checkHome checks that an element lies within the boundaries around it and in no other.
func (d drawing) checkHome(p plan, i int) error {
	around := make(map[int]bool)
	for b := d.Elements[i].Boundary; b >= 0; b = d.Boundaries[b].Parent {
		around[b] = true
	}
	for b, r := range p.Boundaries {
		switch e := p.Elements[i]; {
		case around[b] && !r.contains(e):
			return fmt.Errorf("element `%s` is outside boundary `%s`", clean(d.Elements[i].ID), clean(d.Boundaries[b].ID))
		case !around[b] && r.grow(-1).overlaps(e):
			return fmt.Errorf("element `%s` is inside boundary `%s`", clean(d.Elements[i].ID), clean(d.Boundaries[b].ID))
		}
	}
	return nil
}

// endSlack is how far from its elements a flow's line may begin and end: an arrow head, and
// the second sheet of an element that several customers share.
const endSlack = headLength + 8

var lineForm = regexp.MustCompile(`<path class="(?:e|ex)" d="M(` + numberForm + `) (` + numberForm + `)((?:c` + numberForm + `(?:[ -]` + unsigned + `){5})+)"`)

// checkEnds checks that the line of a flow begins and ends at its elements.
func (d drawing) checkEnds(p plan, f flow, all groups) error {
	line := readShaft(all[`<g class="flow" data-f="`+escape(f.ID)+`"`])
	if line == nil {
		return fmt.Errorf("flow `%s` has no line", clean(f.ID))
	}
	for _, at := range [2]struct {
		place   point
		element int
	}{{line[0], f.From}, {line[len(line)-1], f.To}} {
		if !p.Elements[at.element].grow(endSlack).has(at.place) {
			return fmt.Errorf("flow `%s` does not reach element `%s`", clean(f.ID), clean(d.Elements[at.element].ID))
		}
	}
	return d.checkBadge(f, line, all)
}

// readShaft reads the line of a flow, without what its arrow heads cover.
func readShaft(group string) curve {
	m := lineForm.FindStringSubmatch(group)
	if m == nil {
		return nil
	}
	line := curve{{number(m[1]), number(m[2])}}
	steps := anyNumber.FindAllString(m[3], -1)
	for i := 0; i+5 < len(steps); i += 6 {
		from := line[len(line)-1]
		for k := i; k < i+6; k += 2 {
			line = append(line, from.plus(point{number(steps[k]), number(steps[k+1])}))
		}
	}
	return line
}

const (
	badgeSlack = 6.0  // how far from its line a badge may be: beside a sampled point, and past the line's end
	labelSlack = 24.0 // how far from its badge a label may be
)

var textForm = regexp.MustCompile(`<text class="([A-Z])[^"<>]*" x="(` + numberForm + `)" y="(` + numberForm + `)"`)

// checkBadge checks that the badge of a flow is on its line, and its label beside the badge.
func (d drawing) checkBadge(f flow, line curve, all groups) error {
	group, ok := all[`<g class="badge" data-f="`+escape(f.ID)+`"`]
	if !ok {
		group = all[`<g class="gate" data-f="`+escape(f.ID)+`" data-b="`+escape(d.Boundaries[f.Seams[f.Main].Boundary].ID)+`"`]
	}
	texts := textForm.FindAllStringSubmatch(group, -1)
	if len(texts) == 0 || texts[len(texts)-1][1] != "G" {
		return fmt.Errorf("flow `%s` has no number", clean(f.ID))
	}
	last := texts[len(texts)-1]
	at := point{number(last[2]), number(last[3]) - 3.8}
	if near := even(line.sample(), 3); at.distance(near[nearest(near, at)]) > badgeSlack {
		return fmt.Errorf("the number of flow `%s` is not on its line", clean(f.ID))
	}
	for _, t := range texts[:len(texts)-1] {
		x, y := number(t[2]), number(t[3])
		box := rect{x, y - smallFont.lineHeight(), x + smallFont.broadest(f.Lines), y}
		if !box.grow(labelSlack + smallFont.lineHeight()*float64(len(f.Lines)-1)).overlaps(badgeBox(f, at)) {
			return fmt.Errorf("the name of flow `%s` is not beside its number", clean(f.ID))
		}
	}
	return nil
}

// number reads what has the form of a number.
func number(digits string) float64 {
	n, _ := strconv.ParseFloat(digits, 64)
	return n
}
