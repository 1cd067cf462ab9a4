package model

// Level is how much everything in a boundary is trusted.
type Level int

// The levels, in trust order.
const (
	Public     Level = iota // anybody
	Partner                 // somebody we have a contract with
	Edge                    // ours, and facing others
	Internal                // ours
	Restricted              // ours, and few may enter
)

var levelNames = [...]string{"public", "partner", "edge", "internal", "restricted"}

// String returns the word that an author writes.
func (l Level) String() string { return levelNames[l] }

// ParseLevel reads a level's word.
func ParseLevel(word string) (Level, bool) {
	for i, name := range levelNames {
		if name == word {
			return Level(i), true
		}
	}
	return 0, false
}

// Zone is where an element stands: its innermost boundary, or one of the two
// zones that nobody declares. Zones are compared with ==.
type Zone struct {
	Boundary *Boundary
	// Own tells, without a boundary, our own processes and stores from outsiders.
	Own bool
}

// Zone returns where the element stands.
func (e *Element) Zone() Zone {
	if e.Boundary != nil {
		return Zone{Boundary: e.Boundary}
	}
	return Zone{Own: e.Type == Process || e.Type == Store}
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
