package drawio

import (
	"math"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/importer/xmltree"
	"github.com/trustseam/trustseam/internal/limit"
)

// reader reads one page.
type reader struct {
	*draft.Draft
	// number is the number of the page, from 0.
	number int
	// hidden is true if lines and columns say nothing, because the page was packed.
	hidden bool
	// cells are in the order of the source.
	cells []*cell
	// outerFirst are the same with what is around others before them.
	outerFirst []*cell
	byID       map[string]*cell
	// byName are the boundaries by their names as Normalize of model writes them, the first of each name.
	byName  map[string]*draft.Zone
	drawing plane.Drawing
	lost    importer.Lost
	// shapes are the cells that are elements, once somebody has asked for them.
	shapes []*cell
	// dataFlow is true if the drawing has the circles of a data-flow diagram, whose rectangles are outside the system.
	dataFlow bool
}

func newReader(number int, hidden bool) *reader {
	return &reader{Draft: &draft.Draft{}, number: number, hidden: hidden, byID: make(map[string]*cell), byName: make(map[string]*draft.Zone)}
}

func (r *reader) read(root *xmltree.Element) *draft.Draft {
	r.readCells(root)
	r.roles()
	for _, c := range r.cells {
		switch c.role {
		case zone:
			r.zone(c)
		case node:
			r.node(c)
		case open:
			r.line(c)
		}
	}
	r.nameByTexts()
	r.contain()
	r.trustZones()
	r.kinds()
	for _, c := range r.cells {
		if c.role == edge {
			r.flow(c)
		}
	}
	r.drawing.Cross(&r.Report)
	importer.LevelsByContent(r.Draft)
	r.leftOver()
	r.lost.Report(&r.Report)
	return r.Draft
}

func (r *reader) zone(c *cell) {
	c.zone = &draft.Zone{Name: c.label, At: c.at}
	r.Zones = append(r.Zones, c.zone)
	r.drawing.Box(c.zone, c.bounds, c.placed)
	if c.below != "" {
		r.Report.Lose(c.at, "the block has no place for `%s`, said of boundary `%s`", draft.Quoted(c.below), draft.Quoted(c.label))
	}
	r.attributes(c)
}

func (r *reader) node(c *cell) {
	c.node = &draft.Node{Name: c.label, At: c.at, Comment: joined(c.below, c.attr("description", "c4description", "tooltip"))}
	r.Nodes = append(r.Nodes, c.node)
	if c.placed {
		r.drawing.Place(c.node, c.bounds)
	} else {
		r.Report.Lose(c.at, "`%s` has no place in the drawing", c.called())
	}
	if tech := c.attr("technology", "c4technology", "tech"); tech != "" {
		c.node.Attrs = append(c.node.Attrs, draft.Attr{Key: "tech", Value: tech})
	}
	r.attributes(c)
}

// contain puts shapes into boundaries: those that the source nests, and within them smaller ones that are only drawn around.
func (r *reader) contain() {
	fits := plane.Fits(r.Draft)
	for _, c := range r.cells {
		switch around := c.around(); {
		case c.zone != nil:
			c.zone.Parent = around
		case c.node == nil:
		case c.placed && fits && around != nil:
			if c.node.Zone = r.drawing.Inside(c.bounds, r.drawing.Area(around)); c.node.Zone == nil {
				c.node.Zone = around
			}
		default:
			c.node.Zone = around
		}
	}
	r.drawing.Contain(r.Draft)
}

// around is the boundary that the source nests a cell in, or nil.
func (c *cell) around() *draft.Zone {
	for p := c.parent; p != nil; p = p.parent {
		if p.zone != nil {
			return p.zone
		}
	}
	return nil
}

// nameByTexts gives what has no name the first text that is written in it, and shapes without one what their icon shows.
func (r *reader) nameByTexts() {
	nameless := r.nameless()
	for _, t := range r.cells {
		if t.role != text || t.label == "" || zoneMark().MatchString(t.label) {
			continue
		}
		owner := t.owner()
		if owner == nil && t.placed {
			owner = t.smallestAround(nameless)
		}
		switch {
		case owner == nil || owner.name() == nil:
		case *owner.name() == "":
			*owner.name(), t.used = t.label, true
		case t.parent == owner && owner.node != nil: // a row or part of the shape
			owner.node.Comment, t.used = joined(owner.node.Comment, t.label), true
		}
	}
	for _, c := range r.cells {
		if c.node != nil && c.node.Name == "" {
			c.node.Name = c.style.icon()
		}
	}
}

// nameless are the shapes without a name; none if it takes too long to compare all texts with them.
func (r *reader) nameless() []*cell {
	var out []*cell
	for _, c := range r.cells {
		if name := c.name(); name != nil && *name == "" {
			out = append(out, c)
		}
	}
	if len(out)*len(r.cells) > limit.ImportSegments {
		return nil
	}
	return out
}

// elements are the cells that are elements; none if a block cannot hold them.
func (r *reader) elements() []*cell {
	if r.shapes != nil {
		return r.shapes
	}
	r.shapes = []*cell{}
	if plane.Fits(r.Draft) && len(r.cells) <= limit.Elements+limit.Boundaries+limit.Flows*2 {
		for _, c := range r.cells {
			if c.node != nil {
				r.shapes = append(r.shapes, c)
			}
		}
	}
	return r.shapes
}

// name is where the name of what a cell became is, or nil.
func (c *cell) name() *string {
	switch {
	case c.node != nil:
		return &c.node.Name
	case c.zone != nil:
		return &c.zone.Name
	}
	return nil
}

// owner is the shape that a cell is a part of in the source, or nil.
func (c *cell) owner() *cell {
	for p := c.parent; p != nil; p = p.parent {
		if p.node != nil || p.zone != nil || p.role == edge {
			return p
		}
	}
	return nil
}

// smallestAround is the smallest of some shapes without a name that a text is drawn in, or nil.
func (t *cell) smallestAround(nameless []*cell) *cell {
	var best *cell
	size := math.Inf(1)
	for _, c := range nameless {
		if area := c.bounds.Area(); *c.name() == "" && c.placed && area < size && c.bounds.Contains(t.bounds) {
			best, size = c, area
		}
	}
	return best
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// leftOver reports the texts and pictures that nothing in the block says.
func (r *reader) leftOver() {
	pictures := 0
	var first *cell
	for _, c := range r.cells {
		switch {
		case c.used || c.role != text && c.role != mark && c.role != group:
		case c.label != "" && c.role == mark:
			r.Report.Lose(c.at, "`%s` is drawn on another shape and no flow ends at it; it is taken as a mark", c.called())
		case c.label != "":
			r.Report.Lose(c.at, "text `%s` of the drawing is in no statement", draft.Quoted(c.label+" "+c.below))
		case c.role == mark:
			if pictures++; first == nil {
				first = c
			}
		}
	}
	if pictures > 0 {
		r.Report.Lose(first.at, "%s without a text and without a flow", importer.Count(pictures, "shape", "shapes"))
	}
}

// known are the attributes that are read elsewhere or only say how a shape is drawn.
var known = []string{"label", "id", "placeholders", "tooltip", "description", "c4description", "technology", "c4technology", "tech", "c4name", "c4type", "tags", "name",
	"trustzone", "zone", "trustboundary", "type", "kind", "protocol"}

// attributes counts the attributes of a shape that are in no statement.
func (r *reader) attributes(c *cell) {
	if c.object == nil {
		return
	}
	for _, a := range c.object.Attrs {
		if a.Value != "" && c.unknown(a.Name) {
			r.lost.Add(c.at, "a shape", draft.Quoted(a.Name))
		}
	}
}
