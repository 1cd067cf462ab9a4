package diagram

import (
	"fmt"
	"regexp"
	"strconv"
)

// checkPlaces checks of a picture that matches its pattern what is true of every layout.
// It finds what stands where it would lie to a reader, not every place that another
// layout would not have chosen: that takes a layout.
func (d drawing) checkPlaces(pg page, p plan, all groups) error {
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
	for _, f := range d.Flows {
		if err := d.checkEnds(p, f, all); err != nil {
			return err
		}
	}
	return nil
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
	m := lineForm.FindStringSubmatch(all[`<g class="flow" data-f="`+escape(f.ID)+`"`])
	if m == nil {
		return fmt.Errorf("flow `%s` has no line", clean(f.ID))
	}
	begin := point{number(m[1]), number(m[2])}
	end := begin
	for i, digits := range anyNumber.FindAllString(m[3], -1) {
		switch i % 6 {
		case 4:
			end.X += number(digits)
		case 5:
			end.Y += number(digits)
		}
	}
	for _, at := range [2]struct {
		place   point
		element int
	}{{begin, f.From}, {end, f.To}} {
		if !p.Elements[at.element].grow(endSlack).has(at.place) {
			return fmt.Errorf("flow `%s` does not reach element `%s`", clean(f.ID), clean(d.Elements[at.element].ID))
		}
	}
	return nil
}

// number reads what has the form of a number.
func number(digits string) float64 {
	n, _ := strconv.ParseFloat(digits, 64)
	return n
}
