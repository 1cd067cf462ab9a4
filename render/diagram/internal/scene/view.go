package scene

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
)

// View picks what of a graph a picture shows. The zero value is all of it.
type View struct {
	// Overview shows boundaries as boxes and flows between them in bundles.
	Overview bool
	// Boundary is the id of the one boundary whose inside is shown, with its neighbours around it.
	Boundary string
}

// Form is what kind of box an element is drawn as.
type Form string

// The forms: an element, a boundary that hides what it holds, and a neighbour that is
// drawn in another picture.
const (
	PlainForm Form = ""
	zoneForm  Form = "zone"
	StubForm  Form = "stub"
)

// view reduces a full drawing to what is asked for.
func (d Drawing) view(v View) (Drawing, error) {
	switch {
	case v.Overview:
		return d.overview(), nil
	case v.Boundary != "":
		b := slices.IndexFunc(d.Boundaries, func(b Boundary) bool { return b.ID == v.Boundary })
		if b < 0 {
			return d, fmt.Errorf("there is no boundary `%s` to draw", Clean(v.Boundary))
		}
		return d.inside(b), nil
	}
	return d, nil
}

// Zones lists the ids of the boundaries that an overview shows as boxes and that
// hold an element: each of them deserves a picture of its own. The input may be prepared.
func (in Input) Zones() []string {
	d, err := in.whole()
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range d.overview().Elements {
		if e.Form == zoneForm {
			out = append(out, e.ID)
		}
	}
	return out
}

// widestOverview is how many boxes an overview may have before it shows outermost boundaries only.
const widestOverview = 24

// overview turns boundaries into boxes: those directly inside an outermost
// boundary, and all of the outermost that hold no other.
func (d Drawing) overview() Drawing {
	if o := d.collapse(1); len(o.Elements) <= widestOverview {
		return o
	}
	return d.collapse(0)
}

// collapse keeps boundaries above a depth that hold others, and draws everything else as one box
// for each boundary.
func (d Drawing) collapse(depth int) Drawing {
	out := Drawing{Title: d.Title, Scene: "overview"}
	kept := make(map[int]int)
	holds := make(map[int]bool)
	for _, b := range d.Boundaries {
		if b.Parent >= 0 {
			holds[b.Parent] = true
		}
	}
	for i, b := range d.Boundaries {
		if b.Depth < depth && holds[i] {
			kept[i] = len(out.Boundaries)
			out.Boundaries = append(out.Boundaries, Boundary{ID: b.ID, Name: b.Name, Title: b.Title, Parent: at(kept, b.Parent), Depth: b.Depth, Trust: b.Trust})
		}
	}
	home := make([]int, len(d.Elements)) // of each element, its box in the overview
	boxes := make(map[int]int)
	for i, e := range d.Elements {
		zone := d.outermost(e.Boundary, kept)
		if zone < 0 {
			home[i] = len(out.Elements)
			e.Boundary = at(kept, e.Boundary)
			out.Elements = append(out.Elements, e)
			continue
		}
		if _, ok := boxes[zone]; !ok {
			boxes[zone] = len(out.Elements)
			b := d.Boundaries[zone]
			out.Elements = append(out.Elements, Element{ID: b.ID, Name: b.Name, Form: zoneForm, Type: model.Process, Boundary: at(kept, b.Parent), Trust: b.Trust})
		}
		home[i] = boxes[zone]
		box := &out.Elements[home[i]]
		box.Members = append(box.Members, e.Name)
		box.Crown, box.Open = box.Crown || e.Crown, box.Open+e.Open
	}
	for i := range out.Elements {
		if e := &out.Elements[i]; e.Form == zoneForm {
			e.measureZone()
		}
	}
	out.bundle(d, home, kept)
	out.orient()
	return out
}

// at is the new index of a kept boundary, or -1.
func at(kept map[int]int, b int) int {
	if i, ok := kept[b]; ok {
		return i
	}
	return -1
}

// outermost finds the outermost boundary around a place that is not kept, or -1.
func (d Drawing) outermost(b int, kept map[int]int) int {
	found := -1
	for ; b >= 0; b = d.Boundaries[b].Parent {
		if _, ok := kept[b]; !ok {
			found = b
		}
	}
	return found
}

// measureZone breaks the texts of a boundary's box and sizes it.
func (e *Element) measureZone() {
	e.Lines = font.Name.Wrap(e.Name, widths.zone, most.zone)
	names := e.Members
	text := strings.Join(names[:min(len(names), mostMembers)], " · ")
	if more := len(names) - mostMembers; more > 0 {
		text += fmt.Sprintf(" · %d more", more)
	}
	e.Tech = font.Small.Wrap(text, widths.zone, most.members)
	box := sizes.zone
	w := max(font.Name.Broadest(e.Lines)+2*BarsWidth+box.margin, font.Small.Room(e.Tech, box.margin, sizes.leastMargin))
	e.W, e.H = math.Ceil(w), math.Ceil(e.TextHeight()+box.above)
}

