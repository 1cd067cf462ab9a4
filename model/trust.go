package model

// Level is how much everything in a boundary is trusted.
type Level int

// The levels, in trust order; Meaning says whom each is for.
const (
	Public Level = iota
	Partner
	Edge
	Internal
	Restricted
)

var levelNames = [...]string{"public", "partner", "edge", "internal", "restricted"}

// String returns the word that an author writes.
func (l Level) String() string { return levelNames[l] }

// Meaning says whom a level is for.
func (l Level) Meaning() string {
	return [...]string{
		"anybody may be there", "others whom a contract binds", "ours, and facing others", "ours", "ours, and few may enter",
	}[l]
}

// ParseLevel reads a level's word.
func ParseLevel(word string) (Level, bool) {
	for i, name := range levelNames {
		if name == word {
			return Level(i), true
		}
	}
	return 0, false
}
