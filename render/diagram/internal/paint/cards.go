package paint

import (
	"fmt"
	"math"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Card is the picture of a change before it is part of a file.
type Card struct {
	drawing scene.Drawing
	page    Page
	plan    plan.Plan
	layer   overlay.Layer
}

// NewCard makes the card of a change.
func NewCard(d scene.Drawing, p plan.Plan, l overlay.Layer) Card {
	pg := Paginate(d, p, l)
	return Card{d, pg, p.Moved(pg.Shift), l.Moved(pg.Shift)}
}

// pageID is what the ids of the picture of a change begin with in a page, where there may be another picture.
const pageID = "tc"

// InlineChange writes the picture of a change for use in a page.
func InlineChange(d scene.Drawing, p plan.Plan, l overlay.Layer) string {
	c := NewCard(d, p, l)
	w := writer{inline: true, change: true, id: pageID}
	w.open(d, c.page)
	w.page(d, c.page, c.plan, c.layer)
	w.put("</svg>\n")
	return w.b.String()
}

// InlineChangeStyle is the style sheet of a page that may have the picture of a change.
func InlineChangeStyle() string { return inlineStyle(true) }

// between is the distance of two cards, in pixels.
const between = 16.0

// Cards writes a file of several cards, one below the other. base names the earlier state, notes are lines below
// all cards. Without cards there is one that says that nothing differs.
func Cards(cards []Card, base string, notes []string) string {
	w := writer{change: true, id: ownID}
	var width, height float64
	if len(cards) == 0 {
		width, height = w.noChange(base, notes)
	} else {
		width, height = w.changes(cards, base, notes)
	}
	w.strip(notes, width, height)
	w.put("</svg>\n")
	return w.b.String()
}

// changes draws the cards of a file. It returns how wide and high they are.
func (w *writer) changes(cards []Card, base string, notes []string) (width, height float64) {
	height = -between
	fading := false
	for _, c := range cards {
		width, height = max(width, c.page.W), height+c.page.H+between
		fading = fading || c.drawing.LeavesOut()
	}
	w.beginFile(width, height, fileTitle(cards, base), describeAll(cards), notes)
	w.put("<style>%v</style>\n", Style(fading, true))
	y := 0.0
	for i, c := range cards {
		if i == 0 {
			w.page(c.drawing, c.page, c.plan, c.layer)
		} else {
			w.id = raw(fmt.Sprintf("%s%d", ownID, i+1))
			w.put(`<g transform="translate(0 %v)">`+"\n", y)
			w.page(c.drawing, c.page, c.plan, c.layer)
			w.put("</g>\n")
		}
		y += c.page.H + between
	}
	return width, height
}

// describeAll describes each card in words, with its title if it is not the only one.
func describeAll(cards []Card) string {
	var all []string
	for _, c := range cards {
		about := c.drawing.Describe()
		if len(cards) > 1 {
			about = c.drawing.Heading() + ": " + about
		}
		all = append(all, about)
	}
	return strings.Join(all, " ")
}

// beginFile opens the element of a file with notes below what it shows.
func (w *writer) beginFile(width, height float64, title, about string, notes []string) {
	for _, note := range notes {
		about += " " + note + "."
	}
	w.begin(width, height+stripHeight(notes), title, about)
}

// stripHeight is how much room notes take below the cards, in pixels.
func stripHeight(notes []string) float64 {
	if len(notes) == 0 {
		return 0
	}
	return between + noteSizes.line*float64(len(notes)) + noteSizes.above
}

// strip writes notes below the cards, on a ground of their own.
func (w *writer) strip(notes []string, width, y float64) {
	if len(notes) == 0 {
		return
	}
	w.put(`<g transform="translate(0 %v)">`, y+between)
	w.frame(width, stripHeight(notes)-between)
	for i, note := range notes {
		w.text("S m", card.margin, noteSizes.line*float64(i)+noteSizes.line+canvas.edge/2, note)
	}
	w.put("</g>\n")
}

// fileTitle is the title of a file: that of its only card, or how many it has.
func fileTitle(cards []Card, base string) string {
	if d := cards[0].drawing; len(cards) == 1 {
		return d.Heading() + ": " + d.Subtitle
	}
	return fmt.Sprintf("Changes of %d models since %s", len(cards), base)
}

// noChange draws a card without a drawing. It returns how wide and high it is.
func (w *writer) noChange(base string, notes []string) (width, height float64) {
	const heading = "No change"
	text := "No element, flow or trust boundary differs from " + base
	width = math.Ceil(max(card.least, font.Subtitle.Room(append([]string{text}, notes...), 2*card.margin, card.margin+card.headMargin)))
	height = card.subtitle + card.margin
	w.beginFile(width, height, heading+": "+text, text+".", notes)
	w.put("<style>%v</style>\n", Style(false, true))
	w.frame(width, height)
	w.text("H", card.margin, card.title, heading)
	w.text("S m", card.margin, card.subtitle, text)
	w.put("\n")
	return width, height
}

// frame draws the opaque ground of a card.
func (w *writer) frame(width, height float64) {
	r := geom.Rect(0, 0, width, height).Grow(-0.5)
	w.put(`<rect class="bg" x="%v" y="%v" width="%v" height="%v" rx="12"/>`, r.X0, r.Y0, r.W(), r.H())
}
