package graph

import "github.com/trustseam/trustseam/model"

// Zone is where an element is: its innermost boundary, or one of the two
// undeclared zones. Zones are compared with ==.
type Zone struct {
	Boundary *Boundary
	// Own tells our own processes and stores from outsiders if there is no boundary.
	Own bool
}

// Zone returns where the element is.
func (e *Element) Zone() Zone {
	if e.Boundary != nil {
		return Zone{Boundary: e.Boundary}
	}
	return Zone{Own: e.Type == model.Process || e.Type == model.Store}
}

// ID returns the boundary's id, or "outside" or "system" if there is no boundary.
func (z Zone) ID() string {
	switch {
	case z.Boundary != nil:
		return z.Boundary.ID
	case z.Own:
		return "system"
	}
	return "outside"
}

// Name returns the boundary's name, or "System" or "Outside" if there is no boundary.
func (z Zone) Name() string {
	switch {
	case z.Boundary != nil:
		return z.Boundary.Name
	case z.Own:
		return "System"
	}
	return "Outside"
}
