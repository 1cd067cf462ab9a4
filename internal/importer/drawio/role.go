package drawio

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
)

// roles says what each cell is: first by its style alone, then by what is inside it and by the edges that end at it.
func (r *reader) roles() {
	for _, c := range r.outerFirst {
		c.role = r.byStyle(c)
	}
	for _, c := range r.outerFirst {
		r.measure(c)
	}
	for _, c := range r.cells {
		if c.role == edge {
			r.attach(c, "source")
			r.attach(c, "target")
		}
	}
	r.contents()
	circles, stores := false, false
	for _, c := range r.outerFirst {
		if c.role == node {
			circles = circles || c.attached && circle(c.style) || c.style.shape() == "mxgraph.dfd.process"
			stores = stores || c.stated() == model.Store
			if r.isBoundary(c) {
				c.role = zone
			}
		}
	}
	r.dataFlow = circles && stores
	for _, c := range r.outerFirst {
		if c.role == node && !c.attached {
			c.role = c.unattached()
		}
	}
}

// byStyle is the role that a cell has whatever else is in the drawing.
func (r *reader) byStyle(c *cell) role {
	s := c.style
	switch {
	case c.is("edge"):
		return r.edgeOrLine(c)
	case !c.is("vertex"):
		return layer
	case c.parent != nil && c.parent.role == edge, c.partOfTable(), s.is("text", "edgeLabel", "part"), s["shape"] == "text", s["part"] == "1":
		return text
	case strings.Contains(s.shape(), "table"), oneOf(s.shape(), "note", "note2", "callout", "message"):
		return text
	case oneOf(s.shape(), "line", "curlybracket", "link", "wire", "crossbar"), strings.HasPrefix(s.shape(), "mxgraph.arrows"), strings.HasSuffix(s.shape(), "arrow"):
		return mark
	case s.shape() == "requiredinterface" && s.is("dashed"):
		return open
	case s.is("group") && c.label == "":
		return group
	case s["strokeColor"] == "none" && s["fillColor"] == "none" && s.shape() == "" && !c.container():
		return text
	}
	return node
}

func oneOf(word string, words ...string) bool {
	for _, w := range words {
		if word == w {
			return true
		}
	}
	return false
}

// partOfTable reports whether a cell is a row of a table or of a class, or inside one.
func (c *cell) partOfTable() bool {
	p := c.parent
	return p != nil && (p.role == text && strings.Contains(p.style.shape(), "table") || p.role == text && p.partOfTable() || oneOf(p.style["childLayout"], "stackLayout", "tableLayout"))
}

// container reports whether the style says that a shape holds others.
func (c *cell) container() bool {
	s := c.style
	return s.is("swimlane", "container", "group") || s["container"] == "1" || oneOf(s.shape(), "swimlane", "umlframe", "folder", "package")
}

// boundaryWords say that a shape is a boundary, in its text, its type or the name of its stencil.
var boundaryWords = []string{"trust boundary", "boundary", "trust zone", "security zone", "perimeter", "vpc", "subnet", "vnet", "virtual network", "dmz", "availability zone", "region", "resource group"}

// mostBoundaryWords is how many words the name of a boundary may have: what has more is a sentence about one.
const mostBoundaryWords = 5

// declared reports whether a shape says that it is a boundary. A shape that says so only by its line is none if a flow ends
// at it and nothing is inside.
func (c *cell) declared() bool {
	s := c.style
	kind := c.attr("c4type", "type", "kind")
	return strings.Contains(kind, "Boundary") || model.HasWord(kind, boundaryWords...) ||
		c.framed() && (s["dashed"] == "1" || len(strings.Fields(c.label)) <= mostBoundaryWords && model.HasWord(c.label, boundaryWords...)) ||
		model.HasWord(s.icon(), "group", "boundary") || oneOf(s["shape"], "mxgraph.aws4.group", "mxgraph.aws4.groupCenter", "mxgraph.aws3.group") || s["grIcon"] != ""
}

// framed reports whether a shape is a frame that others can be inside: a rectangle or a cloud.
func (c *cell) framed() bool {
	return oneOf(c.style.shape(), "", "cloud", "mxgraph.basic.rect", "ext", "process", "umlframe", "folder", "package", "swimlane", "mxgraph.dfd.process2") ||
		strings.Contains(c.style.shape(), "group")
}

// isBoundary reports whether a shape is a boundary, once it is known what is inside it and whether a flow ends at it.
func (r *reader) isBoundary(c *cell) bool {
	switch {
	case c.nested > 0 && (c.framed() || c.container() || c.declared()), c.declared() && (!c.attached || c.holds != nil):
		return true
	case c.attached:
		return false
	case c.container() && c.style["childLayout"] != "stackLayout" && !c.rows():
		return true
	case c.holds != nil && c.framed():
		r.Report.Infer(c.at, "`%s` is a boundary: `%s` is drawn inside it, and no flow ends at it", c.called(), c.holds.called())
		return true
	}
	return false
}

