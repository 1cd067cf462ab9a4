// Package paint writes SVG: the card with its title and legend, the style sheet, and every shape
// of a plan and its overlay.
package paint

import (
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Page is the card around a drawing with its title and legend.
type Page struct {
	W, H    float64
	Shift   geom.Point     // from coordinates of the plan to those of the page
	Canvas  geom.Rectangle // the dotted ground that is outside every boundary
	Entries []Entry
	At      []geom.Point // of the entries, relative to Corner
	Corner  geom.Point
	Notes   []string   // lines below everything
	Below   geom.Point // the start of the first of them
}

// titleLines breaks the title of a page of some width.
func titleLines(d scene.Drawing, width float64) []string {
	limit := width - card.margin - card.headMargin + titles.slack
	return font.Title.Anywhere().WrapWithin(d.Heading(), limit, limit, titles.lines)
}

// headShift is how much higher than usual the head of a page is.
func headShift(d scene.Drawing, width float64) float64 {
	return titles.line * float64(max(0, len(titleLines(d, width))-1))
}

// headRoom is how wide title and subtitle want a page to be.
func headRoom(d scene.Drawing) float64 {
	most := 2*card.margin + titles.widest
	title := font.Title.Room([]string{d.Heading()}, 2*card.margin, card.margin+card.headMargin)
	return max(card.least, min(title, most), font.Subtitle.Room([]string{d.Subtitle}, 2*card.margin, card.margin+card.headMargin))
}

// Paginate puts the legend beside a narrow drawing and below a wide one, and notes below everything.
func Paginate(d scene.Drawing, p plan.Plan, l overlay.Layer) Page {
	pg := paginate(d, p, l)
	pg.annotate(slices.Concat(d.Notes, d.Asides))
	return pg
}

func paginate(d scene.Drawing, p plan.Plan, l overlay.Layer) Page {
	r := overlay.Extent(d, p, l)
	w, h := math.Ceil(r.W()), math.Ceil(r.H())
	pg := Page{Entries: Legend(d, l)}
	if w < legends.narrow && h > legends.high {
		wide := 0.0
		for i, e := range pg.Entries {
			wide = max(wide, e.room())
			pg.At = append(pg.At, geom.Pt(0, legends.row*float64(i)))
		}
		tall := legends.row * float64(len(pg.Entries))
		pg.W = math.Ceil(max(headRoom(d), card.margin+w+legends.beside+wide+card.margin))
		down := headShift(d, pg.W)
		pg.H = card.head + down + max(h, tall) + card.margin
		pg.Shift = geom.Pt(card.margin-r.X0, card.head+down-r.Y0)
		pg.Canvas = geom.Rect(canvas.edge, canvas.top+down, card.margin+w+canvas.beside, pg.H-canvas.bottom)
		pg.Corner = geom.Pt(card.margin+w+legends.beside, card.head+down+legends.top)
		return pg
	}
	pg.W = math.Ceil(max(headRoom(d), w+2*card.margin))
	down := headShift(d, pg.W)
	var tall float64
	pg.At, tall = legendRows(pg.Entries, pg.W-2*card.margin)
	pg.Shift = geom.Pt((pg.W-w)/2-r.X0, card.head+down-r.Y0)
	pg.Canvas = geom.Rect(canvas.edge, canvas.top+down, pg.W-canvas.edge, card.head+down+h+canvas.below)
	pg.Corner = geom.Pt(card.margin, pg.Canvas.Y1+legends.below)
	pg.H = math.Ceil(pg.Corner.Y + tall)
	return pg
}

// Picture draws the whole picture, as a file or for use in a page: the card, then everything of the
// plan from the back to the front.
func Picture(d scene.Drawing, p plan.Plan, l overlay.Layer, inline bool) string {
	pg := Paginate(d, p, l)
	return OnPage(d, pg, p.Moved(pg.Shift), l.Moved(pg.Shift), inline)
}

// OnPage writes a picture that is all in coordinates of the page.
func OnPage(d scene.Drawing, pg Page, p plan.Plan, l overlay.Layer, inline bool) string {
	w := writer{inline: inline, change: d.Scene == scene.ChangeScene, id: ownID}
	w.open(d, pg)
	w.page(d, pg, p, l)
	w.put("</svg>\n")
	return w.b.String()
}

// ownID is what the ids of a picture begin with that is alone in its file.
const ownID = "ts"

// page draws everything within the element.
func (w *writer) page(d scene.Drawing, pg Page, p plan.Plan, l overlay.Layer) {
	w.card(d, pg)
	w.boundaries(d, p, l)
	w.flows(d, p)
	for i, e := range d.Elements {
		w.element(e, p.Elements[i])
	}
	w.layer(d, l)
	w.legend(pg.Entries, pg.At, pg.Corner)
	w.notes(pg)
}

// card draws the opaque ground, the title and the caption of the outside.
func (w *writer) card(d scene.Drawing, pg Page) {
	w.put(`<defs><pattern id="%v-dots" width="14" height="14" patternUnits="userSpaceOnUse"><circle class="dt" cx="7" cy="7" r="1"/></pattern></defs>`+"\n", w.id)
	w.frame(pg.W, pg.H)
	c := pg.Canvas
	w.put(`<rect x="%v" y="%v" width="%v" height="%v" fill="url(#%v-dots)"/>`+"\n", c.X0, c.Y0, c.W(), c.H(), w.id)
	for i, line := range titleLines(d, pg.W) {
		w.text("H", card.margin, card.title+titles.line*float64(i), line)
	}
	down := headShift(d, pg.W)
	w.text("S m", card.margin, card.subtitle+down, d.Subtitle)
	for _, e := range d.Elements {
		if e.Outside && e.Form == scene.PlainForm {
			w.bars(card.margin, card.caption+down, 0)
			w.text("L m", card.margin+scene.BarsWidth+2, card.caption+down, "Outside: not trusted")
			break
		}
	}
	w.put("\n")
}

// boundaries draws areas, outer ones first: a parent comes before its children.
func (w *writer) boundaries(d scene.Drawing, p plan.Plan, l overlay.Layer) {
	var over []geom.Rectangle
	for _, t := range l.Titles {
		over = append(over, t.Box)
	}
	for i, t := range l.Labels {
		if len(d.Flows[i].Lines) > 0 {
			over = append(over, t.Box)
		}
	}
	for i, b := range d.Boundaries {
		w.area(b, p.Boundaries[i], over)
	}
}

// flows draws the lines that stay inside, then those that cross.
func (w *writer) flows(d scene.Drawing, p plan.Plan) {
	for _, crosses := range [2]bool{false, true} {
		for i, f := range d.Flows {
			if f.Crosses == crosses {
				w.flow(f, d.Tooltip(f), p.Routes[i].Line)
			}
		}
	}
}

// layer draws what lies over lines and elements: titles, crossings, labels, badges.
func (w *writer) layer(d scene.Drawing, l overlay.Layer) {
	for i, b := range d.Boundaries {
		w.boundaryTitle(b, l.Titles[i])
	}
	w.put("\n")
	for i, f := range d.Flows {
		for _, m := range l.Diamonds[i] {
			w.put(`<g class="gate" data-f="%v" data-b="%v">`, f.ID, d.Boundaries[m.Boundary].ID)
			w.diamond(f.State, m.At)
			w.put("</g>\n")
		}
	}
	for i, f := range d.Flows {
		if l.Badges[i].OnCrossing {
			w.put(`<g class="gate" data-f="%v" data-b="%v">`, f.ID, d.Boundaries[f.Crossings[f.Main].Boundary].ID)
		} else {
			w.put(`<g class="badge" data-f="%v">`, f.ID)
		}
		w.lines(f, l.Labels[i])
		w.sign(f, l.Badges[i].At)
		w.put("</g>\n")
	}
}
