// Package scene says what a picture shows, but not where: elements, boundaries and flows with their
// texts, the view that is asked for, which end of a flow is above, and the description in words.
package scene

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
)

// Drawing is everything that a picture shows and nothing else: no coordinates,
// no attribute that is not visible. Texts are clean and already broken into
// lines. Its fields are exported so that the input hash can be taken from its
// JSON. Indexes point into its own lists; -1 stands for none.
type Drawing struct {
	Title      string
	Subtitle   string
	Scene      string // "" for everything, "overview", "inside" or "change"
	Elements   []Element
	Boundaries []Boundary
	Flows      []Flow
	// Notes are lines below the legend of a picture of a change: what changed parts say otherwise. Asides
	// follow them: what else differs, and what is not shown.
	Notes, Asides []string `json:",omitempty"`
}

// Element is a box of the picture.
type Element struct {
	ID       string
	Name     string
	Type     model.ElementType
	Boundary int  // the innermost boundary around it
	Outside  bool // neither ours nor inside any boundary
	Trust    int
	Lines    []string // the name
	Tech     []string
	Tag      string // class of a store
	Tint     Tint
	Crown    bool
	Tenants  bool // several customers share it
	Open     int  // open threats
	W, H     float64
	Form     Form
	Zone     int      // of a stub: the colour of the zone it stands for
	Members  []string // of a zone or a stub: the names that it stands for
	// Out says that the element is out of scope, Reason why. Both are left out of the
	// hash where nothing is, so that pictures drawn before they existed stay as they are.
	Out    bool   `json:",omitempty"`
	Reason string `json:",omitempty"`
	Mark   Mark   `json:",omitzero"`
}

// External reports whether the element is not run by us.
func (e Element) External() bool { return e.Type == model.Actor || e.Type == model.External }

// Tint is how a store is filled: the class of its shape, or empty.
type Tint string

// The tints, by what a store holds.
const (
	NoTint       Tint = ""
	Confidential Tint = "c"
	Sensitive    Tint = "r"
)

// Boundary is a dashed box around elements and other boundaries. A parent comes before its children.
type Boundary struct {
	ID     string
	Name   string
	Title  string // the name, cut to what fits on a line
	Parent int
	Depth  int // 0 at the top
	Trust  int
	Mark   Mark `json:",omitzero"`
}

// Flow is an arrow.
type Flow struct {
	ID        string
	Number    string
	From, To  int
	Label     string
	Lines     []string // its mark and its label
	Both      bool
	Async     bool
	Crown     bool // carries a crown jewel
	Crosses   bool
	State     State      // what its sign says
	Crossings []Crossing `json:"Seams"` // boundaries that it crosses, in order; its name in the input hash is older
	Main      int        // index in Crossings of the crossing that bears the badge
	Bundle    bool       // it stands for several flows
	Upper     int        // the element that should be above: From or To
	Mark      Mark       `json:",omitzero"`
}

// Crossing says that a flow crosses the line of a boundary, and which way.
type Crossing struct {
	Boundary int
	Entering bool
}

// OutsideTrust is below every level: nothing vouches for what is outside.
const OutsideTrust = -1

// Show derives the drawing. A graph that refers to elements or boundaries it does
// not list is an error, and so is one without elements.
func Show(in Input) (Drawing, error) {
	d, err := in.whole()
	if err != nil {
		return d, err
	}
	seen, err := d.view(in.View)
	if err != nil {
		return d, err
	}
	seen.Subtitle = seen.subtitle(in)
	seen.condense()
	return seen, nil
}

