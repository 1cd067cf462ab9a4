package search

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// From so many flows in one level on the engine is asked for less effort, and for straight lines.
const (
	bigLevel  = 60
	hugeLevel = 150
)

// hint is an order in which pins of one line of a level, or the outermost row, should stand.
type hint struct {
	level int
	line  jointKind // atElement for the row
}

type hints map[hint][]int

// gateDot writes one level as DOT. Boxes of boundaries inside have a port for each
// pin; pins of the level itself stand in the first and the last row.
func (g *gates) gateDot(level int, titleAbove bool, h hints) []byte {
	var b bytes.Buffer
	legs := g.legs[g.slot(level)]
	fmt.Fprintf(&b, "digraph g {\ngraph [rankdir=TB splines=spline remincross=true nodesep=%s ranksep=%s]\n",
		engine.Inches(g.nodeGap(level)), engine.Inches(g.rankGap(level)))
	switch n := max(len(legs), len(g.elements[g.slot(level)])); {
	case n > hugeLevel:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1 splines=line]\n")
	case n > bigLevel:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1]\n")
	}
	b.WriteString("node [shape=box fixedsize=true label=\"\" margin=0 fontname=Courier fontsize=5]\nedge [dir=none fontname=Courier fontsize=10 label=\"\"]\n")
	for _, e := range g.elements[g.slot(level)] {
		w, tall := g.roomy(e)
		w += g.gap() - g.nodeGap(level)
		fmt.Fprintf(&b, "n%d [width=%s height=%s]\n", e+1, engine.Inches(w), engine.Inches(tall))
	}
	for _, box := range g.boxes[g.slot(level)] {
		l := g.done[box]
		fmt.Fprintf(&b, "b%d [shape=record width=%s height=%s label=\"{{%s}|{x}|{%s}}\"]\n",
			box+1, engine.Inches(l.w), engine.Inches(l.h), ports(l.top, l.w), ports(l.bottom, l.w))
	}
	g.pinRow(&b, level, atTop, titleAbove, h)
	g.pinRow(&b, level, atBottom, false, h)
	var rows [][]int
	if level == canvas {
		rows = g.outerRows(h)
		g.outerRow(&b, rows)
	}
	g.placeRows(&b, level, rows)
	second := g.secondRow(level, h)
	for _, p := range legs {
		g.gateEdge(&b, level, p, h, second[p.lower.index])
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// longRow is how many elements may stand in one row of a boundary before every second is moved down.
const longRow = 12

// secondRow picks the elements of a boundary that are to stand in a second row: every
// second of a long row, which would otherwise set the width of the whole picture.
// Only a boundary whose flows all come from above can do with that.
func (g *gates) secondRow(level int, h hints) map[int]bool {
	legs := g.legs[g.slot(level)]
	if level == canvas || len(g.boxes[level]) > 0 || len(g.elements[level]) <= longRow {
		return nil
	}
	reached := make(map[int]int) // by flow
	for _, p := range legs {
		if p.upper.kind != atTop {
			return nil
		}
		reached[p.flow] = p.lower.index
	}
	order := h[hint{level, atTop}]
	if len(order) == 0 {
		order = pins(legs, atTop)
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

// gap is the distance of neighbours in a row.
func (g *gates) gap() float64 {
	if g.d.Named() {
		return gaps.named
	}
	return gaps.plain
}

// nodeGap is what the engine is told of that.
func (g *gates) nodeGap(level int) float64 {
	if g.hasFans(level) {
		return gaps.folded
	}
	return g.gap()
}

// rankGap leaves more room between rows where many flows run between boxes.
func (g *gates) rankGap(level int) float64 {
	n := 0
	for _, p := range g.legs[g.slot(level)] {
		if p.upper.kind == atBox && p.lower.kind == atBox {
			n++
		}
	}
	return gaps.rows + min(gaps.mostLeg, gaps.leg*float64(max(0, n-gaps.free)))
}

// ports writes the fields of one side of a record: fillers and a port at each pin.
func ports(pins []pin, width float64) string {
	if len(pins) == 0 {
		return "x"
	}
	var fields []string
	at := 0.0
	for _, p := range pins {
		if n := int(math.Round((p.x - further.middle - at) / fill)); n > 0 {
			fields = append(fields, strings.Repeat("x", n))
			at += float64(n) * fill
		}
		fields = append(fields, fmt.Sprintf("<p%d>%s", p.flow+1, strings.Repeat("x", portChars)))
		at += portChars * fill
	}
	if n := int((width - at) / fill); n > 0 {
		fields = append(fields, strings.Repeat("x", n))
	}
	return strings.Join(fields, "|")
}

// pinRow writes the pins of one line with the room for the title before them. A
// chain of invisible edges keeps the order of a hint; it needs a weight to be kept.
func (g *gates) pinRow(b *bytes.Buffer, level int, line jointKind, title bool, h hints) {
	all := pins(g.legs[g.slot(level)], line)
	if len(all) == 0 {
		return
	}
	rank := "source"
	if line == atBottom {
		rank = "sink"
	}
	fmt.Fprintf(b, "{ graph [rank=%s]\n", rank)
	if title {
		fmt.Fprintf(b, "h [width=%s height=0.0278]\n", engine.Inches(scene.TitleWidth(g.d.Boundaries[level].Title)))
	}
	for _, f := range all {
		w, gate := pinSize(g.d, f, level)
		if w <= 2*gate {
			fmt.Fprintf(b, "%s [width=%s height=0.0278]\n", pinName(line, f), engine.Inches(w))
			continue
		}
		fmt.Fprintf(b, "%s [shape=record width=%s height=0.0278 label=\"<g>%s|%s\"]\n", pinName(line, f), engine.Inches(w),
			strings.Repeat("x", int(2*gate/fill)), strings.Repeat("x", int((w-2*gate)/fill)))
	}
	b.WriteString("}\n")
	order := h[hint{level, line}]
	if title {
		first := all
		if len(order) > 0 {
			first = order[:1]
		}
		for _, f := range first {
			fmt.Fprintf(b, "h -> %s [style=invis weight=1]\n", pinName(line, f))
		}
	}
	weight := 1
	if g.hasFans(level) {
		weight = foldedPull
	}
	chain(b, order, weight, func(f int) string { return pinName(line, f) })
}

func chain(b *bytes.Buffer, order []int, weight int, name func(int) string) {
	for i := 1; i < len(order); i++ {
		fmt.Fprintf(b, "%s -> %s [style=invis weight=%d]\n", name(order[i-1]), name(order[i]), weight)
	}
}

func pinName(line jointKind, flow int) string {
	if line == atTop {
		return fmt.Sprintf("t%d", flow+1)
	}
	return fmt.Sprintf("u%d", flow+1)
}

// outerRow puts what nothing vouches for into the first row of the canvas, or the first few, each in its order.
func (g *gates) outerRow(b *bytes.Buffer, rows [][]int) {
	rank := "source"
	for _, row := range rows {
		fmt.Fprintf(b, "{ graph [rank=%s]\n", rank)
		for _, r := range row {
			b.WriteString(g.rowName(r) + "\n")
		}
		b.WriteString("}\n")
		chain(b, row, 1, g.rowName)
		rank = "same"
	}
}

// rowOrder is the hinted order of the outermost row, or that of declaration.
func (g *gates) rowOrder(h hints) []int {
	if order := h[hint{canvas, atElement}]; len(order) > 0 {
		return order
	}
	return g.row
}

// rowName names a member of the row: elements by their index, boundaries behind them.
func (g *gates) rowName(r int) string {
	if n := len(g.d.Elements); r >= n {
		return fmt.Sprintf("b%d", r-n+1)
	}
	return fmt.Sprintf("n%d", r+1)
}

// gateEdge writes a leg of a flow, upper end first. Only legs that join two
// rows get room for a label: level edges with labels make Graphviz write to memory
// that is not its own.
func (g *gates) gateEdge(b *bytes.Buffer, level int, p leg, h hints, second bool) {
	f := g.d.Flows[p.flow]
	upper, lower := g.jointName(level, p, p.upper), g.jointName(level, p, p.lower)
	extra := ""
	switch {
	case g.flat(p):
		if order := g.rowOrder(h); slices.Index(order, p.upper.index) > slices.Index(order, p.lower.index) {
			upper, lower = lower, upper
		}
		// A level edge keeps this many gaps between its ends: room for the label on the line.
		extra = fmt.Sprintf(" minlen=%d", int(math.Ceil((font.Small.Broadest(f.Lines)+engine.LevelRoom)/g.gap())))
	case g.fartherBy(p) > 0:
		extra = fmt.Sprintf(" minlen=%d", 1+g.fartherBy(p))
	case second && g.folded.empty():
		extra = " minlen=2"
	case len(f.Seams) == 0 && !g.fanned(p) && (g.spaced[p.flow] || len(g.legs[g.slot(level)]) <= labelledLegs && g.labelled(level, p)):
		extra = " label=\"" + engine.Room(f) + "\""
	}
	fmt.Fprintf(b, "%s -> %s [id=f%d%s]\n", upper, lower, p.flow+1, extra)
}

// labelled reports whether a flow that stays in one level needs room for what is written
// on it: a name, or a number that is wide or beside another.
func (g *gates) labelled(level int, p leg) bool {
	f := g.d.Flows[p.flow]
	return len(f.Lines) > 0 || f.Bundle || f.Crosses || g.twin(level, p)
}

// twin reports whether another flow runs between the same two elements.
func (g *gates) twin(level int, p leg) bool {
	return slices.ContainsFunc(g.legs[g.slot(level)], func(o leg) bool {
		return o.flow != p.flow && o.upper == p.upper && o.lower == p.lower
	})
}

// labelledLegs is how many flows a level may have for labels to get room: labels
// are what makes the engine slow.
const labelledLegs = 60

// flat reports whether both ends of a leg stand in the outermost row.
func (g *gates) flat(p leg) bool {
	return p.upper != p.lower && p.upper.kind == atElement && p.lower.kind == atElement &&
		slices.Contains(g.row, p.upper.index) && slices.Contains(g.row, p.lower.index)
}

func (g *gates) jointName(level int, p leg, j joint) string {
	upper := j == p.upper
	switch j.kind {
	case atElement:
		return fmt.Sprintf("n%d", j.index+1)
	case atBox:
		return fmt.Sprintf("b%d:p%d:%s", j.index+1, p.flow+1, compass(upper))
	}
	name := pinName(j.kind, p.flow)
	if w, gate := pinSize(g.d, p.flow, level); w > 2*gate {
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
func (g *gates) roomy(e int) (w, h float64) {
	x := g.d.Elements[e]
	w, h = x.W, x.H
	if x.Tenants {
		w, h = w+2*scene.Sheet.X, h-2*scene.Sheet.Y
	}
	_, room := loopRooms(g.d, g.loops[e])
	return w + 2*room, h
}
