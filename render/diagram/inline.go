package diagram

// Inline returns the picture that Draw makes as an <svg> element for the body of
// an HTML page. It is a group whose title names it and whose description lists
// the crossings. Groups say by data-f, data-e and data-b which flow, element and
// boundary they show. A flow has a wide line that nobody sees, for the pointer. It
// has no style sheet of its own, so that a strict policy of the page can hold; the
// page has that of [Style]. Its ids begin with "ts-"; a page holds one such picture.
func Inline(in Input, layout Layout) ([]byte, error) { return compose(in, layout, true) }

// Style returns the style sheet of any picture, for a page with one of [Inline].
func Style() string {
	return string(style(true)) + ".ts .hit{fill:none;stroke:transparent;stroke-width:14;pointer-events:stroke}"
}

// open begins the element. One of its own file is an image; within a page it is a
// group, because its parts can be pointed at.
func (w *writer) open(d drawing, pg page) {
	about := raw(`class="ts" role="img" aria-labelledby="ts-title ts-desc"`)
	if w.inline {
		about = `class="ts" role="group" aria-labelledby="ts-title" aria-describedby="ts-desc"`
	}
	w.put(`<svg xmlns="http://www.w3.org/2000/svg" %v width="%v" height="%v" viewBox="0 0 %v %v">`+"\n", about, pg.W, pg.H, pg.W, pg.H)
	w.put("<title id=\"ts-title\">%v</title>\n<desc id=\"ts-desc\">%v</desc>\n", d.heading()+": "+d.Subtitle, d.describe())
	if !w.inline {
		w.put("<style>%v</style>\n", style(d.leavesOut()))
	}
}

// reach draws what a pointer can hit of a thin line.
func (w *writer) reach(shaft curve) {
	if w.inline {
		w.put(`<path class="hit" d="%v"/>`, shaft.path())
	}
}
