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

// gravestOnce leaves of the firings of a rule that asks a block one time those about which it states something, or else the gravest.
func gravestOnce(firings []Firing) []Firing {
	kept := make(map[*Rule]int)
	for i, f := range firings {
		if !f.Rule.Once {
			continue
		}
		if best, ok := kept[f.Rule]; !ok || firings[best].Status == Ask && (f.Status != Ask || f.score() > firings[best].score()) {
			kept[f.Rule] = i
		}
	}
	var out []Firing
	for i, f := range firings {
		if !f.Rule.Once || f.Status != Ask || kept[f.Rule] == i {
			out = append(out, f)
		}
	}
	return out
}
