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

// With more flows or elements in an interior than these, the engine is asked for less effort, and
// for straight lines.
const (
	big  = 60
	huge = 150
)

// hint is an order in which crossings of one line of an interior, or the outermost row, should stand.
type hint struct {
	interior int
	line     jointKind // atElement for the row
}

type hints map[hint][]int

// dot writes one interior as DOT. Boxes of boundaries inside have a port for each
// crossing; crossings of the interior itself stand in the first and the last row.
func (s *search) dot(interior int, titleAbove bool, h hints) []byte {
	var b bytes.Buffer
	legs := s.legs[s.slot(interior)]
	fmt.Fprintf(&b, "digraph g {\ngraph [rankdir=TB splines=spline remincross=true nodesep=%s ranksep=%s]\n",
		engine.Inches(s.nodeGap(interior)), engine.Inches(s.rankGap(interior)))
	switch n := max(len(legs), len(s.elements[s.slot(interior)])); {
	case n > huge:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1 splines=line]\n")
	case n > big:
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1]\n")
	}
	b.WriteString("node [shape=box fixedsize=true label=\"\" margin=0 fontname=Courier fontsize=5]\nedge [dir=none fontname=Courier fontsize=10 label=\"\"]\n")
	for _, e := range s.elements[s.slot(interior)] {
		w, tall := s.roomy(e)
		w += s.gap() - s.nodeGap(interior)
		fmt.Fprintf(&b, "n%d [width=%s height=%s]\n", e+1, engine.Inches(w), engine.Inches(tall))
	}
	for _, box := range s.boxes[s.slot(interior)] {
		l := s.done[box]
		fmt.Fprintf(&b, "b%d [shape=record width=%s height=%s label=\"{{%s}|{x}|{%s}}\"]\n",
			box+1, engine.Inches(l.w), engine.Inches(l.h), ports(l.top, l.w), ports(l.bottom, l.w))
	}
	s.crossingRow(&b, interior, atTop, titleAbove, h)
	s.crossingRow(&b, interior, atBottom, false, h)
	var rows [][]int
	if interior == canvas {
		rows = s.outerRows(h)
		s.outerRow(&b, rows)
	}
	s.placeRows(&b, interior, rows)
	second := s.secondRow(interior, h)
	for _, p := range legs {
		s.edge(&b, interior, p, h, second[p.lower.index])
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// longRow is how many elements may stand in one row of a boundary before every second is moved down.
const longRow = 12

// secondRow picks the elements of a boundary that are to stand in a second row: every
// second of a long row, which would otherwise set the width of the whole picture.
// Only a boundary whose flows all come from above can do with that.
func (s *search) secondRow(interior int, h hints) map[int]bool {
	legs := s.legs[s.slot(interior)]
	if interior == canvas || len(s.boxes[interior]) > 0 || len(s.elements[interior]) <= longRow {
		return nil
	}
	reached := make(map[int]int) // by flow
	for _, p := range legs {
		if p.upper.kind != atTop {
			return nil
		}
		reached[p.flow] = p.lower.index
	}
	order := h[hint{interior, atTop}]
	if len(order) == 0 {
		order = crossingsOn(legs, atTop)
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
func (s *search) gap() float64 {
	if s.d.Named() {
		return gaps.named
	}
	return gaps.plain
}

// nodeGap is what the engine is told of that.
func (s *search) nodeGap(interior int) float64 {
	if s.hasFans(interior) {
		return gaps.folded
	}
	return s.gap()
}

// rankGap leaves more room between rows where many flows run between boxes.
func (s *search) rankGap(interior int) float64 {
	n := 0
	for _, p := range s.legs[s.slot(interior)] {
		if p.upper.kind == atBox && p.lower.kind == atBox {
			n++
		}
	}
	return gaps.rows + min(gaps.mostLeg, gaps.leg*float64(max(0, n-gaps.free)))
}

// ports writes the fields of one side of a record: fillers and a port at each crossing.
func ports(crossings []crossing, width float64) string {
	if len(crossings) == 0 {
		return "x"
	}
	var fields []string
	at := 0.0
	for _, p := range crossings {
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

// crossingRow writes the crossings of one line with the room for the title before them. A
// chain of invisible edges keeps the order of a hint; it needs a weight to be kept.
func (s *search) crossingRow(b *bytes.Buffer, interior int, line jointKind, title bool, h hints) {
	all := crossingsOn(s.legs[s.slot(interior)], line)
	if len(all) == 0 {
		return
	}
	rank := "source"
	if line == atBottom {
		rank = "sink"
	}
	fmt.Fprintf(b, "{ graph [rank=%s]\n", rank)
	if title {
		fmt.Fprintf(b, "h [width=%s height=0.0278]\n", engine.Inches(scene.TitleWidth(s.d.Boundaries[interior].Title)))
	}
	for _, f := range all {
		w, offset := crossingSize(s.d, f, interior)
		if w <= 2*offset {
			fmt.Fprintf(b, "%s [width=%s height=0.0278]\n", crossingName(line, f), engine.Inches(w))
			continue
		}
		fmt.Fprintf(b, "%s [shape=record width=%s height=0.0278 label=\"<g>%s|%s\"]\n", crossingName(line, f), engine.Inches(w),
			strings.Repeat("x", int(2*offset/fill)), strings.Repeat("x", int((w-2*offset)/fill)))
	}
	b.WriteString("}\n")
	order := h[hint{interior, line}]
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
	if s.hasFans(interior) {
		weight = foldedPull
	}
	chain(b, order, weight, func(f int) string { return crossingName(line, f) })
}

func chain(b *bytes.Buffer, order []int, weight int, name func(int) string) {
	for i := 1; i < len(order); i++ {
		fmt.Fprintf(b, "%s -> %s [style=invis weight=%d]\n", name(order[i-1]), name(order[i]), weight)
	}
}

func crossingName(line jointKind, flow int) string {
	if line == atTop {
		return fmt.Sprintf("t%d", flow+1)
	}
	return fmt.Sprintf("u%d", flow+1)
}

// outerRow puts what nothing vouches for into the first row of the canvas, or the first few, each in its order.
func (s *search) outerRow(b *bytes.Buffer, rows [][]int) {
	rank := "source"
	for _, row := range rows {
		fmt.Fprintf(b, "{ graph [rank=%s]\n", rank)
		for _, r := range row {
			b.WriteString(s.rowName(r) + "\n")
		}
		b.WriteString("}\n")
		chain(b, row, 1, s.rowName)
		rank = "same"
	}
}

// rowOrder is the hinted order of the outermost row, or that of declaration.
func (s *search) rowOrder(h hints) []int {
	if order := h[hint{canvas, atElement}]; len(order) > 0 {
		return order
	}
	return s.row
}

// rowName names a member of the row: elements by their index, boundaries behind them.
func (s *search) rowName(r int) string {
	if n := len(s.d.Elements); r >= n {
		return fmt.Sprintf("b%d", r-n+1)
	}
	return fmt.Sprintf("n%d", r+1)
}

// edge writes a leg of a flow, upper end first. Only legs that join two
// rows get room for a label: flat edges with labels make Graphviz write to memory
// that is not its own.
func (s *search) edge(b *bytes.Buffer, interior int, p leg, h hints, second bool) {
	f := s.d.Flows[p.flow]
	upper, lower := s.jointName(interior, p, p.upper), s.jointName(interior, p, p.lower)
	extra := ""
	switch {
	case s.flat(p):
		if order := s.rowOrder(h); slices.Index(order, p.upper.index) > slices.Index(order, p.lower.index) {
			upper, lower = lower, upper
		}
		// A flat edge keeps this many gaps between its ends: room for the label on the line.
		extra = fmt.Sprintf(" minlen=%d", int(math.Ceil((font.Small.Broadest(f.Lines)+engine.FlatRoom)/s.gap())))
	case s.fartherBy(p) > 0:
		extra = fmt.Sprintf(" minlen=%d", 1+s.fartherBy(p))
	case second && s.folded.empty():
		extra = " minlen=2"
	case len(f.Crossings) == 0 && !s.fanned(p) && (s.spaced[p.flow] || len(s.legs[s.slot(interior)]) <= labelledLegs && s.labelled(interior, p)):
		extra = " label=\"" + engine.Room(f) + "\""
	}
	fmt.Fprintf(b, "%s -> %s [id=f%d%s]\n", upper, lower, p.flow+1, extra)
}

// labelled reports whether a flow that stays in one interior needs room for what is written
// on it: a name, or a number that is wide or beside another.
func (s *search) labelled(interior int, p leg) bool {
	f := s.d.Flows[p.flow]
	return len(f.Lines) > 0 || f.Bundle || f.Crosses || s.twin(interior, p)
}

// twin reports whether another flow runs between the same two elements.
func (s *search) twin(interior int, p leg) bool {
	return slices.ContainsFunc(s.legs[s.slot(interior)], func(o leg) bool {
		return o.flow != p.flow && o.upper == p.upper && o.lower == p.lower
	})
}

// labelledLegs is how many flows an interior may have for labels to get room: labels
// are what makes the engine slow.
const labelledLegs = 60

// flat reports whether both ends of a leg stand in the outermost row.
func (s *search) flat(p leg) bool {
	return p.upper != p.lower && p.upper.kind == atElement && p.lower.kind == atElement &&
		slices.Contains(s.row, p.upper.index) && slices.Contains(s.row, p.lower.index)
}

func (s *search) jointName(interior int, p leg, j joint) string {
	upper := j == p.upper
	switch j.kind {
	case atElement:
		return fmt.Sprintf("n%d", j.index+1)
	case atBox:
		return fmt.Sprintf("b%d:p%d:%s", j.index+1, p.flow+1, compass(upper))
	}
	name := crossingName(j.kind, p.flow)
	if w, offset := crossingSize(s.d, p.flow, interior); w > 2*offset {
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
func (s *search) roomy(e int) (w, h float64) {
	x := s.d.Elements[e]
	w, h = x.W, x.H
	if x.Tenants {
		w, h = w+2*scene.Sheet.X, h-2*scene.Sheet.Y
	}
	_, room := loopRooms(s.d, s.loops[e])
	return w + 2*room, h
}
