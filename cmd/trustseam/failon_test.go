package main

import (
	"strings"
	"testing"
)

// What a shell offers on Tab continues the list and names nothing twice.
func TestCompleteFailOn(t *testing.T) {
	for _, c := range []struct{ begun, want string }{
		{"", "never open open:critical open:high open:medium open:low ask ask:critical ask:high ask:medium ask:low"},
		{"open:", "open:critical open:high open:medium open:low"},
		{"open:high,", "open:high,ask open:high,ask:critical open:high,ask:high open:high,ask:medium open:high,ask:low"},
		{"ask,open:c", "ask,open:critical"},
		{"never,", ""},
		{"open,open", ""},
		{"high", ""},
	} {
		offers, _ := completeFailOn(nil, nil, c.begun)
		if got := strings.Join(offers, " "); got != c.want {
			t.Errorf("%q: %s, want %s", c.begun, got, c.want)
		}
	}
}
