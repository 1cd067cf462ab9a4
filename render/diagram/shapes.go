package diagram

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// techHeight is the distance of the lines below an element's name.
const techHeight = 14.0

// sheet is where the second sheet of an element lies that several customers share.
var sheet = point{5, -5}

// radius is the corner radius with which an element is drawn.
func (e element) radius() float64 {
	switch {
	case e.Form == zoneForm:
		return corner
	case e.Type == model.Process:
		return min(18, e.H/2)
	}
	return 0
}

// extent encloses what is drawn of an element: its box, second sheet, crown and count.
func (e element) extent(box rect) rect {
	out := box.grow(1)
	if e.Tenants {
		out = out.union(box.move(sheet).grow(1))
	}
	if e.Crown {
		out = out.union(around(e.crownAt(box), 20, 15))
	}
	if e.Open > 0 {
		out = out.union(around(e.countAt(box), 20, 20))
	}
	return out
}

func (e element) crownAt(box rect) point { return point{box.X0 + 5, box.Y0 - 1} }

func (e element) countAt(box rect) point {
	at := point{box.X1 - 4, box.Y0}
	if e.Tenants {
		at = at.plus(sheet)
	}
	return at
}

// element draws one element with its texts.
func (w *writer) element(e element, box rect) {
	w.put(`<g class="element" data-e="%v"><title>%v</title>`, e.ID, e.describe())
	if e.Form != plainForm {
		w.zoneElement(e, box)
		w.put("</g>\n")
		return
	}
	if e.Tenants {
		w.outline(e, box.move(sheet), true)
	}
	w.outline(e, box, false)
	x, y := box.center().X, box.center().Y-e.textHeight()/2
	name, tag := raw("N"), raw("G tg")
	if e.Out {
		name, tag = "N m", "G m"
	}
	for _, line := range e.Lines {
		w.text(name, x, y+12, line)
		y += nameFont.lineHeight()
	}
	for _, line := range e.Tech {
		w.text("T m", x, y+10.5, line)
		y += techHeight
	}
	if e.Tag != "" {
		w.text(tag, x, y+10.5, e.Tag)
		y += techHeight
	}
	if e.Out {
		w.text("T m", x, y+10.5, e.scopeLine())
	}
	w.marks(e, box)
	w.put("</g>\n")
}

// marks draws the crown and the count of open threats.
func (w *writer) marks(e element, box rect) {
	if e.Crown {
		w.crown(e.crownAt(box))
	}
	if e.Open > 0 {
		w.count(e.countAt(box), e.Open)
	}
}

// zoneElement draws the box that stands for a boundary: in an overview with what
// it holds, beside another boundary as a stub.
func (w *writer) zoneElement(e element, box rect) {
	x, y := box.center().X, box.center().Y-e.textHeight()/2
	if e.Form == stubForm {
		w.put(`<rect class="t%v sb" x="%v" y="%v" width="%v" height="%v"/>`, e.Zone, box.X0, box.Y0, box.w(), box.h())
		y = box.Y0 + 7
		for i, line := range slices.Concat(e.Lines, e.Tech) {
			class := raw("T")
			if i >= len(e.Lines) {
				class = "T m"
			}
			w.text(class, x, y+10, line)
			y += smallFont.lineHeight()
		}
		return
	}
	w.put(`<rect class="t%v" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, zone(e.Trust), box.X0, box.Y0, box.w(), box.h(), corner)
	w.put(`<rect class="b" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, box.X0, box.Y0, box.w(), box.h(), corner)
	for i, line := range e.Lines {
		left := x
		if i == 0 {
			left += barsWidth / 2
			w.bars(left-nameFont.width(line)/2-barsWidth, y+12.5, zone(e.Trust))
		}
		w.fitted("N bt", left, y+12, line, nameFont, 6)
		y += nameFont.lineHeight()
	}
	for _, line := range e.Tech {
		w.text("T m", x, y+12, line)
		y += techHeight
	}
	w.marks(e, box)
}

// outline draws the shape of an element. The sheet behind shows only what looks
// out from under the one in front: of a store's lower line, its end.
func (w *writer) outline(e element, r rect, behind bool) {
	if e.Out {
		w.fadedOutline(e, r, behind)
		return
	}
	switch e.Type {
	case model.Store:
		class := raw("f")
		if e.Tint != noTint {
			class = raw(e.Tint)
		}
		w.put(`<rect class="%v" x="%v" y="%v" width="%v" height="%v"/>`, class, r.X0, r.Y0, r.w(), r.h())
		if behind {
			w.put(`<path class="s" d="M%v %vH%vM%v %vh%v"/>`, r.X0, r.Y0, r.X1, r.X1-sheet.X, r.Y1, sheet.X)
			return
		}
		w.put(`<path class="s st" d="M%v %vH%vM%v %vH%v"/>`, r.X0, r.Y0, r.X1, r.X0, r.Y1, r.X1)
	case model.Process:
		w.put(`<rect class="n" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, r.X0, r.Y0, r.w(), r.h(), e.radius())
	default:
		w.put(`<rect class="n x" x="%v" y="%v" width="%v" height="%v"/>`, r.X0, r.Y0, r.w(), r.h())
	}
}

func (w *writer) crown(at point) {
	w.put(`<path class="cr" transform="translate(%v %v)" d="M-8 5.5-9-4-4.5-.2 0-6.5 4.5-.2 9-4 8 5.5Z"/>`, at.X, at.Y)
}

// count draws a number of open threats.
func (w *writer) count(at point, n int) {
	w.put(`<circle class="o" cx="%v" cy="%v" r="9"/>`, at.X, at.Y)
	if n > 99 {
		w.put(`<text class="G ot" x="%v" y="%v" textLength="15" lengthAdjust="spacingAndGlyphs">99+</text>`, at.X, at.Y+3.8)
		return
	}
	w.put(`<text class="G ot" x="%v" y="%v">%v</text>`, at.X, at.Y+3.8, n)
}
