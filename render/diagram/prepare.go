package diagram

import "slices"

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
func (in Input) whole() (drawing, error) {
	if in.all == nil {
		return showAll(in)
	}
	d := *in.all
	d.Elements, d.Boundaries, d.Flows = slices.Clone(d.Elements), slices.Clone(d.Boundaries), slices.Clone(d.Flows)
	return d, nil
}
