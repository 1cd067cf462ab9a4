package drawio

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/importer/xmltree"
	"github.com/trustseam/trustseam/internal/limit"
)

// cell is a shape or an edge of the drawing.
type cell struct {
	// mx is the cell; object is the element around it that has further attributes, or nil.
	mx, object *xmltree.Element
	at         draft.Place
	id, label  string
	// below is what is written below a name in bold.
	below    string
	style    style
	parent   *cell
	children []*cell
	// depth is how many cells are around this one; reached is true once that is known.
	depth   int
	reached bool
	role    role
	// nested is how many shapes the source nests in this one; holds is the first that is drawn inside it, and on is the
	// smallest that it is drawn in.
	nested    int
	holds, on *cell
	// attached is true if an edge begins or ends here.
	attached bool
	bounds   plane.Rectangle
	// placed is true if bounds are known.
	placed bool
	node   *draft.Node
	zone   *draft.Zone
	// used is true if the text of the cell is in the block, as the name or comment of something else.
	used bool
}

// role is what a cell is to a model.
type role int

const (
	// layer is the drawing itself or one of its layers.
	layer role = iota
	edge
	// text is a text of its own, a row of a table, or a part of another shape.
	text
	// mark is a picture or badge that only decorates.
	mark
	node
	zone
	// open is a boundary that is an open line.
	open
	// group is an invisible frame around what belongs together.
	group
)

// cells reads the cells below the root of a page, in the order of the source.
func (r *reader) readCells(root *xmltree.Element) {
	for _, e := range root.Children {
		c := &cell{mx: e}
		switch e.Name {
		case "mxCell":
		case "object", "UserObject":
			c.object, c.mx = e, e.Get("mxCell")
		default:
			c.mx = nil
		}
		if c.mx == nil {
			r.Report.Lose(r.place(e, ""), "`<%s>` is no cell that import knows", tree.Quoted(e.Name))
			continue
		}
		r.claim(c, e)
		c.style, c.label = parseStyle(c.mx.Attr("style")), plain(c.html())
		if c.is("vertex") {
			c.label, c.below = headed(c.html())
		}
		r.cells = append(r.cells, c)
	}
	r.nest()
}

// place is where a cell is: a line and column, or its number and id where the lines of the file say nothing.
func (r *reader) place(e *xmltree.Element, id string) draft.Place {
	if !r.hidden {
		return e.At()
	}
	if id = tree.Quoted(id); id == "" {
		return draft.Place(fmt.Sprintf("diagram[%d]", r.number))
	}
	return draft.Place(fmt.Sprintf("diagram[%d].cell[%s]", r.number, id))
}

// claim gives a cell its id, unless another has it.
func (r *reader) claim(c *cell, e *xmltree.Element) {
	if c.id = c.mx.Attr("id"); c.object != nil {
		c.id = c.object.Attr("id")
	}
	c.at = r.place(e, c.id)
	switch {
	case c.id == "":
	case r.byID[c.id] != nil:
		r.Report.Lose(c.at, "id `%s` is there twice; edges go to the first", tree.Quoted(c.id))
	default:
		r.byID[c.id] = c
	}
}

// nest puts cells into their parents. What is inside itself or too deep is taken as outside.
func (r *reader) nest() {
	inside := make(map[*cell][]*cell)
	for _, c := range r.cells {
		c.parent = r.parent(c)
		inside[c.parent] = append(inside[c.parent], c)
	}
	r.descend(inside, inside[nil])
	for _, c := range r.cells {
		if !c.reached {
			r.Report.Lose(c.at, "`%s` is inside itself; it is taken as outside", c.called())
			c.parent = nil
			r.descend(inside, []*cell{c})
		}
	}
}

// descend puts what is inside some cells into them, outer cells first.
func (r *reader) descend(inside map[*cell][]*cell, queue []*cell) {
	for ; len(queue) > 0; queue = queue[1:] {
		c := queue[0]
		c.reached = true
		r.outerFirst = append(r.outerFirst, c)
		for _, child := range inside[c] {
			switch {
			case child.reached:
				continue
			case c.depth == limit.ImportDepth:
				r.Report.Lose(child.at, "`%s` is nested deeper than %d; it is taken as outside", child.called(), limit.ImportDepth)
				child.parent = nil
			default:
				child.depth = c.depth + 1
				c.children = append(c.children, child)
			}
			queue = append(queue, child)
		}
	}
}

// parent is the cell that a cell is in, or nil.
func (r *reader) parent(c *cell) *cell {
	id := c.mx.Attr("parent")
	if id != "" && r.byID[id] == nil {
		r.Report.Lose(c.at, "`%s` is inside `%s`, which there is not; it is taken as outside", c.called(), tree.Quoted(id))
	}
	return r.byID[id]
}

// called is the label of a cell in a message, or its id.
func (c *cell) called() string {
	if name := tree.Quoted(c.label); name != "" {
		return name
	}
	return tree.Quoted(c.id)
}

// said is the name that a cell has in the block, for a message.
func (c *cell) said() string {
	if c.node != nil && c.node.Name != "" {
		return draft.Quoted(c.node.Name)
	}
	return c.called()
}

// is reports whether an attribute of the cell is set.
func (c *cell) is(name string) bool { return c.mx.Attr(name) == "1" }

// attr is the first attribute of a shape with one of some names, as [attributeName] writes them, or "".
func (c *cell) attr(names ...string) string {
	if c.object == nil {
		return ""
	}
	for _, a := range c.object.Attrs {
		if slices.Contains(names, attributeName(a.Name)) {
			return plain(a.Value)
		}
	}
	return ""
}

// furthest is how far from the middle of a drawing a shape may be, in its pixels.
const furthest = 1e9

// measure works out where a cell is in the drawing. What is inside a shape is placed from its corner.
func (r *reader) measure(c *cell) {
	if c.role == edge || c.role == layer {
		return
	}
	g := c.mx.Get("mxGeometry")
	x, y := r.number64(c, g, "x"), r.number64(c, g, "y")
	width, height := r.number64(c, g, "width"), r.number64(c, g, "height")
	if p := c.parent; p != nil && p.placed {
		if g.Attr("relative") == "1" {
			offset := g.Get("mxPoint")
			x = x*(p.bounds.Max.X-p.bounds.Min.X) + r.number64(c, offset, "x")
			y = y*(p.bounds.Max.Y-p.bounds.Min.Y) + r.number64(c, offset, "y")
		}
		x, y = x+p.bounds.Min.X, y+p.bounds.Min.Y
	}
	c.bounds = plane.At(plane.Point{X: x, Y: y}, width, height)
	c.placed = g != nil && width >= 0 && height >= 0 && near(x, y, x+width, y+height)
}

func near(values ...float64) bool {
	for _, v := range values {
		if math.Abs(v) > furthest {
			return false
		}
	}
	return true
}

// number64 is a number of a geometry; 0 if there is none.
func (r *reader) number64(c *cell, g *xmltree.Element, name string) float64 {
	text := g.Attr(name)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		r.Report.Lose(c.at, "`%s` of `%s` is no number: `%s`", name, c.called(), tree.Quoted(text))
		return 0
	}
	return n
}

// unknown reports whether nobody reads an attribute.
func (c *cell) unknown(name string) bool {
	return !slices.Contains(known, attributeName(name))
}

// attributeName is the name of an attribute as people spell it in different ways: "Trust zone" is "trustzone".
func attributeName(name string) string {
	return strings.ToLower(separators.Replace(name))
}

var separators = strings.NewReplacer("_", "", "-", "", " ", "")
