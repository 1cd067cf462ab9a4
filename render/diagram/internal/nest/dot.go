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

// Hint is an order in which crossings of one line of an interior, or the outermost row, should stand.
type Hint struct {
	Interior int
	Line     JointKind // atElement for the row
}

// Hints are such orders: of flows by their index, or of members of the outermost row. Where
// there is none, the engine decides.
type Hints map[Hint][]int

// dot writes one interior as DOT. Boxes of boundaries inside have a port for each
// crossing; crossings of the interior itself stand in the first and the last row.
func (n *Nest) dot(interior int, titleAbove bool, h Hints) []byte {
	var b bytes.Buffer
	legs := n.Legs[n.slot(interior)]
	fmt.Fprintf(&b, "digraph g {\ngraph [rankdir=TB splines=spline remincross=true nodesep=%s ranksep=%s]\n",
		engine.Inches(n.nodeGap(interior)), engine.Inches(n.rankGap(interior)))
	switch count := max(len(legs), len(n.Elements[n.slot(interior)])); {
	case count > huge:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1 splines=line]\n")
	case count > big:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1]\n")
	}
	b.WriteString("node [shape=box fixedsize=true label=\"\" margin=0 fontname=Courier fontsize=5]\nedge [dir=none fontname=Courier fontsize=10 label=\"\"]\n")
	for _, e := range n.Elements[n.slot(interior)] {
		w, tall := n.roomy(e)
		w += n.Gap() - n.nodeGap(interior)
		fmt.Fprintf(&b, "n%d [width=%s height=%s]\n", e+1, engine.Inches(w), engine.Inches(tall))
	}
	for _, box := range n.Boxes[n.slot(interior)] {
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
	second := n.secondRow(interior, h)
	for _, p := range legs {
		n.edge(&b, interior, p, h, second[p.lower.index])
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// longRow is how many elements may stand in one row of a boundary before every second is moved down.
const longRow = 12

// secondRow picks the elements of a boundary that are to stand in a second row: every
// second of a long row, which would otherwise set the width of the whole picture.
// Only a boundary whose flows all come from above can do with that.
func (n *Nest) secondRow(interior int, h Hints) map[int]bool {
	legs := n.Legs[n.slot(interior)]
	if interior == Canvas || len(n.Boxes[interior]) > 0 || len(n.Elements[interior]) <= longRow {
		return nil
	}
	reached := make(map[int]int) // by flow
	for _, p := range legs {
		if p.upper.kind != AtTop {
			return nil
		}
		reached[p.flow] = p.lower.index
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

// nodeGap is what the engine is told of that.
func (n *Nest) nodeGap(interior int) float64 {
	if n.hasFans(interior) {
		return FoldedGap
	}
	return n.Gap()
}

// rankGap leaves more room between rows where many flows run between boxes.
func (n *Nest) rankGap(interior int) float64 {
	count := 0
	for _, p := range n.Legs[n.slot(interior)] {
		if p.upper.kind == atBox && p.lower.kind == atBox {
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
	all := CrossingsOn(n.Legs[n.slot(interior)], line)
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
		w, offset := crossingSize(n.Drawing, f, interior)
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

// rowName names a member of the row: elements by their index, boundaries behind them.
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
	f := n.Drawing.Flows[p.flow]
	upper, lower := n.jointName(interior, p, p.upper), n.jointName(interior, p, p.lower)
	extra := ""
	switch {
	case n.flat(p):
		if order := n.RowOrder(h); slices.Index(order, p.upper.index) > slices.Index(order, p.lower.index) {
			upper, lower = lower, upper
		}
		// A flat edge keeps this many gaps between its ends: room for the label on the line.
		extra = fmt.Sprintf(" minlen=%d", int(math.Ceil((font.Small.Broadest(f.Lines)+engine.FlatRoom)/n.Gap())))
	case n.fartherBy(p) > 0:
		extra = fmt.Sprintf(" minlen=%d", 1+n.fartherBy(p))
	case second && n.Folded.Empty():
		extra = " minlen=2"
	case len(f.Crossings) == 0 && !n.fanned(p) && (n.Spaced[p.flow] || len(n.Legs[n.slot(interior)]) <= labelledLegs && n.labelled(interior, p)):
		extra = " label=\"" + engine.Room(f) + "\""
	}
	fmt.Fprintf(b, "%s -> %s [id=f%d%s]\n", upper, lower, p.flow+1, extra)
}

// labelled reports whether a flow that stays in one interior needs room for what is written
// on it: a name, or a number that is wide or beside another.
func (n *Nest) labelled(interior int, p Leg) bool {
	f := n.Drawing.Flows[p.flow]
	return len(f.Lines) > 0 || f.Bundle || f.Crosses || n.twin(interior, p)
}

// twin reports whether another flow runs between the same two elements.
func (n *Nest) twin(interior int, p Leg) bool {
	return slices.ContainsFunc(n.Legs[n.slot(interior)], func(o Leg) bool {
		return o.flow != p.flow && o.upper == p.upper && o.lower == p.lower
	})
}

// labelledLegs is how many flows an interior may have for labels to get room: labels
// are what makes the engine slow.
const labelledLegs = 60

// flat reports whether both ends of a leg stand in the outermost row.
func (n *Nest) flat(p Leg) bool {
	return p.upper != p.lower && p.upper.kind == AtElement && p.lower.kind == AtElement &&
		slices.Contains(n.Row, p.upper.index) && slices.Contains(n.Row, p.lower.index)
}

func (n *Nest) jointName(interior int, p Leg, j joint) string {
	upper := j == p.upper
	switch j.kind {
	case AtElement:
		return fmt.Sprintf("n%d", j.index+1)
	case atBox:
		return fmt.Sprintf("b%d:p%d:%s", j.index+1, p.flow+1, compass(upper))
	}
	name := crossingName(j.kind, p.flow)
	if w, offset := crossingSize(n.Drawing, p.flow, interior); w > 2*offset {
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

// roomy is the size of an element with its second sheet and its loops, on both
// sides so that it stays in the middle.
func (n *Nest) roomy(e int) (w, h float64) {
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
