package stride

import (
	"testing"

	"github.com/trustseam/trustseam/graph"
)

// However many flows ask about an element, its flows are looked through once.
func TestElementIsAskedOnce(t *testing.T) {
	g := parsed(t, load(t), crowded["parallel"](200))
	asked := 0
	for _, f := range g.Flows {
		remember(f.Responder(), aboutOpenToAll, func(e *graph.Element) bool {
			asked++
			return findOpenToAll(e)
		})
	}
	if asked != 1 {
		t.Errorf("asked %d times, want once", asked)
	}
}

// Gateways that hand a token round to each other check it nowhere.
func TestTokenInCircle(t *testing.T) {
	g := parsed(t, load(t), `
actor a: A
process p: API gateway
process q: API gateway too
1. a -> p: Go | auth=token
2. p -> q: Next | identity=end-user auth=token
3. q -> p: Back | identity=end-user auth=token`)
	if checksToken(g.Flows[0]) {
		t.Error("nobody states that tokens are checked")
	}
}
