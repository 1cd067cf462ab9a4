package paint

import (
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// InlineStyle is the style sheet of a picture within a page.
func InlineStyle() string {
	return string(Style(true)) + ".ts .hit{fill:none;stroke:transparent;stroke-width:14;pointer-events:stroke}"
}

// open begins the element. One of its own file is an image; within a page it is a
// group, because its parts can be pointed at.
func (w *writer) open(d scene.Drawing, pg Page) {
	about := raw(`class="ts" role="img" aria-labelledby="ts-title ts-desc"`)
	if w.inline {
		about = `class="ts" role="group" aria-labelledby="ts-title" aria-describedby="ts-desc"`
	}
	w.put(`<svg xmlns="http://www.w3.org/2000/svg" %v width="%v" height="%v" viewBox="0 0 %v %v">`+"\n", about, pg.W, pg.H, pg.W, pg.H)
	w.put("<title id=\"ts-title\">%v</title>\n<desc id=\"ts-desc\">%v</desc>\n", d.Heading()+": "+d.Subtitle, d.Describe())
	if !w.inline {
		w.put("<style>%v</style>\n", Style(d.LeavesOut()))
	}
}

// reach draws what a pointer can hit of a thin line.
func (w *writer) reach(shaft geom.Curve) {
	if w.inline {
		w.put(`<path class="hit" d="%v"/>`, path(shaft))
	}
}
