package paint

import (
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Entry is one line of the legend: a symbol around the origin, its width, and what it means.
type Entry struct {
	symbol raw
	width  float64
	text   string
}

// Legend lists the symbols that a drawing uses, and no other.
func Legend(d scene.Drawing, l overlay.Layer) []Entry {
	if d.Scene == scene.ChangeScene {
		return append(markEntries(d), slices.Concat(elementEntries(d), lineEntries(d), plainSigns(d, l))...)
	}
	return append(elementEntries(d), flowEntries(d, l)...)
}

// elementSymbols are the symbols of elements and their marks, with the elements that have them.
// A symbol is drawn to the right of the origin, its middle a pixel above it.
var elementSymbols = []struct {
	Entry
	is func(scene.Element) bool
}{
	{Entry{`<rect class="n x" y="-8" width="22" height="14"/>`, 22, "External entity"}, func(e scene.Element) bool { return e.Form == scene.PlainForm && e.External() }},
	{Entry{`<rect class="n" y="-8" width="24" height="14" rx="7"/>`, 24, "Process"}, func(e scene.Element) bool { return e.Form == scene.PlainForm && e.Type == model.Process }},
	{Entry{`<path class="s st" d="M0-8h24M0 6h24"/>`, 24, "Data store"}, func(e scene.Element) bool { return e.Type == model.Store }},
	{Entry{`<rect class="t0 sb" y="-8" width="24" height="14"/>`, 24, "Neighbour, drawn elsewhere"}, func(e scene.Element) bool { return e.Form == scene.StubForm }},
	{Entry{`<rect class="n" x="4" y="-9" width="20" height="12"/><rect class="n" y="-6" width="20" height="12"/>`, 24, "Multi-tenant"}, func(e scene.Element) bool { return e.Tenants }},
	{Entry{`<rect class="r" y="-8" width="20" height="14"/>`, 20, "Sensitive data"}, func(e scene.Element) bool { return e.Tint == scene.Sensitive }},
	{Entry{`<rect class="c" y="-8" width="20" height="14"/>`, 20, "Confidential data"}, func(e scene.Element) bool { return e.Tint == scene.Confidential }},
	{Entry{`<rect class="u" y="-8" width="24" height="14"/>`, 24, "Out of scope"}, func(e scene.Element) bool { return e.Out }},
	{Entry{crownSymbol(), 20, "Crown jewel"}, func(e scene.Element) bool { return e.Crown }},
	{Entry{countSymbol(), 18, "Open threats"}, func(e scene.Element) bool { return e.Open > 0 }},
}

// The symbols of flows and boundaries, in the same way. The five fields of trust are followed by
// their bars.
var (
	lineEntry  = Entry{`<path class="b" d="M0-1h30"/>`, 30, "Trust boundary"}
	trustEntry = Entry{trustSymbol(13), 93, "Trust, low to high"}
	railEntry  = Entry{`<path class="co" d="M2-1h24"/><path class="cs" d="M2-1h24"/><path class="ex" d="M0-1h28"/>`, 28, "Carries a crown jewel"}
	asyncEntry = Entry{`<path class="ex" d="M0-1h26M18-5l8 4-8 4"/>`, 26, "Asynchronous"}
)

// middle is how high above the origin the middle of a symbol is, in pixels.
const middle = 1

// crownMiddle is half the width of a crown, in pixels.
const crownMiddle = 10

func crownSymbol() raw {
	var w writer
	w.crown(geom.Pt(crownMiddle, -middle))
	return w.raw()
}

func countSymbol() raw {
	var w writer
	w.count(geom.Pt(badges.radius, -middle), 2)
	return w.raw()
}

// trustSymbol draws a field of some width in the colour of each level, and full bars.
func trustSymbol(width float64) raw {
	var w writer
	for i := range bar.count {
		w.put(`<rect class="t%v" x="%v" y="-8" width="%v" height="14"/>`, i+1, width*float64(i), width)
	}
	w.bars(width*float64(bar.count)+legends.gap, legends.bars, bar.count-1)
	return w.raw()
}

func elementEntries(d scene.Drawing) []Entry {
	var out []Entry
	for _, s := range elementSymbols {
		if slices.ContainsFunc(d.Elements, s.is) {
			out = append(out, s.Entry)
		}
	}
	return out
}

func flowEntries(d scene.Drawing, l overlay.Layer) []Entry {
	out := lineEntries(d)
	signs := [len(signTexts)]bool{}
	further, worst := false, scene.StateFine
	for i, f := range d.Flows {
		signs[f.Rank()] = true
		if len(l.Diamonds[i]) > 0 {
			further, worst = true, max(worst, f.State)
		}
	}
	for rank, used := range signs {
		if used {
			out = append(out, signEntry(rank))
		}
	}
	if further {
		var w writer
		w.diamond(worst, geom.Pt(diamonds.asked, -middle))
		out = append(out, furtherEntry(w.raw()))
	}
	return out
}

// lineEntries are those of boundaries and of the lines of flows.
func lineEntries(d scene.Drawing) []Entry {
	var out []Entry
	if len(d.Boundaries) > 0 || d.Scene == "overview" {
		out = append(out, lineEntry, trustEntry)
	}
	if slices.ContainsFunc(d.Flows, func(f scene.Flow) bool { return f.Crown }) {
		out = append(out, railEntry)
	}
	if slices.ContainsFunc(d.Flows, func(f scene.Flow) bool { return f.Async }) {
		out = append(out, asyncEntry)
	}
	return out
}

func furtherEntry(diamond raw) Entry {
	return Entry{diamond, 2 * diamonds.asked, "Further crossing of a flow"}
}

// signTexts are what the signs mean, by rank.
var signTexts = [...]string{
	"Crosses a boundary, threats open", "Crosses a boundary, high question", "Crosses a boundary, none open",
	"Inside one zone, threats open", "Inside one zone, high question", "Inside one zone",
}

func signEntry(rank int) Entry {
	const states = int(scene.StateOpen) + 1
	f := scene.Flow{Number: "n", Crosses: rank < states, State: scene.StateOpen - scene.State(rank%states)}
	half := scene.BadgeReach(f)
	var w writer
	w.sign(f, geom.Pt(half, -middle))
	return Entry{w.raw(), 2 * half, signTexts[rank]}
}

// room is how wide an entry is with its text, which in wide fonts takes part of what is kept free after it.
func (e Entry) room() float64 {
	return e.width + legends.gap + font.Small.Room([]string{e.text}, 0, legends.least-legends.step)
}

// legendRows puts entries into rows of at most limit pixels and returns where each is and how high all are.
func legendRows(entries []Entry, limit float64) (at []geom.Point, height float64) {
	x, y := 0.0, 0.0
	for _, e := range entries {
		if w := e.room(); x > 0 && x+w > limit {
			x, y = 0, y+legends.row
		}
		at = append(at, geom.Pt(x, y))
		x += e.room() + legends.step
	}
	return at, y + legends.row
}

// legend draws entries at their places relative to a corner.
func (w *writer) legend(entries []Entry, at []geom.Point, corner geom.Point) {
	w.put("<g class=\"legend\">\n")
	for i, e := range entries {
		p := corner.Plus(at[i])
		w.put(`<g transform="translate(%v %v)">%v<text class="L m" x="%v" y="3">%v</text></g>`+"\n", p.X, p.Y, e.symbol, e.width+legends.gap, e.text)
	}
	w.put("</g>\n")
}
