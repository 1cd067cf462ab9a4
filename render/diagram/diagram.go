// Package diagram draws a graph as an SVG picture of its trust boundaries.
//
// A picture is made in steps that know little of each other: what is shown
// (drawing), where it stands (plan, from an engine that lays out DOT), what is
// laid over it (layer), and the text of the file.
package diagram

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// Input is everything that a picture is drawn from.
type Input struct {
	Graph *graph.Graph
	// Standing counts open threats and grave questions by id of the element or flow
	// they are about. One threat may be about several; Threats counts each open one once.
	Standing map[string]stride.Standing
	Threats  int
	// View is what of the graph is shown.
	View View

	all *drawing // of the whole graph, where it has been derived already
}

// Layout is the engine: DOT text in, Graphviz json0 out.
type Layout func(dot []byte) ([]byte, error)

// widestNamed is how wide a layout may be for the names of flows to be readable on a page.
const widestNamed = 960

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

// compose makes a picture as a file, without its comment, or to stand within a page.
func compose(in Input, layout Layout, inline bool) ([]byte, error) {
	d, err := show(in)
	if err != nil {
		return nil, err
	}
	d, p, err := d.fit(layout)
	if err != nil {
		return nil, err
	}
	svg := d.write(p, d.cover(p), inline)
	if err := d.count(string(svg)); err != nil {
		return nil, err
	}
	return []byte(svg), nil
}

// fit arranges a drawing with the names of its flows or, where these make it so
// wide that on a page nobody could read them, with their numbers alone.
func (d drawing) fit(layout Layout) (drawing, plan, error) {
	p, err := d.arrange(layout)
	small := d.numbered()
	switch {
	case errors.Is(err, errTooWide):
		p, err = small.arrange(layout)
		return small, p, err
	case err == nil && p.Size.w() > widestNamed && d.named():
		if narrow, err := small.arrange(layout); err == nil {
			return small, narrow, nil
		}
	}
	return d, p, err
}

// named reports whether the drawing has the name of any flow.
func (d drawing) named() bool {
	return slices.ContainsFunc(d.Flows, func(f flow) bool { return len(f.Lines) > 0 })
}

// count checks that every flow is drawn exactly once: a picture that hides a
// flow would hide its threats.
func (d drawing) count(svg string) error {
	drawn := make(map[string]int)
	const open = `<g class="flow" data-f="`
	for part := range strings.SplitSeq(svg, open) {
		if id, _, ok := strings.Cut(part, `"`); ok {
			drawn[id]++
		}
	}
	for _, f := range d.Flows {
		if n := drawn[escape(f.ID)]; n != 1 {
			return fmt.Errorf("flow `%s` is in the picture %d times", f.ID, n)
		}
	}
	return nil
}
