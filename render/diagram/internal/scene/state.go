package scene

import "github.com/trustseam/trustseam/stride"

// State is what the sign of a flow says about it.
type State int

const (
	StateFine  State = iota // nothing is open, and nothing grave is asked
	StateAsked              // the block does not answer a grave question about it
	StateOpen               // it has open threats
)

func stateOf(s stride.Standing) State {
	switch {
	case s.Open > 0:
		return StateOpen
	case s.Asked > 0:
		return StateAsked
	}
	return StateFine
}

// String is the word for a state in coordinates.
func (s State) String() string { return [...]string{"fine", "asked", "open"}[s] }

// words say in a description what a sign shows, empty for what needs no word.
func (s State) words() string {
	return [...]string{"", "question of high severity unanswered", "threats open"}[s]
}

// SignText is the number in the badge of a flow. A question mark tells the
// middle state apart without its colour.
func (f Flow) SignText() string {
	if f.State == StateAsked {
		return f.Number + "?"
	}
	return f.Number
}

// Rank orders flows: those that cross before those inside, and in each part open, asked, others.
func (f Flow) Rank() int {
	n := int(StateOpen - f.State)
	if !f.Crosses {
		n += int(StateOpen) + 1
	}
	return n
}
