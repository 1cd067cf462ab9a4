// Package diagram draws a graph as an SVG picture of its trust boundaries.
//
// A picture is made in steps, each of which is a package under this one and knows those
// before it only: what is shown (scene), where it is (plan, found by search with an engine
// that lays out DOT), what is laid over it (overlay), and the text of the file (paint).
// Package evidence reads that text back.
package diagram

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Draw returns a complete SVG file that ends in a newline. The same input gives
// the same bytes. It is an error when there is no element, when the engine fails
// or leaves something out, and when a flow is not in the picture exactly once.
func Draw(in Input, layout Layout) ([]byte, error) {
	svg, err := compose(in, layout, false)
	if err != nil {
		return nil, err
	}
	return stamp(svg, InputHash(in)), nil
}

// compose makes a picture as a file, without its comment, or for use in a page.
func compose(in Input, layout Layout, inline bool) ([]byte, error) {
	d, err := scene.Show(in)
	if err != nil {
		return nil, err
	}
	d, p, err := fit(d, layout)
	if err != nil {
		return nil, err
	}
	svg := paint.Picture(d, p, overlay.Cover(d, p), inline)
	if err := count(d, svg); err != nil {
		return nil, err
	}
	return []byte(svg), nil
}

// count checks that every flow is drawn exactly once: a picture that hides a
// flow would hide its threats.
func count(d scene.Drawing, svg string) error {
	drawn := make(map[string]int)
	const open = `<g class="flow" data-f="`
	for part := range strings.SplitSeq(svg, open) {
		if id, _, ok := strings.Cut(part, `"`); ok {
			drawn[id]++
		}
	}
	for _, f := range d.Flows {
		if n := drawn[paint.Escape(f.ID)]; n != 1 {
			return fmt.Errorf("flow `%s` is in the picture %d times", f.ID, n)
		}
	}
	return nil
}
