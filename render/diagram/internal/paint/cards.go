package paint

import (
	"fmt"
	"math"

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

// Cards writes a file of several cards, one below the other. base names the earlier state, more counts what
// the file leaves out. Without cards there is one that says that nothing differs.
func Cards(cards []Card, base string, more int) string {
	if len(cards) == 0 {
		return noChange(base)
	}
	width, height := 0.0, -between
	for _, c := range cards {
		width, height = max(width, c.page.W), height+c.page.H+between
	}
	left := ""
	if more > 0 {
		left = fmt.Sprintf("Models that differ and have no room here: %d", more)
		height += between + noteSizes.line
	}
	title, about := fileTitle(cards, base), ""
	fading := false
	for i, c := range cards {
		if i > 0 {
			about += " "
		}
		if len(cards) > 1 {
			about += c.drawing.Heading() + ": "
		}
		about += c.drawing.Describe()
		fading = fading || c.drawing.LeavesOut()
	}
	if left != "" {
		about += " " + left + "."
	}
	w := writer{change: true, id: ownID}
	w.begin(width, height, title, about)
	w.put("<style>%v</style>\n", Style(fading, true))
	y := 0.0
	for i, c := range cards {
		if i > 0 {
			w.id = raw(fmt.Sprintf("%s%d", ownID, i+1))
			w.put(`<g transform="translate(0 %v)">`+"\n", y)
		}
		w.page(c.drawing, c.page, c.plan, c.layer)
		if i > 0 {
			w.put("</g>\n")
		}
		y += c.page.H + between
	}
	if left != "" {
		w.put(`<rect class="bg" x="0.5" y="%v" width="%v" height="%v" rx="6"/>`, y-between/2, width-1, between/2+noteSizes.line)
		w.text("S m", card.margin, y+between/4, left)
		w.put("\n")
	}
	w.put("</svg>\n")
	return w.b.String()
}

// fileTitle is the title of a file: that of its only card, or how many it has.
func fileTitle(cards []Card, base string) string {
	if d := cards[0].drawing; len(cards) == 1 {
		return d.Heading() + ": " + d.Subtitle
	}
	return fmt.Sprintf("Changes of %d models since %s", len(cards), base)
}

// noChange is a card without a drawing.
func noChange(base string) string {
	const heading = "No change"
	text := "No element, flow or trust boundary differs from " + base
	width := math.Ceil(max(card.least, font.Subtitle.Room([]string{text}, 2*card.margin, card.margin+card.headMargin)))
	height := card.subtitle + card.margin
	w := writer{change: true, id: ownID}
	w.begin(width, height, heading+": "+text, text+".")
	w.put("<style>%v</style>\n", Style(false, true))
	w.frame(width, height)
	w.text("H", card.margin, card.title, heading)
	w.text("S m", card.margin, card.subtitle, text)
	w.put("\n</svg>\n")
	return w.b.String()
}

// frame draws the opaque ground of a card.
func (w *writer) frame(width, height float64) {
	r := geom.Rect(0, 0, width, height).Grow(-0.5)
	w.put(`<rect class="bg" x="%v" y="%v" width="%v" height="%v" rx="12"/>`, r.X0, r.Y0, r.W(), r.H())
}
