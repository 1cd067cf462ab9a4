package paint

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// faded are the colours of an element that is out of scope. They are part of a
// picture only where there is one.
var faded = []shade{
	{".u{fill:%s}", "#f3f5f7", "#1b2027"},
	{".u,.us{stroke:%s}", "#646c75", "#8f9aa6"},
}

// fadedLines is the part of their style that has no colour.
const fadedLines = `.ts .u,.ts .us{stroke-width:1.1;stroke-dasharray:3 3}.ts .us{fill:none}.ts .uf{stroke:none}`

// fadedOutline draws the shape of an element that is out of scope: the same as in scope, with a broken line.
func (w *writer) fadedOutline(e scene.Element, r geom.Rectangle, behind bool) {
	switch e.Type {
	case model.Store:
		w.put(`<rect class="u uf" x="%v" y="%v" width="%v" height="%v"/>`, r.X0, r.Y0, r.W(), r.H())
		if behind {
			w.put(`<path class="us" d="M%v %vH%vM%v %vh%v"/>`, r.X0, r.Y0, r.X1, r.X1-scene.Sheet.X, r.Y1, scene.Sheet.X)
			return
		}
		w.put(`<path class="us" d="M%v %vH%vM%v %vH%v"/>`, r.X0, r.Y0, r.X1, r.X0, r.Y1, r.X1)
	default:
		w.put(`<rect class="u" x="%v" y="%v" width="%v" height="%v" rx="%v"/>`, r.X0, r.Y0, r.W(), r.H(), e.Radius())
	}
}
