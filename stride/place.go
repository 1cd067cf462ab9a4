package stride

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/source"
)

// PlaceOf is where a reader is sent for a threat or a row about these flows and elements:
// the first flow, else the first element, else the line that opens the block.
func (a *Analysis) PlaceOf(flows []*graph.Flow, elements []*graph.Element) source.Span {
	switch {
	case len(flows) > 0:
		return flows[0].Span
	case len(elements) > 0:
		return elements[0].Span
	}
	return a.Graph.Fence.Info
}
