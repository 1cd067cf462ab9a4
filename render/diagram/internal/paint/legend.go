package paint

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// entry is one line of the legend: a symbol around the origin, its width, and what it means.
type entry struct {
	symbol raw
	width  float64
	text   string
}

// Legend lists the symbols that a drawing uses, and no other.
func Legend(d scene.Drawing, l overlay.Layer) []entry {
	return append(elementEntries(d), flowEntries(d, l)...)
}

func elementEntries(d scene.Drawing) []entry {
	var out []entry
	add := func(used bool, symbol raw, width float64, text string) {
		if used {
			out = append(out, entry{symbol, width, text})
		}
	}
	some := func(test func(scene.Element) bool) bool {
		for _, e := range d.Elements {
			if test(e) {
				return true
			}
		}
		return false
	}
	var crown, count writer
	crown.crown(geom.Pt(10, -1))
	count.count(geom.Pt(9, -1), 2)
	add(some(func(e scene.Element) bool { return e.Form == scene.PlainForm && e.External() }),
		`<rect class="n x" y="-8" width="22" height="14"/>`, 22, "External entity")
	add(some(func(e scene.Element) bool { return e.Form == scene.PlainForm && e.Type == model.Process }),
		`<rect class="n" y="-8" width="24" height="14" rx="7"/>`, 24, "Process")
	add(some(func(e scene.Element) bool { return e.Type == model.Store }),
		`<path class="s st" d="M0-8h24M0 6h24"/>`, 24, "Data store")
	add(some(func(e scene.Element) bool { return e.Form == scene.StubForm }),
		`<rect class="t0 sb" y="-8" width="24" height="14"/>`, 24, "Neighbour, drawn elsewhere")
	add(some(func(e scene.Element) bool { return e.Tenants }),
		`<rect class="n" x="4" y="-9" width="20" height="12"/><rect class="n" y="-6" width="20" height="12"/>`, 24, "Multi-tenant")
	add(some(func(e scene.Element) bool { return e.Tint == scene.Sensitive }),
		`<rect class="r" y="-8" width="20" height="14"/>`, 20, "Sensitive data")
	add(some(func(e scene.Element) bool { return e.Tint == scene.Confidential }),
		`<rect class="c" y="-8" width="20" height="14"/>`, 20, "Confidential data")
	add(d.LeavesOut(), `<rect class="u" y="-8" width="24" height="14"/>`, 24, "Out of scope")
	add(some(func(e scene.Element) bool { return e.Crown }), crown.raw(), 20, "Crown jewel")
	add(some(func(e scene.Element) bool { return e.Open > 0 }), count.raw(), 18, "Open threats")
	return out
}

func flowEntries(d scene.Drawing, l overlay.Layer) []entry {
	var out []entry
	if len(d.Boundaries) > 0 || d.Scene == "overview" {
		var bars writer
		for i := range 5 {
			bars.put(`<rect class="t%v" x="%v" y="-8" width="13" height="14"/>`, i+1, 13*float64(i))
		}
		bars.bars(73, 5, 4)
		out = append(out, entry{`<path class="b" d="M0-1h30"/>`, 30, "Trust boundary"}, entry{bars.raw(), 93, "Trust, low to high"})
	}
	var crown, async bool
	signs := [len(signTexts)]bool{}
	further, worst := false, scene.StateFine
	for i, f := range d.Flows {
		crown, async = crown || f.Crown, async || f.Async
		signs[f.Rank()] = true
		if len(l.Diamonds[i]) > 0 {
			further, worst = true, max(worst, f.State)
		}
	}
	if crown {
		out = append(out, entry{`<path class="co" d="M2-1h24"/><path class="cs" d="M2-1h24"/><path class="ex" d="M0-1h28"/>`, 28, "Carries a crown jewel"})
	}
	if async {
		out = append(out, entry{`<path class="ex" d="M0-1h26M18-5l8 4-8 4"/>`, 26, "Asynchronous"})
	}
	for rank, used := range signs {
		if used {
			out = append(out, signEntry(rank))
		}
	}
	if further {
		var w writer
		w.diamond(worst, geom.Pt(diamondAsked, -1))
		out = append(out, entry{w.raw(), 2 * diamondAsked, "Further crossing of a flow"})
	}
	return out
}

// signTexts are what the signs mean, by rank.
var signTexts = [...]string{
	"Crosses a boundary, threats open", "Crosses a boundary, high question", "Crosses a boundary, none open",
	"Inside one zone, threats open", "Inside one zone, high question", "Inside one zone",
}

func signEntry(rank int) entry {
	const states = int(scene.StateOpen) + 1
	f := scene.Flow{Number: "n", Crosses: rank < states, State: scene.StateOpen - scene.State(rank%states)}
	half := scene.BadgeReach(f)
	var w writer
	w.sign(f, geom.Pt(half, -1))
	return entry{w.raw(), 2 * half, signTexts[rank]}
}

const (
	legendRow  = 24.0
	legendGap  = 8.0  // between a symbol and its text
	legendStep = 22.0 // between two entries of a row
)

// entryWidth is the room of an entry with its text, which in wide fonts takes a part of what is kept free behind it.
func (e entry) entryWidth() float64 {
	return e.width + legendGap + font.Small.Room([]string{e.text}, 0, 10-legendStep)
}

// legendRows puts entries into rows of at most limit pixels and returns where each stands and how high all are.
func legendRows(entries []entry, limit float64) (at []geom.Point, height float64) {
	x, y := 0.0, 0.0
	for _, e := range entries {
		if w := e.entryWidth(); x > 0 && x+w > limit {
			x, y = 0, y+legendRow
		}
		at = append(at, geom.Pt(x, y))
		x += e.entryWidth() + legendStep
	}
	return at, y + legendRow
}

// legend draws entries at their places relative to a corner.
func (w *writer) legend(entries []entry, at []geom.Point, corner geom.Point) {
	w.put("<g class=\"legend\">\n")
	for i, e := range entries {
		p := corner.Plus(at[i])
		w.put(`<g transform="translate(%v %v)">%v<text class="L m" x="%v" y="3">%v</text></g>`+"\n", p.X, p.Y, e.symbol, e.width+legendGap, e.text)
	}
	w.put("</g>\n")
}