// unattached is the role of a shape at which no flow ends.
func (c *cell) unattached() role {
	p := c.outer()
	switch {
	case c.label == "" && (p == nil || c.decorates(p)):
		return mark
	case p != nil && c.decorates(p):
		return text
	case c.on != nil && c.on.role == node && c.on.attached:
		return mark
	}
	return node
}

// rows reports whether all that is inside a shape is text.
func (c *cell) rows() bool { return len(c.children) > 0 && c.nested == 0 }

// contents counts what is inside shapes, as the source nests it and as it is drawn.
func (r *reader) contents() {
	var shapes []*cell
	for _, c := range r.outerFirst {
		if c.role == node {
			shapes = append(shapes, c)
			if p := c.outer(); p != nil && !c.decorates(p) {
				p.nested++
			}
		}
	}
	if len(shapes) > limit.Elements+limit.Boundaries {
		return // no block can hold them
	}
	for _, c := range shapes {
		for _, other := range shapes {
			if c != other && c.placed && other.placed && other.bounds.Area() > c.bounds.Area() && other.bounds.Contains(c.bounds) {
				if other.holds == nil && (c.attached || c.label != "") {
					other.holds = c
				}
				if c.on == nil || other.bounds.Area() < c.on.bounds.Area() {
					c.on = other
				}
			}
		}
	}
}

// outer is the shape that the source nests a shape in, apart from invisible groups, or nil.
func (c *cell) outer() *cell {
	for p := c.parent; p != nil; p = p.parent {
		if p.role == node || p.role == zone {
			return p
		}
	}
	return nil
}

// decorates reports whether a shape is only a part of the look of the one it is in, which is not so for an icon in a
// container.
func (c *cell) decorates(p *cell) bool {
	holds := p.container() || p.declared()
	switch {
	case c.attached:
		return false
	case c.label == "":
		return !holds || c.style.icon() == ""
	}
	return !holds && c.mx.Get("mxGeometry").Attr("relative") == "1"
}

// attach notes that an edge ends at a shape, or at the shape that what it ends at is a part of.
func (r *reader) attach(e *cell, end string) {
	if c := r.end(e, end); c != nil {
		c.attached = true
		if c.role == text || c.role == mark || c.role == group {
			c.role = node
		}
	}
}

// end is the shape that an edge names as its end, or nil.
func (r *reader) end(e *cell, end string) *cell {
	c := r.byID[e.mx.Attr(end)]
	if c == nil || c.role == edge || c.role == layer {
		return nil
	}
	if only := c.onlyShape(); only != nil {
		return only
	}
	if c.role == text && c.parent != nil && (c.parent.role == node || c.parent.role == text) {
		if p := c.shapeAround(); p != nil {
			return p
		}
	}
	return c
}

// onlyShape is the shape in an invisible group that has no other, or nil.
func (c *cell) onlyShape() *cell {
	if !c.style.is("group") || c.label != "" {
		return nil
	}
	var only *cell
	for _, child := range c.children {
		if child.role == node && only != nil {
			return nil
		}
		if child.role == node {
			only = child
		}
	}
	return only
}

// shapeAround is the shape that a text is a part of, or nil.
func (c *cell) shapeAround() *cell {
	for p := c.parent; p != nil; p = p.parent {
		if p.role == node && !p.container() || p.role == node && oneOf(p.style["childLayout"], "stackLayout", "tableLayout") {
			return p
		}
	}
	return nil
}

// trustZones puts shapes into the boundaries that an attribute or a mark such as `Z1` on them names.
func (r *reader) trustZones() {
	for _, z := range slices.Backward(r.Zones) {
		r.byName[model.Normalize(z.Name)] = z
	}
	for _, c := range r.cells {
		if name := c.attr("trustzone", "zone", "trustboundary"); name != "" && c.node != nil {
			r.into(c, name, "its attribute says `"+draft.Quoted(name)+"`")
		}
	}
	for _, t := range r.cells {
		if t.role != text || !t.placed || !zoneMark().MatchString(t.label) {
			continue
		}
		if c := r.under(t.bounds.Centre()); c != nil {
			r.into(c, "Zone "+t.label[1:], "the mark `"+draft.Quoted(t.label)+"` is on it")
			t.used = true
		}
	}
}

// under is the smallest element at a point, or nil.
func (r *reader) under(p plane.Point) *cell {
	var best *cell
	for _, c := range r.elements() {
		if c.placed && c.bounds.Has(p) && (best == nil || c.bounds.Area() < best.bounds.Area()) {
			best = c
		}
	}
	return best
}

// into puts an element into the boundary with a name.
func (r *reader) into(c *cell, name, why string) {
	key := model.Normalize(name)
	z := r.byName[key]
	if z == nil {
		z = &draft.Zone{Name: name, At: c.at}
		if name == "Zone 0" {
			z.Level, z.LevelFrom, z.Rated = "public", "zone 0 is the one that nobody trusts", true
		}
		r.Zones = append(r.Zones, z)
		r.byName[key] = z
	}
	r.Report.Infer(c.at, "`%s` is in boundary `%s`: %s", draft.Quoted(c.node.Name), draft.Quoted(z.Name), why)
	c.node.Zone = z
}
