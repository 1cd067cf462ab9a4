// Package paint writes SVG: the card with its title and legend, the style sheet, and every shape
// of a plan and its overlay.
package paint

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

const (
	pageMargin = 28.0
	headHeight = 100.0 // title on one line, subtitle and the caption of the outside
	headMargin = 12.0  // on the right of the head, for readers with a wide font
	minWidth   = 420.0
	sideWidth  = 560.0 // drawings narrower than this have the legend beside them
	sideHeight = 250.0
)

// Page is the card around a drawing with its title and legend.
type Page struct {
	W, H    float64
	Shift   geom.Point     // from coordinates of the plan to those of the page
	Canvas  geom.Rectangle // the dotted ground that is outside every boundary
	Entries []entry
	At      []geom.Point // of the entries, relative to Corner
	Corner  geom.Point
}

const (
	mostTitleLines = 3
	titleWidest    = 640.0 // no title makes a page wider than this
	titleLine      = 21.0
)

// titleLines breaks the title of a page of some width.
func titleLines(d scene.Drawing, width float64) []string {
	limit := width - pageMargin - headMargin + 0.01 // against the last bits of a sum
	return font.Title.Anywhere().WrapWithin(d.Heading(), limit, limit, mostTitleLines)
}

// headShift is how much higher than usual the head of a page is.
func headShift(d scene.Drawing, width float64) float64 {
	return titleLine * float64(max(0, len(titleLines(d, width))-1))
}

// headRoom is how wide title and subtitle want a page to be.
func headRoom(d scene.Drawing) float64 {
	most := 2*pageMargin + titleWidest
	title := font.Title.Room([]string{d.Heading()}, 2*pageMargin, pageMargin+headMargin)
	return max(minWidth, min(title, most), font.Subtitle.Room([]string{d.Subtitle}, 2*pageMargin, pageMargin+headMargin))
}

// Paginate puts the legend beside a narrow drawing and below a wide one.
func Paginate(d scene.Drawing, p plan.Plan, l overlay.Layer) Page {
	r := overlay.Extent(d, p, l)
	w, h := math.Ceil(r.W()), math.Ceil(r.H())
	pg := Page{Entries: Legend(d, l)}
	if w < sideWidth && h > sideHeight {
		wide := 0.0
		for i, e := range pg.Entries {
			wide = max(wide, e.entryWidth())
			pg.At = append(pg.At, geom.Pt(0, legendRow*float64(i)))
		}
		tall := legendRow * float64(len(pg.Entries))
		pg.W = math.Ceil(max(headRoom(d), pageMargin+w+36+wide+pageMargin))
		down := headShift(d, pg.W)
		pg.H = headHeight + down + max(h, tall) + pageMargin
		pg.Shift = geom.Pt(pageMargin-r.X0, headHeight+down-r.Y0)
		pg.Canvas = geom.Rect(8, 66+down, pageMargin+w+16, pg.H-10)
		pg.Corner = geom.Pt(pageMargin+w+36, headHeight+down+12)
		return pg
	}
	pg.W = math.Ceil(max(headRoom(d), w+2*pageMargin))
	down := headShift(d, pg.W)
	var tall float64
	pg.At, tall = legendRows(pg.Entries, pg.W-2*pageMargin)
	pg.Shift = geom.Pt((pg.W-w)/2-r.X0, headHeight+down-r.Y0)
	pg.Canvas = geom.Rect(8, 66+down, pg.W-8, headHeight+down+h+14)
	pg.Corner = geom.Pt(pageMargin, pg.Canvas.Y1+26)
	pg.H = math.Ceil(pg.Corner.Y + tall)
	return pg
}

// Picture draws the whole picture, as a file or to stand within a page: the card,
// then everything of the plan from the back to the front.
func Picture(d scene.Drawing, p plan.Plan, l overlay.Layer, inline bool) string {
	pg := Paginate(d, p, l)
	return OnPage(d, pg, p.Moved(pg.Shift), l.Moved(pg.Shift), inline)
}

// OnPage writes a picture of which all is in coordinates of the page.
func OnPage(d scene.Drawing, pg Page, p plan.Plan, l overlay.Layer, inline bool) string {
	w := writer{inline: inline}
	w.open(d, pg)
	w.card(d, pg)
	w.boundaries(d, p, l)
	w.flows(d, p)
	for i, e := range d.Elements {
		w.element(e, p.Elements[i])
	}
	w.layer(d, l)
	w.legend(pg.Entries, pg.At, pg.Corner)
	w.put("</svg>\n")
	return w.b.String()
}

// card draws the opaque ground, the title and the caption of the outside.
func (w *writer) card(d scene.Drawing, pg Page) {
	w.put(`<defs><pattern id="ts-dots" width="14" height="14" patternUnits="userSpaceOnUse"><circle class="dt" cx="7" cy="7" r="1"/></pattern></defs>` + "\n")
	w.put(`<rect class="bg" x="0.5" y="0.5" width="%v" height="%v" rx="12"/>`, pg.W-1, pg.H-1)
	c := pg.Canvas
	w.put(`<rect x="%v" y="%v" width="%v" height="%v" fill="url(#ts-dots)"/>`+"\n", c.X0, c.Y0, c.W(), c.H())
	for i, line := range titleLines(d, pg.W) {
		w.text("H", pageMargin, 34+titleLine*float64(i), line)
	}
	down := headShift(d, pg.W)
	w.text("S m", pageMargin, 53+down, d.Subtitle)
	for _, e := range d.Elements {
		if e.Outside && e.Form == scene.PlainForm {
			w.bars(pageMargin, 84+down, 0)
			w.text("L m", pageMargin+scene.BarsWidth+2, 84+down, "Outside: not trusted")
			break
		}
	}
	w.put("\n")
}

// boundaries draws areas, outer ones first: a parent stands before its children.
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
		if l.Badges[i].OnGate {
			w.put(`<g class="gate" data-f="%v" data-b="%v">`, f.ID, d.Boundaries[f.Seams[f.Main].Boundary].ID)
		} else {
			w.put(`<g class="badge" data-f="%v">`, f.ID)
		}
		w.lines(f, l.Labels[i])
		w.sign(f, l.Badges[i].At)
		w.put("</g>\n")
	}
}
