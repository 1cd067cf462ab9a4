package diagram

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// drawing is everything that a picture shows and nothing else: no coordinates,
// no attribute that is not visible. Texts are clean and already broken into
// lines. Its fields are exported so that the input hash can be taken from its
// JSON. Indexes point into its own lists; -1 stands for none.
type drawing struct {
	Title      string
	Subtitle   string
	Scene      string // "" for everything, "overview" or "inside"
	Elements   []element
	Boundaries []boundary
	Flows      []flow
}

// element is a box of the picture.
type element struct {
	ID       string
	Name     string
	Type     model.ElementType
	Boundary int  // the innermost boundary around it
	Outside  bool // it is nobody's of ours and in no boundary
	Trust    int
	Lines    []string // the name
	Tech     []string
	Tag      string // class of a store
	Tint     tint
	Crown    bool
	Tenants  bool // several customers share it
	Open     int  // open threats
	W, H     float64
	Form     form
	Zone     int      // of a stub: the colour of the zone it stands for
	Members  []string // of a zone or a stub: the names that it stands for
	// Out says that the element is out of scope, Reason why. Both are left out of the
	// hash where nothing is, so that pictures drawn before they existed stay as they are.
	Out    bool   `json:",omitempty"`
	Reason string `json:",omitempty"`
}

// external reports whether nobody of ours runs the element.
func (e element) external() bool { return e.Type == model.Actor || e.Type == model.External }

// tint is how a store is filled.
type tint string

const (
	noTint       tint = ""
	confidential tint = "c"
	sensitive    tint = "r"
)

// boundary is a dashed box around elements and other boundaries. A parent stands before its children.
type boundary struct {
	ID     string
	Name   string
	Title  string // the name, cut to what fits on a line
	Parent int
	Depth  int // 0 at the top
	Trust  int
}

// flow is an arrow.
type flow struct {
	ID       string
	Number   string
	From, To int
	Label    string
	Lines    []string // the label
	Both     bool
	Async    bool
	Crown    bool // carries a crown jewel
	Crosses  bool
	State    state  // what its sign says
	Seams    []seam // boundaries that it crosses, in order
	Main     int    // index in Seams of the crossing that bears the badge
	Bundle   bool   // it stands for several flows
	Upper    int    // the element that should stand above: From or To
}

// seam is one boundary that a flow crosses.
type seam struct {
	Boundary int
	Entering bool
}

const (
	outsideTrust  = -1 // below every level: nothing vouches for what is outside
	elementWidth  = 138
	labelWidth    = 72
	numberWidth   = 70
	boundaryWidth = 360
)

