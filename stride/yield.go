package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// yield drops firings of general rules on targets about which a specific rule has fired.
func yield(firings []Firing) []Firing {
	type claim struct {
		rule   string
		target *graph.Element
	}
	claimed := make(map[claim]bool)
	for _, f := range firings {
		for _, id := range f.Rule.Yields {
			claimed[claim{id, f.Target}] = true
		}
	}
	return slices.DeleteFunc(firings, func(f Firing) bool {
		return claimed[claim{f.Rule.ID, f.Target}]
	})
}