// showAll derives the drawing of everything, of which a view is taken.
func showAll(in Input) (Drawing, error) {
	if in.Graph == nil || in.Graph.Block == nil {
		return Drawing{}, errors.New("there is no graph to draw")
	}
	g := in.Graph
	d := Drawing{Title: Clean(g.Title)}
	if len(g.Elements) == 0 {
		return d, errors.New("there is no element to draw")
	}
	boundaries := make(map[*graph.Boundary]int)
	for i, b := range g.Boundaries {
		boundaries[b] = i
		shown, err := showBoundary(&d, b, boundaries)
		if err != nil {
			return d, err
		}
		d.Boundaries = append(d.Boundaries, shown)
	}
	elements := make(map[*graph.Element]int)
	for i, e := range g.Elements {
		elements[e] = i
		shown, err := showElement(e, boundaries, in.Standing[e.ID].Open)
		if err != nil {
			return d, err
		}
		d.Elements = append(d.Elements, shown)
	}
	for _, f := range g.Flows {
		shown, err := showFlow(&d, f, elements, boundaries, stateOf(in.Standing[f.ID]))
		if err != nil {
			return d, err
		}
		d.Flows = append(d.Flows, shown)
	}
	d.orient()
	return d, nil
}

func showBoundary(d *Drawing, b *graph.Boundary, known map[*graph.Boundary]int) (Boundary, error) {
	out := Boundary{ID: b.ID, Name: orID(Clean(b.Name), b.ID), Parent: -1, Trust: int(b.Trust.Value)}
	out.entitle()
	if b.Parent != nil {
		parent, ok := known[b.Parent]
		if !ok || b.Parent == b {
			return out, fmt.Errorf("boundary `%s` is declared before the boundary around it", Clean(b.ID))
		}
		out.Parent, out.Depth = parent, d.Boundaries[parent].Depth+1
	}
	return out, nil
}

func showElement(e *graph.Element, boundaries map[*graph.Boundary]int, open int) (Element, error) {
	out := Element{
		ID: e.ID, Name: orID(Clean(e.Name), e.ID), Type: e.Type, Boundary: -1, Trust: int(e.Level()),
		Crown: e.Crown.Known(), Tenants: e.Attrs.Value("tenants") == "multi", Open: max(open, 0),
	}
	if e.Boundary != nil {
		at, ok := boundaries[e.Boundary]
		if !ok {
			return out, fmt.Errorf("element `%s` is in a boundary that is not declared", Clean(e.ID))
		}
		out.Boundary = at
	} else if !e.Zone().Own {
		out.Outside, out.Trust = true, OutsideTrust
	}
	out.Tech = font.Small.Wrap(Clean(e.Attrs.Value("tech")), widths.element, most.tech)
	if e.Type == model.Store && e.Class.Known() {
		out.classify(e.Class.Value)
	}
	if e.OutOfScope() {
		out.leaveOut(e.Reason())
	}
	out.measure()
	return out, nil
}

// classify tags a store with the class of what it holds.
func (e *Element) classify(class string) {
	e.Tag = font.Badge.Cut(Clean(class), widths.element)
	e.Tint = tintOf(class)
}

// measure breaks the name and sizes the box.
func (e *Element) measure() {
	e.Lines = font.Name.Wrap(e.Name, widths.element, most.name)
	e.W, e.H = e.size(0)
}

// entitle writes the title from the mark and the name.
func (b *Boundary) entitle() {
	title := b.Name
	if b.Mark.Kind != "" {
		title = b.Mark.Word() + ": " + title
	}
	b.Title = font.Boundary.Cut(title, widths.boundary)
}

func tintOf(class string) Tint {
	switch {
	case model.Sensitive(class):
		return Sensitive
	case class == "confidential":
		return Confidential
	}
	return NoTint
}

// size measures the box of an element from its texts, in whole pixels; less is subtracted from its usual margins.
func (e Element) size(less float64) (w, h float64) {
	box, least := sizes.element, sizes.leastMargin
	margin := box.margin - less
	w = max(font.Name.Room(e.Lines, margin, least), font.Small.Room(e.Tech, margin, least),
		font.Badge.Room([]string{e.Tag}, margin, least), font.Small.Room([]string{e.ScopeLine()}, margin, least),
		font.Badge.Room(e.Mark.Lines(), margin, least))
	return math.Ceil(max(box.width-less, w)), math.Ceil(max(box.height, e.TextHeight()+box.above) - less)
}

