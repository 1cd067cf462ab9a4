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
