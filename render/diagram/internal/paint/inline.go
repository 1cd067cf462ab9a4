package paint

import (
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// InlineStyle is the style sheet of a picture within a page.
func InlineStyle() string { return inlineStyle(false) }

func inlineStyle(marking bool) string {
	return string(Style(true, marking)) + ".ts .hit{fill:none;stroke:transparent;stroke-width:14;pointer-events:stroke}"
}

// open begins the element of one picture.
func (w *writer) open(d scene.Drawing, pg Page) {
	w.begin(pg.W, pg.H, d.Heading()+": "+d.Subtitle, d.Describe())
	if !w.inline {
		w.put("<style>%v</style>\n", Style(d.LeavesOut(), w.change))
	}
}

// begin opens an element. One of its own file is an image; within a page it is a group, because its
// parts can be pointed at.
func (w *writer) begin(width, height float64, title, about string) {
	role := raw(`role="img" aria-labelledby="` + w.id + `-title ` + w.id + `-desc"`)
	if w.inline {
		role = `role="group" aria-labelledby="` + w.id + `-title" aria-describedby="` + w.id + `-desc"`
	}
	w.put(`<svg xmlns="http://www.w3.org/2000/svg" class="ts" %v width="%v" height="%v" viewBox="0 0 %v %v">`+"\n", role, width, height, width, height)
	w.put("<title id=\"%v-title\">%v</title>\n<desc id=\"%v-desc\">%v</desc>\n", w.id, title, w.id, about)
}

// reach draws what a pointer can hit of a thin line.
func (w *writer) reach(shaft geom.Curve) {
	if w.inline {
		w.put(`<path class="hit" d="%v"/>`, path(shaft))
	}
}