// bundle draws all flows from one box to another as one line. A flow that stays within a box is not shown.
func (d *Drawing) bundle(whole Drawing, home []int, kept map[int]int) {
	type way struct{ from, to int }
	bundles := make(map[way]int)
	count := make(map[int]int)
	for _, f := range whole.Flows {
		w := way{home[f.From], home[f.To]}
		if w.from == w.to && (f.From != f.To || d.Elements[w.from].Form == zoneForm) {
			continue
		}
		i, ok := bundles[w]
		if !ok {
			i = len(d.Flows)
			bundles[w] = i
			f.From, f.To = w.from, w.to
			f.Lines, f.Bundle = nil, true
			f.Crossings = keepCrossings(f.Crossings, kept)
			f.Main = d.mainCrossing(f.Crossings)
			d.Flows = append(d.Flows, f)
			count[i] = 1
			continue
		}
		b := &d.Flows[i]
		count[i]++
		b.ID += " " + f.ID
		b.Number = fmt.Sprintf("×%d", count[i])
		b.Label = fmt.Sprintf("%d flows", count[i])
		b.Both, b.Async = b.Both || f.Both, b.Async && f.Async
		b.Crown, b.State, b.Crosses = b.Crown || f.Crown, max(b.State, f.State), b.Crosses || f.Crosses
	}
}

func keepCrossings(crossings []Crossing, kept map[int]int) []Crossing {
	var out []Crossing
	for _, c := range crossings {
		if i, ok := kept[c.Boundary]; ok {
			out = append(out, Crossing{i, c.Entering})
		}
	}
	return out
}

// inside shows one boundary. What its flows reach outside shrinks to stubs: one
// for each boundary with what is reached there, and one for each element outside all.
func (d Drawing) inside(b int) Drawing {
	out := Drawing{Title: d.Title + ": " + d.Boundaries[b].Name, Scene: "inside"}
	kept := make(map[int]int)
	for i, inner := range d.Boundaries {
		_, nested := kept[inner.Parent]
		if i != b && !nested {
			continue
		}
		kept[i] = len(out.Boundaries)
		out.Boundaries = append(out.Boundaries, Boundary{ID: inner.ID, Name: inner.Name, Title: inner.Title, Parent: at(kept, inner.Parent), Depth: inner.Depth - d.Boundaries[b].Depth, Trust: inner.Trust})
	}
	home := make(map[int]int)
	for i, e := range d.Elements {
		if at(kept, e.Boundary) < 0 {
			continue
		}
		home[i] = len(out.Elements)
		e.Boundary = at(kept, e.Boundary)
		out.Elements = append(out.Elements, e)
	}
	stubs := make(map[int]int) // by boundary, then by element
	for _, f := range d.Flows {
		from, to := at(kept, d.Elements[f.From].Boundary) >= 0, at(kept, d.Elements[f.To].Boundary) >= 0
		if !from && !to {
			continue
		}
		if !from {
			out.stub(d, f.From, b, stubs, home)
		}
		if !to {
			out.stub(d, f.To, b, stubs, home)
		}
		f.From, f.To = home[f.From], home[f.To]
		f.Crossings = keepCrossings(f.Crossings, kept)
		f.Main = out.mainCrossing(f.Crossings)
		out.Flows = append(out.Flows, f)
	}
	for i := range out.Elements {
		if e := &out.Elements[i]; e.Form == StubForm {
			e.measureStub()
		}
	}
	out.orient()
	return out
}

// stub adds what a flow reaches outside the boundary b.
func (d *Drawing) stub(whole Drawing, e, b int, stubs, home map[int]int) {
	if _, ok := home[e]; ok {
		return
	}
	from := whole.Elements[e]
	key := from.Boundary
	if key < 0 {
		key = len(whole.Boundaries) + e
	}
	i, ok := stubs[key]
	if !ok {
		i = len(d.Elements)
		s := Element{ID: from.ID, Name: from.Name, Form: StubForm, Type: model.External, Boundary: -1, Trust: from.Trust, Outside: true, Zone: Zone(from.Trust)}
		if from.Boundary >= 0 {
			near := whole.Boundaries[from.Boundary]
			s.ID, s.Name, s.Trust, s.Zone = near.ID, near.Name, near.Trust, Zone(near.Trust)
			// What is trusted more than the boundary is below it.
			s.Outside = near.Trust <= whole.Boundaries[b].Trust
		}
		if s.Outside {
			s.Trust = OutsideTrust
		} else {
			s.Trust = whole.Boundaries[b].Trust + 1
		}
		stubs[key] = i
		d.Elements = append(d.Elements, s)
	}
	home[e] = i
	if from.Boundary >= 0 {
		d.Elements[i].Members = append(d.Elements[i].Members, from.Name)
	}
}

// measureStub breaks the texts of a neighbour's box and sizes it.
func (e *Element) measureStub() {
	e.Lines = font.Small.Wrap(e.Name, widths.stub, most.tech)
	e.Tech = font.Small.Wrap(strings.Join(e.Members, ", "), widths.stub, most.stub)
	box, least := sizes.stub, sizes.leastMargin
	e.W = math.Ceil(max(box.width, font.Small.Room(e.Lines, box.margin, least), font.Small.Room(e.Tech, box.margin, least)))
	e.H = math.Ceil(float64(len(e.Lines)+len(e.Tech))*font.Small.LineHeight() + box.above)
}
