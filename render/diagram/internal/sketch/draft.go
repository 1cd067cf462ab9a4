package sketch

import (
	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// draft is an interior while it is being sketched. What does not depend on an order is drafted once
// for each interior, and copied for each sketch.
type draft struct {
	s        *Sketcher
	interior int
	legs     []nest.Leg
	joints   map[nest.Joint]int // knots
	knots    []knot
	strands  []strand
	ranks    [][]int        // the knots of each row, from left to right
	flat     []int          // legs within the outermost row
	aside    map[[2]int]int // more room between two knots, for the name on the line between them
	given    []int          // the row of each knot, where it is known beforehand
	gap      int            // between neighbours in a row
	rankGap  int            // between rows
	labels   bool           // whether a leg gets room for its name
	title    int            // the room for the title on the upper line, before the crossings
	least    int            // the width of the title
}

// knot is a node of a sketched interior, or a bend of a line that passes a row.
type knot struct {
	left, right int // from its middle, or from where its flow passes, to its sides
	tall        int
	rank, at    int // its row, and its place in the row
	x, median   int
	flow        int  // of a crossing
	kept        bool // its order among others that are kept is given
	bend        bool
	in, out     []int // strands above and below
}

// strand is a piece of a leg from one row to the next; before it is cut, it may pass several rows.
type strand struct {
	leg              int
	upper, lower     int // knots
	fromX, toX       int // from the middle of a knot to where the strand meets it
	fromPort, toPort int // from 1 at a box, from left to right
	least            int // rows between its ends, at least
	weight           int // how strongly it is kept upright
	wide, tall       int // of the room for its label
}

// Rows that are known before the others are found.
const (
	firstRow = 0
	freeRow  = -1
	lastRow  = -2
)

// lay sketches one interior, after those inside it.
func (s *Sketcher) lay(at int, h nest.Hints, t *Trial) *sketched {
	if at != nest.Canvas && len(s.nest.Elements[at])+len(s.nest.Boxes[at]) == 0 {
		title := scene.TitleWidth(s.nest.Drawing.Boundaries[at].Title)
		return &sketched{w: units(title + nest.Frames.Corner), h: units(nest.Frames.Empty)}
	}
	d := s.draftOf(at, h)
	d.arrange(h, t)
	d.order()
	d.spread()
	return d.frame()
}

// draftOf copies the draft of an interior, and makes it for the first sketch. A second row depends
// on the order, so such an interior is drafted for every sketch.
func (s *Sketcher) draftOf(at int, h nest.Hints) *draft {
	second := s.nest.SecondRow(at, h)
	if s.drafts[at] == nil || second != nil {
		d := &draft{s: s, interior: at, legs: s.nest.Legs[s.nest.Slot(at)], joints: make(map[nest.Joint]int), aside: make(map[[2]int]int)}
		d.measure()
		d.connect(second)
		d.rank()
		d.cut()
		s.drafts[at] = d
	}
	d := *s.drafts[at]
	d.knots, d.strands, d.ranks = append([]knot(nil), d.knots...), append([]strand(nil), d.strands...), cloned(d.ranks)
	return &d
}

// measure makes a knot of everything in the interior but bends.
func (d *draft) measure() {
	n, slot := d.s.nest, d.s.nest.Slot(d.interior)
	d.gap, d.rankGap = units(n.NodeGap(d.interior)), units(n.RankGap(d.interior))
	for _, e := range n.Elements[slot] {
		w, tall := n.Roomy(e)
		half := units(w+n.Gap()-n.NodeGap(d.interior)) / 2
		d.add(nest.Joint{Kind: nest.AtElement, Index: e}, freeRow, knot{left: half, right: half, tall: units(tall)})
	}
	for _, b := range n.Boxes[slot] {
		d.add(nest.Joint{Kind: nest.AtBox, Index: b}, freeRow, knot{})
	}
	d.measureLine(nest.AtTop, firstRow)
	d.measureLine(nest.AtBottom, lastRow)
	if d.interior == nest.Canvas {
		for _, m := range n.Row {
			d.given[d.member(m)] = firstRow
		}
		return
	}
	title := scene.TitleWidth(n.Drawing.Boundaries[d.interior].Title)
	d.least = units(title + nest.Frames.Corner)
	if len(nest.CrossingsOn(d.legs, nest.AtTop)) > 0 && len(nest.CrossingsOn(d.legs, nest.AtBottom)) > 0 {
		d.title = units(title) + d.gap
	}
}

// measureLine makes a knot of every crossing on a line.
func (d *draft) measureLine(line nest.JointKind, row int) {
	for _, f := range nest.CrossingsOn(d.legs, line) {
		w, offset := nest.CrossingSize(d.s.nest.Drawing, f, d.interior)
		d.add(nest.Joint{Kind: line, Index: f}, row, knot{left: units(offset), right: units(w - offset), tall: heights.crossing * Grain, flow: f})
	}
}

func (d *draft) add(j nest.Joint, row int, k knot) {
	d.joints[j] = len(d.knots)
	d.knots, d.given = append(d.knots, k), append(d.given, row)
}

// member is the knot of a member of the interior.
func (d *draft) member(m int) int {
	if n := len(d.s.nest.Drawing.Elements); m >= n {
		return d.joints[nest.Joint{Kind: nest.AtBox, Index: m - n}]
	}
	return d.joints[nest.Joint{Kind: nest.AtElement, Index: m}]
}

// connect makes a strand of every leg that leads from one row to another.
func (d *draft) connect(second map[int]bool) {
	n := d.s.nest
	for i, p := range d.legs {
		f := n.Drawing.Flows[p.Flow]
		upper, lower := d.joints[p.Upper], d.joints[p.Lower]
		if n.Flat(p) {
			d.flat = append(d.flat, i)
			d.aside[[2]int{min(upper, lower), max(upper, lower)}] = units(font.Small.Broadest(f.Lines) + engine.FlatRoom)
			continue
		}
		s := strand{leg: i, upper: upper, lower: lower, least: 1}
		switch {
		case n.FartherBy(p) > 0:
			s.least = 1 + n.FartherBy(p)
		case second[p.Lower.Index] && n.Folded.Empty():
			s.least = 2
		case n.HasRoom(d.interior, p):
			s.wide = units(2*scene.BadgeReach(f) + scene.LabelGap + font.Small.Broadest(f.Lines))
			s.tall = units(heights.line * float64(max(heights.nameLines, len(f.Lines))))
			d.labels = true
		}
		d.strands = append(d.strands, s)
	}
	if d.labels { // the engine has a row for labels between every two
		d.rankGap /= 2
		for i := range d.strands {
			d.strands[i].least *= 2
		}
	}
}

// arrange takes over what an order and the interiors inside say.
func (d *draft) arrange(h nest.Hints, t *Trial) {
	n := d.s.nest
	for _, b := range n.Boxes[n.Slot(d.interior)] {
		k := &d.knots[d.joints[nest.Joint{Kind: nest.AtBox, Index: b}]]
		k.left, k.right, k.tall = t.interiors[b].w/2, t.interiors[b].w/2, t.interiors[b].h
	}
	for i := range d.strands {
		s := &d.strands[i]
		p := d.legs[s.leg]
		if !d.knots[s.upper].bend {
			s.fromX, s.fromPort = port(t, p.Upper, p.Flow, true)
		}
		if !d.knots[s.lower].bend {
			s.toX, s.toPort = port(t, p.Lower, p.Flow, false)
		}
	}
	for _, line := range [2]nest.JointKind{nest.AtTop, nest.AtBottom} {
		if order := h[nest.Hint{Interior: d.interior, Line: line}]; order != nil {
			d.keep(order, func(f int) int { return d.joints[nest.Joint{Kind: line, Index: f}] })
		}
	}
	if d.interior == nest.Canvas && len(t.row) > 0 {
		d.keep(t.row, d.member)
	}
}

// keep gives knots of one row an order that they keep.
func (d *draft) keep(order []int, knot func(int) int) {
	row := d.ranks[d.knots[knot(order[0])].rank]
	for _, m := range order {
		d.knots[knot(m)].kept = true
	}
	next := 0
	for at, i := range row {
		if d.knots[i].kept {
			row[at] = knot(order[next])
			next++
		}
	}
}

// port is where a flow meets the box of a boundary, from its middle, and its number there.
func port(t *Trial, j nest.Joint, flow int, upper bool) (x, number int) {
	if j.Kind != nest.AtBox {
		return 0, 0
	}
	l := t.interiors[j.Index]
	line := l.top
	if upper {
		line = l.bottom
	}
	for i, c := range line {
		if c.flow == flow {
			return c.x - l.w/2, i + 1
		}
	}
	return 0, 0
}
