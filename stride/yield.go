package stride

import "slices"

// yield drops firings of general rules on flows and elements about which a
// specific rule has fired: what is asked of an element is not asked again of each flow that reaches it.
func yield(firings []Firing) []Firing {
	type claim struct {
		rule  string
		place Subject
	}
	claimed := make(map[claim]bool)
	for _, f := range firings {
		for _, id := range f.Rule.Yields {
			claimed[claim{id, f.Subject.place()}] = true
		}
	}
	return slices.DeleteFunc(firings, func(f Firing) bool {
		return claimed[claim{f.Rule.ID, f.Subject.place()}] || claimed[claim{f.Rule.ID, Subject{Element: f.Target}}]
	})
}
