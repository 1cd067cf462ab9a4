package nest

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// With more flows or elements in an interior than these, the engine is asked for less effort, and
// for straight lines.
const (
	big  = 60
	huge = 150
)

// Hint says what is ordered: the crossings on one line of an interior, or the outermost row.
type Hint struct {
	Interior int
	Line     JointKind // AtElement for the row
}

// Hints are the orders: of flows by their index, or of members of the outermost row. Where there is
// none, the engine decides.
type Hints map[Hint][]int

// dot writes one interior as DOT. Boxes of boundaries inside have a port for each crossing;
// crossings of the interior itself are in the first and the last row.
func (n *Nest) dot(interior int, titleAbove bool, h Hints) []byte {
	var b bytes.Buffer
	legs := n.Legs[n.Slot(interior)]
	fmt.Fprintf(&b, "digraph g {\ngraph [rankdir=TB splines=spline remincross=true nodesep=%s ranksep=%s]\n",
		engine.Inches(n.NodeGap(interior)), engine.Inches(n.RankGap(interior)))
	switch count := max(len(legs), len(n.Elements[n.Slot(interior)])); {
	case count > huge:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1 splines=line]\n")
	case count > big:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1]\n")
	}
	b.WriteString("node [shape=box fixedsize=true label=\"\" margin=0 fontname=Courier fontsize=5]\nedge [dir=none fontname=Courier fontsize=10 label=\"\"]\n")
	for _, e := range n.Elements[n.Slot(interior)] {
		w, tall := n.Roomy(e)
		w += n.Gap() - n.NodeGap(interior)
		fmt.Fprintf(&b, "n%d [width=%s height=%s]\n", e+1, engine.Inches(w), engine.Inches(tall))
	}
	for _, box := range n.Boxes[n.Slot(interior)] {
		l := n.done[box]
		fmt.Fprintf(&b, "b%d [shape=record width=%s height=%s label=\"{{%s}|{x}|{%s}}\"]\n",
			box+1, engine.Inches(l.w), engine.Inches(l.h), ports(l.top, l.w), ports(l.bottom, l.w))
	}
	n.crossingRow(&b, interior, AtTop, titleAbove, h)
	n.crossingRow(&b, interior, AtBottom, false, h)
	var rows [][]int
	if interior == Canvas {
		rows = n.outerRows(h)
		n.outerRow(&b, rows)
	}
	n.placeRows(&b, interior, rows)
	second := n.SecondRow(interior, h)
	for _, p := range legs {
		n.edge(&b, interior, p, h, second[p.Lower.Index])
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// longRow is how many elements may be in one row of a boundary before every second is moved down.
const longRow = 12

// SecondRow picks the elements of a boundary that go into a second row: every second of a long row,
// which would otherwise set the width of the whole picture. This suits only a boundary whose flows
// all come from above.
func (n *Nest) SecondRow(interior int, h Hints) map[int]bool {
	legs := n.Legs[n.Slot(interior)]
	if interior == Canvas || len(n.Boxes[interior]) > 0 || len(n.Elements[interior]) <= longRow {
		return nil
	}
	reached := make(map[int]int) // by flow
	for _, p := range legs {
		if p.Upper.Kind != AtTop {
			return nil
		}
		reached[p.Flow] = p.Lower.Index
	}
	order := h[Hint{interior, AtTop}]
	if len(order) == 0 {
		order = CrossingsOn(legs, AtTop)
	}
	second, seen := make(map[int]bool), make(map[int]bool)
	for _, f := range order {
		if e := reached[f]; !seen[e] {
			second[e] = len(seen)%2 == 1
			seen[e] = true
		}
	}
	return second
}

// Gap is the distance of neighbours in a row.
func (n *Nest) Gap() float64 {
	if n.Drawing.Named() {
		return gaps.named
	}
	return gaps.plain
}

// NodeGap is the gap that the engine is told.
func (n *Nest) NodeGap(interior int) float64 {
	if n.hasFans(interior) {
		return FoldedGap
	}
	return n.Gap()
}

// RankGap leaves more room between rows where many flows run between boxes.
func (n *Nest) RankGap(interior int) float64 {
	count := 0
	for _, p := range n.Legs[n.Slot(interior)] {
		if p.Upper.Kind == AtBox && p.Lower.Kind == AtBox {
			count++
		}
	}
	return gaps.rows + min(gaps.mostLeg, gaps.leg*float64(max(0, count-gaps.free)))
}

// ports writes the fields of one side of a record: fillers and a port at each crossing.
func ports(crossings []crossing, width float64) string {
	if len(crossings) == 0 {
		return "x"
	}
	var fields []string
	at := 0.0
	for _, p := range crossings {
		if count := int(math.Round((p.x - further.middle - at) / fill)); count > 0 {
			fields = append(fields, strings.Repeat("x", count))
			at += float64(count) * fill
		}
		fields = append(fields, fmt.Sprintf("<p%d>%s", p.flow+1, strings.Repeat("x", portChars)))
		at += portChars * fill
	}
	if count := int((width - at) / fill); count > 0 {
		fields = append(fields, strings.Repeat("x", count))
	}
	return strings.Join(fields, "|")
}

// crossingRow writes the crossings of one line with the room for the title before them. A
// chain of invisible edges keeps the order of a hint; it needs a weight to be kept.
func (n *Nest) crossingRow(b *bytes.Buffer, interior int, line JointKind, title bool, h Hints) {
	all := CrossingsOn(n.Legs[n.Slot(interior)], line)
	if len(all) == 0 {
		return
	}
	rank := "source"
	if line == AtBottom {
		rank = "sink"
	}
	fmt.Fprintf(b, "{ graph [rank=%s]\n", rank)
	if title {
		fmt.Fprintf(b, "h [width=%s height=0.0278]\n", engine.Inches(scene.TitleWidth(n.Drawing.Boundaries[interior].Title)))
	}
	for _, f := range all {
		w, offset := CrossingSize(n.Drawing, f, interior)
		if w <= 2*offset {
			fmt.Fprintf(b, "%s [width=%s height=0.0278]\n", crossingName(line, f), engine.Inches(w))
			continue
		}
		fmt.Fprintf(b, "%s [shape=record width=%s height=0.0278 label=\"<g>%s|%s\"]\n", crossingName(line, f), engine.Inches(w),
			strings.Repeat("x", int(2*offset/fill)), strings.Repeat("x", int((w-2*offset)/fill)))
	}
	b.WriteString("}\n")
	order := h[Hint{interior, line}]
	if title {
		first := all
		if len(order) > 0 {
			first = order[:1]
		}
		for _, f := range first {
			fmt.Fprintf(b, "h -> %s [style=invis weight=1]\n", crossingName(line, f))
		}
	}
	weight := 1
	if n.hasFans(interior) {
		weight = foldedPull
	}
	chain(b, order, weight, func(f int) string { return crossingName(line, f) })
}

func chain(b *bytes.Buffer, order []int, weight int, name func(int) string) {
	for i := 1; i < len(order); i++ {
		fmt.Fprintf(b, "%s -> %s [style=invis weight=%d]\n", name(order[i-1]), name(order[i]), weight)
	}
}

func crossingName(line JointKind, flow int) string {
	if line == AtTop {
		return fmt.Sprintf("t%d", flow+1)
	}
	return fmt.Sprintf("u%d", flow+1)
}

// outerRow puts what nothing vouches for into the first row of the canvas, or the first few, each in its order.
func (n *Nest) outerRow(b *bytes.Buffer, rows [][]int) {
	rank := "source"
	for _, row := range rows {
		fmt.Fprintf(b, "{ graph [rank=%s]\n", rank)
		for _, r := range row {
			b.WriteString(n.rowName(r) + "\n")
		}
		b.WriteString("}\n")
		chain(b, row, 1, n.rowName)
		rank = "same"
	}
}

// RowOrder is the hinted order of the outermost row, or that of declaration.
func (n *Nest) RowOrder(h Hints) []int {
	if order := h[Hint{Canvas, AtElement}]; len(order) > 0 {
		return order
	}
	return n.Row
}

// rowName names a member of the row: elements by their index, then boundaries.
func (n *Nest) rowName(r int) string {
	if count := len(n.Drawing.Elements); r >= count {
		return fmt.Sprintf("b%d", r-count+1)
	}
	return fmt.Sprintf("n%d", r+1)
}

// edge writes a leg of a flow, upper end first. Only legs that join two
// rows get room for a label: flat edges with labels make Graphviz write to memory
// that is not its own.
func (n *Nest) edge(b *bytes.Buffer, interior int, p Leg, h Hints, second bool) {
	f := n.Drawing.Flows[p.Flow]
	upper, lower := n.jointName(interior, p, p.Upper), n.jointName(interior, p, p.Lower)
	extra := ""
	switch {
	case n.Flat(p):
		if order := n.RowOrder(h); slices.Index(order, p.Upper.Index) > slices.Index(order, p.Lower.Index) {
			upper, lower = lower, upper
		}
		// A flat edge keeps this many gaps between its ends: room for the label on the line.
		extra = fmt.Sprintf(" minlen=%d", int(math.Ceil((font.Small.Broadest(f.Lines)+engine.FlatRoom)/n.Gap())))
	case n.FartherBy(p) > 0:
		extra = fmt.Sprintf(" minlen=%d", 1+n.FartherBy(p))
	case second && n.Folded.Empty():
		extra = " minlen=2"
	case n.HasRoom(interior, p):
		extra = " label=\"" + engine.Room(f) + "\""
	}
	fmt.Fprintf(b, "%s -> %s [id=f%d%s]\n", upper, lower, p.Flow+1, extra)
}

// HasRoom reports whether a leg gets room for what is written on it.
func (n *Nest) HasRoom(interior int, p Leg) bool {
	return len(n.Drawing.Flows[p.Flow].Crossings) == 0 && !n.fanned(p) &&
		(n.Spaced[p.Flow] || len(n.Legs[n.Slot(interior)]) <= labelledLegs && n.labelled(interior, p))
}

// labelled reports whether a flow that stays in one interior needs room for what is written
// on it: a name, or a number that is wide or beside another.
func (n *Nest) labelled(interior int, p Leg) bool {
	f := n.Drawing.Flows[p.Flow]
	return len(f.Lines) > 0 || f.Bundle || f.Crosses || n.twin(interior, p)
}

// twin reports whether another flow runs between the same two elements.
func (n *Nest) twin(interior int, p Leg) bool {
	return slices.ContainsFunc(n.Legs[n.Slot(interior)], func(o Leg) bool {
		return o.Flow != p.Flow && o.Upper == p.Upper && o.Lower == p.Lower
	})
}

// labelledLegs is how many flows an interior may have for labels to get room: labels
// are what makes the engine slow.
const labelledLegs = 60

// Flat reports whether both ends of a leg are in the outermost row.
func (n *Nest) Flat(p Leg) bool {
	return p.Upper != p.Lower && p.Upper.Kind == AtElement && p.Lower.Kind == AtElement &&
		slices.Contains(n.Row, p.Upper.Index) && slices.Contains(n.Row, p.Lower.Index)
}

func (n *Nest) jointName(interior int, p Leg, j Joint) string {
	upper := j == p.Upper
	switch j.Kind {
	case AtElement:
		return fmt.Sprintf("n%d", j.Index+1)
	case AtBox:
		return fmt.Sprintf("b%d:p%d:%s", j.Index+1, p.Flow+1, compass(upper))
	}
	name := crossingName(j.Kind, p.Flow)
	if w, offset := CrossingSize(n.Drawing, p.Flow, interior); w > 2*offset {
		name += ":g"
	}
	return name + ":" + compass(upper)
}

// compass is the side at which a leg meets its end: the upper end from below.
func compass(upper bool) string {
	if upper {
		return "s"
	}
	return "n"
}

// Roomy is the size of an element with its second sheet and its loops, on both
// sides so that it stays in the middle.
func (n *Nest) Roomy(e int) (w, h float64) {
	x := n.Drawing.Elements[e]
	w, h = x.W, x.H
	if x.Tenants {
		w, h = w+2*scene.Sheet.X, h-2*scene.Sheet.Y
	}
	_, room := loopRooms(n.Drawing, n.loops[e])
	return w + 2*room, h
}

// With returns the hints with another row.
func (h Hints) With(row []int) Hints {
	out := maps.Clone(h)
	out[Hint{Canvas, AtElement}] = row
	return out
}

// Moving returns the hints with one of a line or row at another place.
func (h Hints) Moving(at Hint, from, to int) Hints {
	out := maps.Clone(h)
	out[at] = Moved(h[at], from, to)
	return out
}

// Exchanging returns the hints with two flows exchanged on every line that both cross.
func (h Hints) Exchanging(a, b int) Hints {
	out := maps.Clone(h)
	for at, order := range h {
		i, j := slices.Index(order, a), slices.Index(order, b)
		if at.Line != AtElement && i >= 0 && j >= 0 {
			out[at] = slices.Clone(order)
			out[at][i], out[at][j] = b, a
		}
	}
	return out
}