// A picture with more elements or flows than these is big.
const (
	denseElements = 24
	denseFlows    = 40
)

// condense makes a big picture readable: elements without their technology, and
// numbers instead of the names of flows.
func (d *Drawing) condense() {
	if len(d.Elements) <= denseElements && len(d.Flows) <= denseFlows {
		return
	}
	*d = d.Numbered()
	for i := range d.Elements {
		if e := &d.Elements[i]; e.Form == PlainForm {
			e.Lines, e.Tech = font.Name.Wrap(e.Name, widths.dense, most.name), nil
			e.W, e.H = e.size(sizes.dense)
		}
	}
}

// Numbered returns the drawing without the names of flows.
func (d Drawing) Numbered() Drawing {
	d.Flows = slices.Clone(d.Flows)
	for i := range d.Flows {
		d.Flows[i].Lines = d.Flows[i].Mark.Lines()
	}
	return d
}

// TextHeight is how high the texts of an element are, in pixels.
func (e Element) TextHeight() float64 {
	h := float64(len(e.Lines))*font.Name.LineHeight() + float64(len(e.Tech))*TechHeight
	if e.Tag != "" {
		h += TechHeight
	}
	if e.Out {
		h += TechHeight
	}
	if e.Mark.Kind != "" {
		h += TechHeight
	}
	return h
}

func showFlow(d *Drawing, f *graph.Flow, elements map[*graph.Element]int, boundaries map[*graph.Boundary]int, s State) (Flow, error) {
	out := Flow{
		ID: f.ID, Number: font.Badge.Cut(orID(Clean(f.Number), f.ID), widths.number), Label: Clean(f.Label), Both: f.Both,
		Async: f.Attrs.Value("mode") == "async", State: s,
	}
	var found [2]bool
	out.From, found[0] = elements[f.From]
	out.To, found[1] = elements[f.To]
	if !found[0] || !found[1] {
		return out, fmt.Errorf("flow `%s` has an end that is not declared", Clean(f.ID))
	}
	out.wrap()
	out.Crosses = f.Crosses()
	out.Crown = slices.ContainsFunc(f.Data, (*graph.Data).Crown)
	for _, s := range f.Seams() {
		at, ok := boundaries[s.Boundary]
		if !ok {
			return out, fmt.Errorf("flow `%s` crosses a boundary that is not declared", Clean(f.ID))
		}
		out.Crossings = append(out.Crossings, Crossing{at, s.Entering})
	}
	out.Main = d.mainCrossing(out.Crossings)
	return out, nil
}

// wrap breaks the label below the mark.
func (f *Flow) wrap() {
	f.Lines = append(f.Mark.Lines(), font.Small.Wrap(f.Label, widths.label, most.label)...)
}

// mainCrossing picks the crossing at which trust changes most, the first of equals.
func (d Drawing) mainCrossing(crossings []Crossing) int {
	best, most := 0, -1
	for i, c := range crossings {
		b := d.Boundaries[c.Boundary]
		around := OutsideTrust
		if b.Parent >= 0 {
			around = d.Boundaries[b.Parent].Trust
		}
		step := b.Trust - around
		if step < 0 {
			step = -step
		}
		if step > most {
			best, most = i, step
		}
	}
	return best
}

// orID falls back to an id where an author's text has nothing that can be shown.
func orID(text, id string) string {
	if text != "" {
		return text
	}
	if id = Clean(id); id != "" {
		return id
	}
	return "?"
}

// Named reports whether the drawing has the name of any flow.
func (d Drawing) Named() bool {
	return slices.ContainsFunc(d.Flows, func(f Flow) bool { return len(f.Lines) > len(f.Mark.Lines()) })
}
