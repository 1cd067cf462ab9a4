package scene

import "slices"

// leaveOut marks an element that is out of scope for a reason. It loses the tint of its data:
// the picture draws the eye to what the model covers.
func (e *Element) leaveOut(reason string) { e.Out, e.Reason, e.Tint = true, Clean(reason), NoTint }

// ScopeLine is the line within the box of an element that is out of scope, which
// tells it apart without colour.
func (e Element) ScopeLine() string {
	if e.Out {
		return "out of scope"
	}
	return ""
}

// LeavesOut reports whether something in the drawing is out of scope.
func (d Drawing) LeavesOut() bool {
	return slices.ContainsFunc(d.Elements, func(e Element) bool { return e.Out })
}

// left names what is out of scope, for the description: "Bank (its own model covers it), Post".
func (d Drawing) left() []string {
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
