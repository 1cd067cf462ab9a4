package drawio

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/importer/xmltree"
	"github.com/trustseam/trustseam/model"
)

// edgeOrLine tells a flow from a boundary that is drawn as a dashed line between no shapes.
func (r *reader) edgeOrLine(c *cell) role {
	heads := c.style.head("startArrow") || c.style.head("endArrow")
	loose := c.mx.Attr("source") == "" && c.mx.Attr("target") == ""
	if loose && (c.style["dashed"] == "1" && !heads || model.HasWord(c.wholeLabel(), "boundary", "trust boundary", "trust zone")) {
		return open
	}
	return edge
}

// wholeLabel is the text of an edge with those that are written on it.
func (c *cell) wholeLabel() string {
	parts := []string{}
	if c.label != "" {
		parts = append(parts, c.label)
	}
	for _, child := range c.children {
		if child.label != "" {
			parts = append(parts, child.label)
			child.used = true
		}
	}
	return strings.Join(parts, ", ")
}

// line adds a boundary that is an open line: an edge, or the arc of the library for threat models.
func (r *reader) line(c *cell) {
	l := &draft.Line{Name: c.wholeLabel(), At: c.at}
	r.Lines = append(r.Lines, l)
	if c.is("edge") {
		r.drawing.Line(l, r.path(c)...)
		return
	}
	b := c.bounds
	r.drawing.Line(l, b.Min, plane.Point{X: b.Max.X, Y: b.Centre().Y}, plane.Point{X: b.Min.X, Y: b.Max.Y})
}

// path is the line of an edge: its first point, those at which it turns, and its last, as far as the source gives them.
func (r *reader) path(c *cell) []plane.Point {
	var out []plane.Point
	if p, ok := r.point(c, "sourcePoint"); ok {
		out = append(out, p)
	}
	out = append(out, r.turns(c)...)
	if p, ok := r.point(c, "targetPoint"); ok {
		out = append(out, p)
	}
	return out
}

// turns are the points at which an edge turns.
func (r *reader) turns(c *cell) []plane.Point {
	var out []plane.Point
	for _, p := range c.mx.Get("mxGeometry").Get("Array").All("mxPoint") {
		if at := r.absolute(c, p); near(at.X, at.Y) {
			out = append(out, at)
		}
	}
	return out
}

// point is a point of an edge that the source names.
func (r *reader) point(c *cell, name string) (p plane.Point, ok bool) {
	for _, e := range c.mx.Get("mxGeometry").All("mxPoint") {
		if e.Attr("as") == name {
			p = r.absolute(c, e)
			return p, near(p.X, p.Y)
		}
	}
	return p, false
}

// absolute is a point of an edge in the drawing.
func (r *reader) absolute(c *cell, e *xmltree.Element) plane.Point {
	p := plane.Point{X: r.number64(c, e, "x"), Y: r.number64(c, e, "y")}
	if c.parent != nil && c.parent.placed {
		p.X, p.Y = p.X+c.parent.bounds.Min.X, p.Y+c.parent.bounds.Min.Y
	}
	return p
}

func (r *reader) flow(c *cell) {
	label := c.wholeLabel()
	if label == "" {
		label = c.attr("c4description", "description", "name")
	}
	f := &draft.Flow{At: c.at, Label: label}
	r.protocol(c, f)
	f.From, f.FromZone, f.FromRef = r.ending(c, "source")
	f.To, f.ToZone, f.ToRef = r.ending(c, "target")
	r.direct(c, f)
	r.Flows = append(r.Flows, f)
	if f.From != nil && f.To != nil {
		turns := r.turns(c)
		if turned(c.style) {
			for i, j := 0, len(turns)-1; i < j; i, j = i+1, j-1 {
				turns[i], turns[j] = turns[j], turns[i]
			}
		}
		r.drawing.Arrow(f, turns...)
	}
}

// protocol takes the protocol of a flow from its label, or from an attribute.
func (r *reader) protocol(c *cell, f *draft.Flow) {
	label := f.Label
	if f.Attrs, f.Label = importer.Protocol(label); len(f.Attrs) > 0 {
		r.Report.Infer(c.at, "the flow is over `%s`: its label says `%s`", f.Attrs[0].Value, draft.Quoted(label))
		return
	}
	if said := c.attr("protocol"); said != "" {
		f.Attrs = importer.ProtocolAttrs(said, false)
		return
	}
	tech := c.attr("c4technology", "technology")
	if attrs, rest := importer.Protocol(tech); len(attrs) > 0 && rest == tech {
		f.Attrs = attrs
	} else if tech != "" {
		r.lost.Add(c.at, "a flow", "technology")
	}
}

// turned reports whether the only head of an edge is at its start.
func turned(s style) bool { return s.head("startArrow") && !s.head("endArrow") }

// direct gives a flow its direction by the heads of its arrow.
func (r *reader) direct(c *cell, f *draft.Flow) {
	start, end := c.style.head("startArrow"), c.style.head("endArrow")
	switch {
	case start && end:
		f.Both = true
	case start:
		f.From, f.To, f.FromZone, f.ToZone, f.FromRef, f.ToRef = f.To, f.From, f.ToZone, f.FromZone, f.ToRef, f.FromRef
	case !end && f.From != nil && f.To != nil:
		r.Report.Infer(c.at, "the line between `%s` and `%s` has no arrow head; it is read from the first to the second", draft.Quoted(f.From.Name), draft.Quoted(f.To.Name))
	}
}

// ending finds what an edge begins or ends at.
func (r *reader) ending(c *cell, which string) (*draft.Node, *draft.Zone, string) {
	id := c.mx.Attr(which)
	if id == "" {
		return r.touched(c, which), nil, ""
	}
	at := r.end(c, which)
	switch other := r.byID[id]; {
	case at != nil && (at.node != nil || at.zone != nil):
		return at.node, at.zone, ""
	case other != nil && other.label != "":
		return nil, nil, other.label
	}
	return nil, nil, tree.Quoted(id)
}

// nearby is how far from a shape the end of an arrow may be that is meant to touch it: a square of the grid.
const nearby = 10

// touched is the element that the loose end of an edge is drawn at, if there is only one.
func (r *reader) touched(c *cell, which string) *draft.Node {
	p, ok := r.point(c, which+"Point")
	if !ok {
		return nil
	}
	var found *cell
	for _, other := range r.elements() {
		if other.placed && other.bounds.Grown(nearby).Has(p) {
			if found != nil {
				return nil
			}
			found = other
		}
	}
	if found == nil {
		return nil
	}
	r.Report.Infer(c.at, "an arrow that is tied to nothing at its %s ends at `%s`: it is drawn up to there", which, draft.Quoted(found.node.Name))
	return found.node
}
