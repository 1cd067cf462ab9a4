package graph

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// IsResponse reports whether the flow answers another flow instead of being a request itself.
func (f *Flow) IsResponse() bool { return f.Request != nil }

// Initiator returns the end that asks. A store never asks: an arrow from a store
// to a process means that the process reads.
func (f *Flow) Initiator() *Element {
	if f.reversed() {
		return f.To
	}
	return f.From
}

// Responder returns the end that is asked.
func (f *Flow) Responder() *Element {
	if f.reversed() {
		return f.From
	}
	return f.To
}

// reversed reports whether the arrow shows where the data goes rather than who asks.
func (f *Flow) reversed() bool {
	mode := f.Attrs.Value("mode")
	return mode == "response" || mode == "pull" || f.From.Type == model.Store && f.To.Type != model.Store || mode == "" && f.takenFrom()
}

// takenFrom reports whether a process takes code from a registry or a repository, which brings it to nobody: the arrow
// shows where the code goes.
func (f *Flow) takenFrom() bool {
	kept := f.From.Kind.Value == "registry" || f.From.Kind.Value == "code"
	return kept && f.To.Type == model.Process && !f.Both &&
		slices.ContainsFunc(f.Data, func(d *Data) bool { return d.Class.Value == "code" })
}

// Crosses reports whether the flow leaves one zone for another.
func (f *Flow) Crosses() bool { return f.From.Zone() != f.To.Zone() }

// Seam is one trust boundary that a flow crosses.
type Seam struct {
	Boundary *Boundary
	// Entering is true when the flow goes into the boundary.
	Entering bool
}

// Seams lists the boundaries that the flow crosses, in the order from From to
// To: first those it leaves, inner to outer, then those it enters, outer to inner.
func (f *Flow) Seams() []Seam {
	from, to := f.From.Boundary.Path(), f.To.Boundary.Path()
	common := 0
	for common < len(from) && common < len(to) && from[common] == to[common] {
		common++
	}
	var seams []Seam
	for _, b := range slices.Backward(from[common:]) {
		seams = append(seams, Seam{b, false})
	}
	for _, b := range to[common:] {
		seams = append(seams, Seam{b, true})
	}
	return seams
}
