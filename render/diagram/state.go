package diagram

import "github.com/trustseam/trustseam/stride"

// state is what the sign of a flow says about it.
type state int

const (
	stateFine  state = iota // nothing is open, and nothing grave is asked
	stateAsked              // the block does not answer a grave question about it
	stateOpen               // it has open threats
)

func stateOf(s stride.Standing) state {
	switch {
	case s.Open > 0:
		return stateOpen
	case s.Asked > 0:
		return stateAsked
	}
	return stateFine
}

// String is the word for a state in coordinates.
func (s state) String() string { return [...]string{"fine", "asked", "open"}[s] }

// words say in a description what a sign shows, empty for what needs no word.
func (s state) words() string {
	return [...]string{"", "question of high severity unanswered", "threats open"}[s]
}

// signText is the number in the badge of a flow. A question mark tells the
// middle state apart without its colour.
func (f flow) signText() string {
	if f.State == stateAsked {
		return f.Number + "?"
	}
	return f.Number
}
