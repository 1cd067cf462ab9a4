package paint

import (
	"slices"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// element draws one element with its texts.
func (w *writer) element(e scene.Element, box geom.Rectangle) {
	w.put(`<g class="element" data-e="%v"><title>%v</title>`, e.ID, e.Describe())
	if e.Form != scene.PlainForm {
		w.zoneElement(e, box)
		w.put("</g>\n")
		return
	}
	if e.Tenants {
		w.outline(e, box.Move(scene.Sheet), true)
	}
	w.elementMark(e, box)
	w.outline(e, box, false)
	x, y := box.Center().X, box.Center().Y-e.TextHeight()/2
	name, tag := raw("N"), raw("G tg")
	if e.Out {
		name, tag = "N m", "G m"
	}
	if e.Mark.Kind != "" {
		w.text("G"+markClass(e.Mark), x, y+baselines.tech, e.Mark.Word())
		y += scene.TechHeight
	}
	if e.Mark.Kind == compare.Removed {
		name = "N m gone"
	}
	for _, line := range e.Lines {
		w.text(name, x, y+baselines.name, line)
		y += font.Name.LineHeight()
	}
	for _, line := range e.Tech {
		w.text("T m", x, y+baselines.tech, line)
		y += scene.TechHeight
	}
	if e.Tag != "" {
		w.text(tag, x, y+baselines.tech, e.Tag)
		y += scene.TechHeight
	}
	if e.Out {
		w.text("T m", x, y+baselines.tech, e.ScopeLine())
	}
	w.marks(e, box)
	w.put("</g>\n")
}

// marks draws the crown and the count of open threats.
func (w *writer) marks(e scene.Element, box geom.Rectangle) {
	if e.Crown {
		w.crown(e.CrownAt(box))
	}
	if e.Open > 0 {
		w.count(e.CountAt(box), e.Open)
	}
}

// zoneElement draws the box that stands for a boundary: in an overview with what
// it holds, beside another boundary as a stub.
func (w *writer) zoneElement(e scene.Element, box geom.Rectangle) {
	x, y := box.Center().X, box.Center().Y-e.TextHeight()/2
	if e.Form == scene.StubForm {
		w.put(`<rect class="t%v sb" x="%v" y="%v" width="%v" height="%v"/>`, e.Zone, box.X0, box.Y0, box.W(), box.H())
		y = box.Y0 + stubTop
		for i, line := range slices.Concat(e.Lines, e.Tech) {
			class := raw("T")
			if i >= len(e.Lines) {
				class = "T m"
			}
			w.text(class, x, y+baselines.stub, line)
			y += font.Small.LineHeight()
		}
		return
	}
	w.put(`<rect class="t%v" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, scene.Zone(e.Trust), box.X0, box.Y0, box.W(), box.H(), scene.Corner)
	w.put(`<rect class="b" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, box.X0, box.Y0, box.W(), box.H(), scene.Corner)
	for i, line := range e.Lines {
		left := x
		if i == 0 {
			left += scene.BarsWidth / 2
			w.bars(left-font.Name.Width(line)/2-scene.BarsWidth, y+baselines.name+bar.below, scene.Zone(e.Trust))
		}
		w.fitted("N bt", left, y+baselines.name, line, font.Name, spare.name)
		y += font.Name.LineHeight()
	}
	for _, line := range e.Tech {
		w.text("T m", x, y+baselines.name, line)
		y += scene.TechHeight
	}
	w.marks(e, box)
}

// outline draws the shape of an element. The sheet behind shows only what sticks out from under the
// one in front: of a store's lower line, its end.
func (w *writer) outline(e scene.Element, r geom.Rectangle, behind bool) {
	if e.Mark.Kind == compare.Removed {
		w.removedOutline(e, r)
		return
	}
	if e.Out {
		w.fadedOutline(e, r, behind)
		return
	}
	switch e.Type {
	case model.Store:
		class := raw("f")
		if e.Tint != scene.NoTint {
			class = raw(e.Tint)
		}
		w.put(`<rect class="%v" x="%v" y="%v" width="%v" height="%v"/>`, class, r.X0, r.Y0, r.W(), r.H())
		if behind {
			w.put(`<path class="s" d="M%v %vH%vM%v %vh%v"/>`, r.X0, r.Y0, r.X1, r.X1-scene.Sheet.X, r.Y1, scene.Sheet.X)
			return
		}
		w.put(`<path class="s st" d="M%v %vH%vM%v %vH%v"/>`, r.X0, r.Y0, r.X1, r.X0, r.Y1, r.X1)
	case model.Process:
		w.put(`<rect class="n" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, r.X0, r.Y0, r.W(), r.H(), e.Radius())
	default:
		w.put(`<rect class="n x" x="%v" y="%v" width="%v" height="%v"/>`, r.X0, r.Y0, r.W(), r.H())
	}
}

func (w *writer) crown(at geom.Point) {
	w.put(`<path class="cr" transform="translate(%v %v)" d="M-8 5.5-9-4-4.5-.2 0-6.5 4.5-.2 9-4 8 5.5Z"/>`, at.X, at.Y)
}

// count draws a number of open threats.
func (w *writer) count(at geom.Point, n int) {
	w.put(`<circle class="o" cx="%v" cy="%v" r="9"/>`, at.X, at.Y)
	if n > mostCounted {
		w.put(`<text class="G ot" x="%v" y="%v" textLength="15" lengthAdjust="spacingAndGlyphs">99+</text>`, at.X, at.Y+BadgeBaseline)
		return
	}
	w.put(`<text class="G ot" x="%v" y="%v">%v</text>`, at.X, at.Y+BadgeBaseline, n)
}
