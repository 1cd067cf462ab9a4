package threatdragon

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/plane"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// reader reads one diagram.
type reader struct {
	*draft.Draft
	file, diagram *tree.Loose
	// alone is true if the model has only this diagram.
	alone bool
	// version 1 has other places for the same things.
	v1    bool
	nodes map[string]*draft.Node
	zones map[string]*draft.Zone
	// boxes are the ids of zones, which need not be their own.
	boxes map[*draft.Zone]string
	// data is what an export of ours has declared, by its id.
	data map[string]*draft.Data
	// holders are the boxes that list an id as inside.
	holders map[string][]*draft.Zone
	lines   map[string][]*draft.Line
	drawing plane.Drawing
}

func newReader(file, diagram *tree.Loose, several bool) *reader {
	r := &reader{
		Draft: &draft.Draft{Name: diagram.Get("title").Text(), Title: title(file, diagram, several)},
		file:  file, diagram: diagram, alone: !several,
		nodes: make(map[string]*draft.Node), zones: make(map[string]*draft.Zone), boxes: make(map[*draft.Zone]string), holders: make(map[string][]*draft.Zone), data: make(map[string]*draft.Data),
		lines: make(map[string][]*draft.Line),
	}
	r.ourDiagram()
	return r
}

func (r *reader) read() *draft.Draft {
	r.about()
	cells := r.cells()
	for _, c := range cells {
		r.place(c)
	}
	r.contain()
	for _, c := range cells {
		if c.kind() == "flow" {
			r.flow(c)
		}
	}
	r.drawing.Cross(&r.Report)
	importer.LevelsByContent(r.Draft)
	for _, m := range r.file.Mistakes() {
		r.Report.Lose(m.At, "%s", m.Text)
	}
	return r.Draft
}

// about reports what the model says in prose, which a block does not.
func (r *reader) about() {
	if r.diagram.Get(ours).Has() {
		return
	}
	texts := []*tree.Loose{r.diagram.Get("description")}
	if r.alone {
		texts = append(texts, r.file.Get("summary", "owner"), r.file.Get("summary", "description"), r.file.Get("detail", "reviewer"))
	}
	for _, t := range texts {
		if text := strings.TrimSpace(t.Text()); text != "" {
			r.Report.Lose(t.At, "the block has no place for `%s`", draft.Quoted(text))
		}
	}
}

// cells returns the cells of the diagram, of whichever version it is.
func (r *reader) cells() []cell {
	list := r.diagram.Get("cells")
	if old := r.diagram.Get("diagramJson"); !list.Has() && old.Has() {
		r.v1, list = true, old.Get("cells")
	}
	var out []cell
	for _, c := range list.Items() {
		if c.Is(tree.Map) {
			out = append(out, cell{c, r.v1})
		} else {
			r.Report.Lose(c.At, "a cell is a map")
		}
	}
	return out
}

// place adds what a cell is, apart from flows, which need the ids of all others.
func (r *reader) place(c cell) {
	switch kind := c.kind(); kind {
	case "actor", "process", "store":
		r.node(c, model.ElementType(kind))
	case "box":
		r.box(c)
	case "curve":
		r.line(c)
	case "text":
		if text := strings.TrimSpace(c.name()); text != "" {
			r.Report.Lose(c.At, "text `%s` of the drawing is in no statement", draft.Quoted(text))
		}
	case "flow":
	default:
		r.Report.Lose(c.At, "`%s` is no type of cell that import knows", draft.Quoted(kind))
	}
}

// claim gives a thing its id, unless another has it.
func (r *reader) claim(c cell) (id string, ok bool) {
	id = c.Get("id").Text()
	switch {
	case id == "":
		return id, false
	case r.nodes[id] != nil || r.zones[id] != nil:
		r.Report.Lose(c.At, "id `%s` is there twice; flows go to the first", draft.Quoted(id))
		return id, false
	}
	return id, true
}

func (r *reader) node(c cell, kind model.ElementType) {
	n := &draft.Node{Name: c.name(), Type: kind, At: c.At, Comment: strings.TrimSpace(c.data().Get("description").Text())}
	if id, ok := r.claim(c); ok {
		r.nodes[id] = n
	}
	r.ourNode(c, n)
	n.Attrs = append(n.Attrs, r.flags(c, n)...)
	if b, ok := c.bounds(); ok {
		r.drawing.Place(n, b)
	} else {
		r.Report.Lose(c.At, "`%s` has no place in the drawing, so it is in no boundary", draft.Quoted(n.Name))
	}
	r.Nodes = append(r.Nodes, n)
	r.threats(c, draft.Judgement{Node: n})
}

func (r *reader) box(c cell) {
	z := &draft.Zone{Name: c.name(), At: c.At}
	r.ourZone(c, z)
	if id, ok := r.claim(c); ok {
		r.zones[id] = z
	}
	r.Zones = append(r.Zones, z)
	r.boxes[z] = c.Get("id").Text()
	bounds, drawn := c.bounds()
	r.drawing.Box(z, bounds, drawn)
	if !drawn {
		r.Report.Lose(c.At, "boundary `%s` has no place in the drawing, so nothing is inside it", draft.Quoted(z.Name))
	}
	for _, id := range c.data().Get("containedElements").Items() {
		r.holders[id.Text()] = append(r.holders[id.Text()], z)
	}
	if c.data().Get("outOfScope").True() {
		r.Report.Lose(c.At, "boundary `%s` is out of scope in the source; only elements can be", draft.Quoted(z.Name))
	}
	if text := strings.TrimSpace(c.data().Get("description").Text()); text != "" && z.ID == "" {
		r.Report.Lose(c.At, "the block has no place for `%s`, said of boundary `%s`", draft.Quoted(text), draft.Quoted(z.Name))
	}
}
