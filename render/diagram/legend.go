package diagram

import "github.com/trustseam/trustseam/model"

// entry is one line of the legend: a symbol around the origin, its width, and what it means.
type entry struct {
	symbol raw
	width  float64
	text   string
}

// legend lists the symbols that a drawing uses, and no other.
func (d drawing) legend(l layer) []entry {
	return append(d.elementEntries(), d.flowEntries(l)...)
}

func (d drawing) elementEntries() []entry {
	var out []entry
	add := func(used bool, symbol raw, width float64, text string) {
		if used {
			out = append(out, entry{symbol, width, text})
		}
	}
	some := func(test func(element) bool) bool {
		for _, e := range d.Elements {
			if test(e) {
				return true
			}
		}
		return false
	}
	var crown, count writer
	crown.crown(point{10, -1})
	count.count(point{9, -1}, 2)
	add(some(func(e element) bool { return e.Form == plainForm && e.external() }),
		`<rect class="n x" y="-8" width="22" height="14"/>`, 22, "External entity")
	add(some(func(e element) bool { return e.Form == plainForm && e.Type == model.Process }),
		`<rect class="n" y="-8" width="24" height="14" rx="7"/>`, 24, "Process")
	add(some(func(e element) bool { return e.Type == model.Store }),
		`<path class="s st" d="M0-8h24M0 6h24"/>`, 24, "Data store")
	add(some(func(e element) bool { return e.Form == stubForm }),
		`<rect class="t0 sb" y="-8" width="24" height="14"/>`, 24, "Neighbour, drawn elsewhere")
	add(some(func(e element) bool { return e.Tenants }),
		`<rect class="n" x="4" y="-9" width="20" height="12"/><rect class="n" y="-6" width="20" height="12"/>`, 24, "Multi-tenant")
	add(some(func(e element) bool { return e.Tint == sensitive }),
		`<rect class="r" y="-8" width="20" height="14"/>`, 20, "Sensitive data")
	add(some(func(e element) bool { return e.Tint == confidential }),
		`<rect class="c" y="-8" width="20" height="14"/>`, 20, "Confidential data")
	add(d.leavesOut(), `<rect class="u" y="-8" width="24" height="14"/>`, 24, "Out of scope")
	add(some(func(e element) bool { return e.Crown }), crown.raw(), 20, "Crown jewel")
	add(some(func(e element) bool { return e.Open > 0 }), count.raw(), 18, "Open threats")
	return out
}

func (d drawing) flowEntries(l layer) []entry {
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
	further, worst := false, stateFine
	for i, f := range d.Flows {
		crown, async = crown || f.Crown, async || f.Async
		signs[f.rank()] = true
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
		w.diamond(worst, point{diamondAsked, -1})
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
	const states = int(stateOpen) + 1
	f := flow{Number: "n", Crosses: rank < states, State: stateOpen - state(rank%states)}
	half := badgeReach(f)
	var w writer
	w.sign(f, point{half, -1})
	return entry{w.raw(), 2 * half, signTexts[rank]}
}

const (
	legendRow  = 24.0
	legendGap  = 8.0  // between a symbol and its text
	legendStep = 22.0 // between two entries of a row
)

// entryWidth is the room of an entry with its text, which in wide fonts takes a part of what is kept free behind it.
func (e entry) entryWidth() float64 {
	return e.width + legendGap + smallFont.room([]string{e.text}, 0, 10-legendStep)
}

// legendRows puts entries into rows of at most limit pixels and returns where each stands and how high all are.
func legendRows(entries []entry, limit float64) (at []point, height float64) {
	x, y := 0.0, 0.0
	for _, e := range entries {
		if w := e.entryWidth(); x > 0 && x+w > limit {
			x, y = 0, y+legendRow
		}
		at = append(at, point{x, y})
		x += e.entryWidth() + legendStep
	}
	return at, y + legendRow
}

// legend draws entries at their places relative to a corner.
func (w *writer) legend(entries []entry, at []point, corner point) {
	w.put("<g class=\"legend\">\n")
	for i, e := range entries {
		p := corner.plus(at[i])
		w.put(`<g transform="translate(%v %v)">%v<text class="L m" x="%v" y="3">%v</text></g>`+"\n", p.X, p.Y, e.symbol, e.width+legendGap, e.text)
	}
	w.put("</g>\n")
}
