package scene

import (
	"errors"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
)

// Change is everything that a picture of a change is drawn from.
type Change struct {
	compare.Merged
	// Where names the block and Base the earlier state, in the subtitle.
	Where, Base string
	// A picture of more elements or flows than these shows only what differs, with its neighbours.
	Elements, Flows int
}

// ShowChange derives the drawing of two states of a block in one. A part that refers to another which neither
// state has, as in a listing that was changed, is an error, and so is a change without elements.
func ShowChange(c Change) (Drawing, error) {
	d := Drawing{Title: Clean(c.Title), Scene: ChangeScene}
	if len(c.Merged.Elements) == 0 {
		return d, errors.New("there is no element to draw")
	}
	if err := d.showMerged(c.Merged); err != nil {
		return d, err
	}
	whole := d
	if len(d.Elements) > c.Elements || len(d.Flows) > c.Flows {
		d = d.nearby()
	}
	d.orient()
	d.Subtitle = Clean(c.Where) + " since " + Clean(c.Base) + ": " + d.sums()
	d.Notes, d.Asides = d.notes(), asides(c.Merged)
	if elements, flows := len(whole.Elements)-len(d.Elements), len(whole.Flows)-len(d.Flows); elements+flows > 0 {
		d.Asides = append(d.Asides, fmt.Sprintf("Not shown, because nothing about them differs: %s and %s", plural(elements, "element"), plural(flows, "flow")))
	}
	d.condense()
	return d, nil
}

// showMerged adds the parts of both states.
func (d *Drawing) showMerged(m compare.Merged) error {
	ids := make(uniqueIDs)
	for _, b := range m.Boundaries {
		shown, err := d.mergedBoundary(b)
		if err != nil {
			return err
		}
		shown.ID = ids.take("boundary", b.ID)
		d.Boundaries = append(d.Boundaries, shown)
	}
	for _, e := range m.Elements {
		shown, err := mergedElement(e)
		if err != nil {
			return err
		}
		shown.ID = ids.take("element", e.ID)
		d.Elements = append(d.Elements, shown)
	}
	for _, f := range m.Flows {
		if f.Tail < 0 || f.Head < 0 {
			return fmt.Errorf("flow `%s` has an end that does not exist", Clean(f.ID))
		}
		shown := d.mergedFlow(f)
		shown.ID = ids.take("flow", f.ID)
		d.Flows = append(d.Flows, shown)
	}
	return nil
}

// uniqueIDs are the ids that parts of one kind have. What is gone may have had the id of something new.
type uniqueIDs map[[2]string]bool

func (u uniqueIDs) take(kind, id string) string {
	for u[[2]string{kind, id}] {
		id += " (removed)"
	}
	u[[2]string{kind, id}] = true
	return id
}

func (d *Drawing) mergedBoundary(b compare.MergedBoundary) (Boundary, error) {
	trust, ok := model.ParseLevel(b.Trust)
	if !ok {
		return Boundary{}, fmt.Errorf("boundary `%s` has the level of trust `%s`, which does not exist", Clean(b.ID), Clean(b.Trust))
	}
	out := Boundary{Name: orID(Clean(b.Name), b.ID), Parent: b.Around, Trust: int(trust), Mark: markOf(b.Mark)}
	if b.Around >= 0 {
		out.Depth = d.Boundaries[b.Around].Depth + 1
	}
	out.entitle()
	return out, nil
}

func mergedElement(e compare.MergedElement) (Element, error) {
	trust, ok := model.ParseLevel(e.Trust)
	if !ok {
		return Element{}, fmt.Errorf("element `%s` has the level of trust `%s`, which does not exist", Clean(e.ID), Clean(e.Trust))
	}
	switch model.ElementType(e.Type) {
	case model.Actor, model.External, model.Process, model.Store:
	default:
		return Element{}, fmt.Errorf("element `%s` has the type `%s`, which does not exist", Clean(e.ID), Clean(e.Type))
	}
	out := Element{
		Name: orID(Clean(e.Name), e.ID), Type: model.ElementType(e.Type), Boundary: e.In, Trust: int(trust),
		Crown: e.Crown, Tenants: e.Says("tenants") == "multi", Mark: markOf(e.Mark),
	}
	if e.In < 0 && out.External() {
		out.Outside, out.Trust = true, OutsideTrust
	}
	out.Tech = font.Small.Wrap(Clean(e.Says("tech")), widths.element, most.tech)
	if e.Class != "" {
		out.classify(e.Class)
	}
	if e.Says("scope") == "out" {
		out.leaveOut(e.Says("reason"))
	}
	out.measure()
	return out, nil
}

func (d *Drawing) mergedFlow(f compare.MergedFlow) Flow {
	out := Flow{
		Number: font.Badge.Cut(orID(Clean(f.Number), f.ID), widths.number), From: f.Tail, To: f.Head, Label: Clean(f.Label),
		Both: f.Both, Async: f.Says("mode") == "async", Crown: f.Carries, Mark: markOf(f.Mark),
	}
	out.wrap()
	out.Crossings = d.crossings(f.Tail, f.Head)
	out.Crosses = len(out.Crossings) > 0 || d.Elements[f.Tail].Outside != d.Elements[f.Head].Outside
	out.Main = d.mainCrossing(out.Crossings)
	return out
}

// crossings are the boundaries between two elements, in the order of a flow from one to the other.
func (d Drawing) crossings(from, to int) []Crossing {
	a, b := d.path(from), d.path(to)
	common := 0
	for common < len(a) && common < len(b) && a[common] == b[common] {
		common++
	}
	var out []Crossing
	for i := len(a) - 1; i >= common; i-- {
		out = append(out, Crossing{a[i], false})
	}
	for _, i := range b[common:] {
		out = append(out, Crossing{i, true})
	}
	return out
}

// kinds are the marks in the order in which texts name them.
var kinds = [...]compare.Kind{compare.Added, compare.Removed, compare.Changed}

// marked counts the boundaries, elements and flows with a mark.
func (d Drawing) marked(kind compare.Kind) (boundaries, elements, flows int) {
	for _, b := range d.Boundaries {
		boundaries += is(b.Mark, kind)
	}
	for _, e := range d.Elements {
		elements += is(e.Mark, kind)
	}
	for _, f := range d.Flows {
		flows += is(f.Mark, kind)
	}
	return boundaries, elements, flows
}

func is(m Mark, kind compare.Kind) int {
	if m.Kind == kind {
		return 1
	}
	return 0
}

// sums say in short how much differs: "2 added, 1 changed".
func (d Drawing) sums() string {
	var parts []string
	for _, kind := range kinds {
		boundaries, elements, flows := d.marked(kind)
		if n := boundaries + elements + flows; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind))
		}
	}
	return strings.Join(parts, ", ")
}

// Counts say how much is added, removed and changed: "added 1 element, 1 flow · changed 1 flow".
func (d Drawing) Counts() string {
	var parts []string
	for _, kind := range kinds {
		boundaries, elements, flows := d.marked(kind)
		var words []string
		for _, n := range []struct {
			count     int
			one, more string
		}{{boundaries, "trust boundary", "trust boundaries"}, {elements, "element", "elements"}, {flows, "flow", "flows"}} {
			switch {
			case n.count == 1:
				words = append(words, "1 "+n.one)
			case n.count > 1:
				words = append(words, fmt.Sprintf("%d %s", n.count, n.more))
			}
		}
		if len(words) > 0 {
			parts = append(parts, string(kind)+" "+strings.Join(words, ", "))
		}
	}
	return strings.Join(parts, " · ")
}
