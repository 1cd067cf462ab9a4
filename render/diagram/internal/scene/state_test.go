package scene

import (
	"testing"

	"github.com/trustseam/trustseam/stride"
)

func TestStateOf(t *testing.T) {
	for s, want := range map[stride.Standing]State{
		{}:                  StateFine,
		{Asked: 1}:          StateAsked,
		{Open: 1}:           StateOpen,
		{Open: 1, Asked: 2}: StateOpen,
	} {
		if got := stateOf(s); got != want {
			t.Errorf("%+v is %s, want %s", s, got, want)
		}
	}
}
