package graph

import "github.com/trustseam/trustseam/model"

// Zone is where an element is: its innermost boundary, or one of the two zones
// that are not declared. Zones are compared with ==.
type Zone struct {
	Boundary *Boundary
	// Own tells, without a boundary, our own processes and stores from outsiders.
	Own bool
}

// Zone returns where the element is.
func (e *Element) Zone() Zone {
	if e.Boundary != nil {
		return Zone{Boundary: e.Boundary}
	}
	return Zone{Own: e.Type == model.Process || e.Type == model.Store}
}

// ID returns the boundary's id, or "outside" or "system" where no boundary was declared.
func (z Zone) ID() string {
	switch {
	case z.Boundary != nil:
		return z.Boundary.ID
	case z.Own:
		return "system"
	}
	return "outside"
}

// Name returns the boundary's name, or "System" or "Outside" where no boundary was declared.
func (z Zone) Name() string {
	switch {
	case z.Boundary != nil:
		return z.Boundary.Name
	case z.Own:
		return "System"
	}
	return "Outside"
}