// show derives the drawing. A graph that refers to elements or boundaries it does
// not list is an error, and so is one without elements.
func show(in Input) (drawing, error) {
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
func showAll(in Input) (drawing, error) {
	if in.Graph == nil || in.Graph.Block == nil {
		return drawing{}, errors.New("there is no graph to draw")
	}
	g := in.Graph
	d := drawing{Title: clean(g.Title)}
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

func showBoundary(d *drawing, b *graph.Boundary, known map[*graph.Boundary]int) (boundary, error) {
	out := boundary{ID: b.ID, Name: orID(clean(b.Name), b.ID), Parent: -1, Trust: int(b.Trust.Value)}
	out.Title = boundaryFont.cut(out.Name, boundaryWidth)
	if b.Parent != nil {
		parent, ok := known[b.Parent]
		if !ok || b.Parent == b {
			return out, fmt.Errorf("boundary `%s` is declared before the boundary around it", clean(b.ID))
		}
		out.Parent, out.Depth = parent, d.Boundaries[parent].Depth+1
	}
	return out, nil
}

func showElement(e *graph.Element, boundaries map[*graph.Boundary]int, open int) (element, error) {
	out := element{
		ID: e.ID, Name: orID(clean(e.Name), e.ID), Type: e.Type, Boundary: -1, Trust: int(e.Level()),
		Crown: e.Crown.Known(), Tenants: e.Attrs.Value("tenants") == "multi", Open: max(open, 0),
	}
	if e.Boundary != nil {
		at, ok := boundaries[e.Boundary]
		if !ok {
			return out, fmt.Errorf("element `%s` is in a boundary that is not declared", clean(e.ID))
		}
		out.Boundary = at
	} else if !e.Zone().Own {
		out.Outside, out.Trust = true, outsideTrust
	}
	out.Lines = nameFont.wrap(out.Name, elementWidth, 4)
	out.Tech = smallFont.wrap(clean(e.Attrs.Value("tech")), elementWidth, 2)
	if e.Type == model.Store && e.Class.Known() {
		out.Tag = badgeFont.cut(clean(e.Class.Value), elementWidth)
		out.Tint = tintOf(e.Class.Value)
	}
	out.leaveOut(e.Element)
	out.W, out.H = out.size(0)
	return out, nil
}

func tintOf(class string) tint {
	switch {
	case model.Sensitive(class):
		return sensitive
	case class == "confidential":
		return confidential
	}
	return noTint
}

// size measures the box of an element from its texts, in whole pixels; less is what its margins are narrower than usual.
func (e element) size(less float64) (w, h float64) {
	margin, least := 28-less, 8.0
	w = max(nameFont.room(e.Lines, margin, least), smallFont.room(e.Tech, margin, least),
		badgeFont.room([]string{e.Tag}, margin, least), smallFont.room([]string{e.scopeLine()}, margin, least))
	return math.Ceil(max(84-less, w)), math.Ceil(max(42, e.textHeight()+20) - less)
}

const (
	denseElements = 24
	denseFlows    = 40
	denseWidth    = 118
)

// condense makes a big picture readable: elements without their technology, and
// numbers instead of the names of flows.
func (d *drawing) condense() {
	if len(d.Elements) <= denseElements && len(d.Flows) <= denseFlows {
		return
	}
	*d = d.numbered()
	for i := range d.Elements {
		if e := &d.Elements[i]; e.Form == plainForm {
			e.Lines, e.Tech = nameFont.wrap(e.Name, denseWidth, 4), nil
			e.W, e.H = e.size(4)
		}
	}
}

// numbered returns the drawing without the names of flows.
func (d drawing) numbered() drawing {
	d.Flows = slices.Clone(d.Flows)
	for i := range d.Flows {
		d.Flows[i].Lines = nil
	}
	return d
}

func (e element) textHeight() float64 {
	h := float64(len(e.Lines))*nameFont.lineHeight() + float64(len(e.Tech))*techHeight
	if e.Tag != "" {
		h += techHeight
	}
	if e.Out {
		h += techHeight
	}
	return h
}

func showFlow(d *drawing, f *graph.Flow, elements map[*graph.Element]int, boundaries map[*graph.Boundary]int, s state) (flow, error) {
	out := flow{
		ID: f.ID, Number: badgeFont.cut(orID(clean(f.Number), f.ID), numberWidth), Label: clean(f.Label), Both: f.Both,
		Async: f.Attrs.Value("mode") == "async", State: s,
	}
	var found [2]bool
	out.From, found[0] = elements[f.From]
	out.To, found[1] = elements[f.To]
	if !found[0] || !found[1] {
		return out, fmt.Errorf("flow `%s` has an end that is not declared", clean(f.ID))
	}
	out.Lines = smallFont.wrap(out.Label, labelWidth, 3)
	out.Crosses = f.Crosses()
	out.Crown = slices.ContainsFunc(f.Data, (*graph.Data).Crown)
	for _, s := range f.Seams() {
		at, ok := boundaries[s.Boundary]
		if !ok {
			return out, fmt.Errorf("flow `%s` crosses a boundary that is not declared", clean(f.ID))
		}
		out.Seams = append(out.Seams, seam{at, s.Entering})
	}
	out.Main = d.mainSeam(out.Seams)
	return out, nil
}

// mainSeam picks the crossing at which trust changes most, the first of equals.
func (d drawing) mainSeam(seams []seam) int {
	best, most := 0, -1
	for i, s := range seams {
		b := d.Boundaries[s.Boundary]
		around := outsideTrust
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
	if id = clean(id); id != "" {
		return id
	}
	return "?"
}
