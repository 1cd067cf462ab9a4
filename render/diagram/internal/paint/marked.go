package paint

import (
	"slices"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// A picture of a change tells what became of a part by a word, and by a shape: what is added has lines beside
// its own, what is changed has ticks across them, and what is removed is drawn with dots, its name struck out.

// marked are the colours of such a picture. They are part of no other.
var marked = []shade{
	{".ma{stroke:%s}.wa{fill:%[1]s}", "#0a5c4f", "#6ee7cf"},
	{".mc{stroke:%s}.wc{fill:%[1]s}", "#5b2a9d", "#d0b8ff"},
	{".mr{stroke:%s}.wr{fill:%[1]s}", "#434d58", "#b6c0ca"},
	{".eg{stroke:%s}.egh{fill:%[1]s}", "#434d58", "#b6c0ca"},
	{".gf{fill:%s}", "#f3f5f7", "#1b2027"},
}

// markedLines is the part of their style that has no colour.
const markedLines = `.ts .ma,.ts .mc,.ts .mr,.ts .eg{fill:none}.ts .ma{stroke-width:1.4}` +
	`.ts .mc{stroke-width:7;stroke-dasharray:1.6 5}.ts .mr,.ts .eg{stroke-width:2.2;stroke-linecap:round;stroke-dasharray:.1 4.4}.ts .hs{stroke-dasharray:none}` +
	`.ts .wa,.ts .wc,.ts .wr{font-weight:700}.ts .gone{text-decoration:line-through}`

// beside is how far the lines beside that of a flow are from its middle, and rail how much farther where it
// carries a crown jewel, in pixels.
const (
	beside = 4.6
	rail   = 1.6
)

// markClass is the class of the word of a mark, after others.
func markClass(m scene.Mark) raw {
	switch m.Kind {
	case compare.Added:
		return " wa"
	case compare.Changed:
		return " wc"
	case compare.Removed:
		return " wr"
	}
	return ""
}

// lineMark is the class of a line of a flow's label, after others: the first is the word of its mark. It is not
// struck out, because the ground behind the letters would cover them with the line's own.
func lineMark(m scene.Mark, line int) raw {
	switch {
	case line == 0:
		return markClass(m)
	case m.Kind == compare.Removed:
		return " m"
	}
	return ""
}

// headClass is the class of an open arrow head, which is never dotted.
func headClass(f scene.Flow) raw {
	if f.Mark.Kind == compare.Removed {
		return class(f) + " hs"
	}
	return class(f)
}

// lineClass is the class of the line of a boundary.
func lineClass(m scene.Mark) raw {
	if m.Kind == compare.Removed {
		return "mr"
	}
	return "b"
}

// boundaryMark draws what is beside or across the line of a boundary.
func (w *writer) boundaryMark(m scene.Mark, r geom.Rectangle, over []geom.Rectangle) {
	switch m.Kind {
	case compare.Added:
		w.put(`<path class="ma" d="%v"/>`, dashes(r.Grow(scene.Frame), over))
	case compare.Changed:
		w.put(`<path class="mc" d="%v"/>`, dashes(r, over))
	}
}

// elementMark draws what is around the shape of an element.
func (w *writer) elementMark(e scene.Element, box geom.Rectangle) {
	class := raw("ma")
	switch e.Mark.Kind {
	case compare.Added:
		box = box.Grow(scene.Frame)
	case compare.Changed:
		class = "mc"
	default:
		return
	}
	if e.Type == model.Store {
		w.put(`<path class="%v" d="M%v %vH%vM%v %vH%v"/>`, class, box.X0, box.Y0, box.X1, box.X0, box.Y1, box.X1)
		return
	}
	radius := e.Radius()
	switch {
	case radius > 0 && e.Mark.Kind == compare.Added:
		radius += scene.Frame
	case radius == 0 && e.Mark.Kind == compare.Changed:
		w.tickedSides(box)
		return
	}
	w.put(`<rect class="%v" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, class, box.X0, box.Y0, box.W(), box.H(), radius)
}

// tickedSides draws ticks across the sides of a box, each side on its own: two ticks at one corner would be a blot.
func (w *writer) tickedSides(r geom.Rectangle) {
	const c = scene.Frame
	w.put(`<path class="mc" d="M%v %vH%vM%v %vV%vM%v %vH%vM%v %vV%v"/>`, r.X0+c, r.Y0, r.X1-c, r.X1, r.Y0+c, r.Y1-c, r.X1-c, r.Y1, r.X0+c, r.X0, r.Y1-c, r.Y0+c)
}

// removedOutline draws the shape of an element that is gone.
func (w *writer) removedOutline(e scene.Element, r geom.Rectangle) {
	w.put(`<rect class="gf" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, r.X0, r.Y0, r.W(), r.H(), e.Radius())
	if e.Type == model.Store {
		w.put(`<path class="mr" d="M%v %vH%vM%v %vH%v"/>`, r.X0, r.Y0, r.X1, r.X0, r.Y1, r.X1)
		return
	}
	w.put(`<rect class="mr" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, r.X0, r.Y0, r.W(), r.H(), e.Radius())
}

// flowMark draws what is beside or across the line of a flow.
func (w *writer) flowMark(f scene.Flow, shaft geom.Curve) {
	switch f.Mark.Kind {
	case compare.Added:
		away := beside
		if f.Crown {
			away += rail
		}
		w.put(`<path class="ma" d="%v"/>`, path(shaft.Beside(away)))
		w.put(`<path class="ma" d="%v"/>`, path(shaft.Beside(-away)))
	case compare.Changed:
		w.put(`<path class="mc" d="%v"/>`, path(shaft))
	}
}

// markEntries are those of the marks that a drawing has.
func markEntries(d scene.Drawing) []Entry {
	used := make(map[compare.Kind]bool)
	for _, b := range d.Boundaries {
		used[b.Mark.Kind] = true
	}
	for _, e := range d.Elements {
		used[e.Mark.Kind] = true
	}
	for _, f := range d.Flows {
		used[f.Mark.Kind] = true
	}
	var out []Entry
	for _, m := range [...]struct {
		kind compare.Kind
		text string
	}{{compare.Added, "Added: lines beside"}, {compare.Removed, "Removed: dots"}, {compare.Changed, "Changed: ticks across"}} {
		if used[m.kind] {
			out = append(out, Entry{markSymbol(m.kind), markWidth, m.text})
		}
	}
	return out
}

// markWidth is how wide the symbol of a mark is, in pixels: a box and a flow.
const markWidth = 66

func markSymbol(kind compare.Kind) raw {
	var w writer
	mark := scene.Mark{Kind: kind}
	e := scene.Element{Type: model.External, Mark: mark}
	box := geom.Rect(5, -6, 25, 4)
	w.elementMark(e, box)
	w.outline(e, box, false)
	line := geom.Curve{geom.Pt(32, -1), geom.Pt(43, -1), geom.Pt(54, -1), geom.Pt(markWidth, -1)}
	f := scene.Flow{Mark: mark}
	s := shaft(f, line)
	w.flowMark(f, s)
	w.put(`<path class="%v" d="%v"/>`, class(f), path(s))
	w.head(f, line[len(line)-1], s[len(s)-1])
	return w.raw()
}

// plainSigns are the symbols of signs that say nothing of threats.
func plainSigns(d scene.Drawing, l overlay.Layer) []Entry {
	var out []Entry
	for _, s := range [...]struct {
		crosses bool
		text    string
	}{{true, "Crosses a boundary"}, {false, "Inside one zone"}} {
		if slices.ContainsFunc(d.Flows, func(f scene.Flow) bool { return f.Crosses == s.crosses }) {
			f := scene.Flow{Number: "n", Crosses: s.crosses}
			w := writer{change: true}
			w.sign(f, geom.Pt(scene.BadgeReach(f), -middle))
			out = append(out, Entry{w.raw(), 2 * scene.BadgeReach(f), s.text})
		}
	}
	if slices.ContainsFunc(l.Diamonds, func(all []overlay.Diamond) bool { return len(all) > 0 }) {
		w := writer{change: true}
		w.diamond(scene.StateFine, geom.Pt(diamonds.asked, -middle))
		out = append(out, furtherEntry(w.raw()))
	}
	return out
}

// noteSizes are those of the lines below a picture, in pixels.
var noteSizes = struct {
	line  float64 // the distance of two lines
	above float64 // from what is above the first one
	lines int     // of text, at most, that one note takes
}{line: 16, above: 14, lines: 3}

// annotate adds notes below everything.
func (pg *Page) annotate(notes []string) {
	if len(notes) == 0 {
		return
	}
	room := pg.W - card.margin - card.headMargin
	for _, note := range notes {
		pg.Notes = append(pg.Notes, font.Subtitle.Anywhere().WrapWithin(note, room, room, noteSizes.lines)...)
	}
	pg.Below = geom.Pt(card.margin, pg.H+noteSizes.above)
	pg.H += noteSizes.above + noteSizes.line*float64(len(pg.Notes)) + canvas.bottom
}

// notes writes the lines below everything.
func (w *writer) notes(pg Page) {
	for i, line := range pg.Notes {
		w.text("S m", pg.Below.X, pg.Below.Y+noteSizes.line*float64(i), line)
	}
	if len(pg.Notes) > 0 {
		w.put("\n")
	}
}
