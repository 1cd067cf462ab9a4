package diagram

import "github.com/trustseam/trustseam/model"

// techHeight is the distance of the lines below an element's name.
const techHeight = 14.0

// sheet is where the second sheet of an element lies that several customers share.
var sheet = point{5, -5}

// radius is the corner radius with which an element is drawn.
func (e element) radius() float64 {
	if e.Type == model.Process {
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
	if e.Tenants {
		w.outline(e, box.move(sheet), true)
	}
	w.outline(e, box, false)
	x, y := box.center().X, box.center().Y-e.textHeight()/2
	for _, line := range e.Lines {
		w.text("N", x, y+12, line)
		y += nameFont.lineHeight()
	}
	for _, line := range e.Tech {
		w.text("T m", x, y+10.5, line)
		y += techHeight
	}
	if e.Tag != "" {
		w.text("G tg", x, y+10.5, e.Tag)
	}
	if e.Crown {
		w.crown(e.crownAt(box))
	}
	if e.Open > 0 {
		w.count(e.countAt(box), e.Open)
	}
	w.put("</g>\n")
}

// outline draws the shape of an element. The sheet behind shows only what looks
// out from under the one in front: of a store's lower line, its end.
func (w *writer) outline(e element, r rect, behind bool) {
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
		w.put(`<text class="G ot" x="%v" y="%v">99+</text>`, at.X, at.Y+3.8)
		return
	}
	w.put(`<text class="G ot" x="%v" y="%v">%v</text>`, at.X, at.Y+3.8, n)
}
