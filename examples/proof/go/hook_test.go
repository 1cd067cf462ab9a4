package hook

import (
	"net/http"
	"testing"
)

// accept is the receiver, as small as it can be.
func accept(signature, id string, seen map[string]bool) int {
	switch {
	case signature != "right":
		return http.StatusUnauthorized
	case seen[id]:
		return http.StatusConflict
	}
	seen[id] = true
	return http.StatusOK
}

// Verifies: pay/S02@hook
func TestForgedEventIsRefused(t *testing.T) {
	if got := accept("wrong", "1", map[string]bool{}); got != http.StatusUnauthorized {
		t.Errorf("status %d", got)
	}
}

func TestReplay(t *testing.T) {
	t.Run("pay/S03@edge: the same event twice", func(t *testing.T) {
		seen := map[string]bool{}
		accept("right", "1", seen)
		if got := accept("right", "1", seen); got != http.StatusConflict {
			t.Errorf("status %d", got)
		}
	})
}

// Verifies: pay/D01@edge
func TestFlood(t *testing.T) {
	t.Skip("needs the load generator")
}

// A document in a string of several lines is no title: pay/R01@edge is mentioned here, too.
const document = `
"pay/R01@edge"
// Verifies: pay/R01@edge
`
