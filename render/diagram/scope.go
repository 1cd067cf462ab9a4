package diagram

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// leaveOut marks an element that is out of scope. It loses the tint of its data:
// the picture draws the eye to what the model covers.
func (e *element) leaveOut(from *model.Element) {
	if from.OutOfScope() {
		e.Out, e.Reason, e.Tint = true, clean(from.Reason()), noTint
	}
}

// scopeLine is the line within the box of an element that is out of scope, which
// tells it apart without colour.
func (e element) scopeLine() string {
	if e.Out {
		return "out of scope"
	}
	return ""
}

// leavesOut reports whether something in the drawing is out of scope.
func (d drawing) leavesOut() bool {
	return slices.ContainsFunc(d.Elements, func(e element) bool { return e.Out })
}

// left names what is out of scope, for the description: "Bank (its own model covers it), Post".
func (d drawing) left() []string {
	var names []string
	for _, e := range d.Elements {
		switch {
		case !e.Out:
		case e.Reason == "":
			names = append(names, e.Name)
		default:
			names = append(names, e.Name+" ("+e.Reason+")")
		}
	}
	return names
}

// faded are the colours of an element that is out of scope. They are part of a
// picture only where there is one.
var faded = []shade{
	{".u{fill:%s}", "#f3f5f7", "#1b2027"},
	{".u,.us{stroke:%s}", "#646c75", "#8f9aa6"},
}

// fadedLines is the part of their style that has no colour.
const fadedLines = `.ts .u,.ts .us{stroke-width:1.1;stroke-dasharray:3 3}.ts .us{fill:none}.ts .uf{stroke:none}`

// fadedOutline draws the shape of an element that is out of scope: the same as in scope, with a broken line.
func (w *writer) fadedOutline(e element, r rect, behind bool) {
	switch e.Type {
	case model.Store:
		w.put(`<rect class="u uf" x="%v" y="%v" width="%v" height="%v"/>`, r.X0, r.Y0, r.w(), r.h())
		if behind {
			w.put(`<path class="us" d="M%v %vH%vM%v %vh%v"/>`, r.X0, r.Y0, r.X1, r.X1-sheet.X, r.Y1, sheet.X)
			return
		}
		w.put(`<path class="us" d="M%v %vH%vM%v %vH%v"/>`, r.X0, r.Y0, r.X1, r.X0, r.Y1, r.X1)
	default:
		w.put(`<rect class="u" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, r.X0, r.Y0, r.w(), r.h(), e.radius())
	}
}
