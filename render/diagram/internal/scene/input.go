package scene

import (
	"slices"

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

	all *Drawing // of the whole graph, where it has been derived already
}

// Prepare derives what all views of a graph have in common. A model with hundreds of
// boundaries has a view for each of them: deriving everything for every view anew
// would take the square of their number.
func (in Input) Prepare() Input {
	if d, err := showAll(in); err == nil {
		in.all = &d
	}
	return in
}

// whole is the drawing of everything, which the caller may change.
func (in Input) whole() (Drawing, error) {
	if in.all == nil {
		return showAll(in)
	}
	d := *in.all
	d.Elements, d.Boundaries, d.Flows = slices.Clone(d.Elements), slices.Clone(d.Boundaries), slices.Clone(d.Flows)
	return d, nil
}
