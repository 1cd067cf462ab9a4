package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// predicate is one named condition that rules use. One of flow and element is
// set; it says what the condition is about.
type predicate struct {
	flow      func(f *graph.Flow, args []string) bool
	element   func(e *graph.Element, args []string) bool
	takesArgs bool
	// evidence, where set, are the flows because of which an element satisfies the
	// condition: those along which the threat comes.
	evidence func(*graph.Element) []*graph.Flow
}

// lookupPredicate returns a predicate that can be asked for a rule on a kind of
// subject. A rule on "any" takes all of them; one that is about something else than the subject does not hold.
func lookupPredicate(on, name string) (predicate, bool) {
	if p, ok := flowPredicates[name]; ok && (on == "flow" || on == "any") {
		return p, true
	}
	p, ok := elementPredicates[name]
	return p, ok && on != "flow"
}

func (c condition) holds(s Subject) bool { return c.ask(s) != c.negate }

func (c condition) ask(s Subject) bool {
	if s.Flow != nil {
		p := flowPredicates[c.name]
		return p.flow != nil && p.flow(s.Flow, c.args)
	}
	p := elementPredicates[c.name]
	return p.element != nil && p.element(s.Element, c.args)
}

// evidence are the flows because of which the rule fires on an element, in
// document order: those of its first condition that has any.
func (r *Rule) evidence(e *graph.Element) []*graph.Flow {
	for _, c := range slices.Concat(r.when, r.any) {
		if p := elementPredicates[c.name]; p.evidence != nil && !c.negate {
			return p.evidence(e)
		}
	}
	return nil
}

// PredicateNames lists every predicate, for error messages and documentation.
func PredicateNames() []string {
	var names []string
	for _, table := range []map[string]predicate{flowPredicates, elementPredicates} {
		for name := range table {
			names = appendNew(names, name)
		}
	}
	slices.Sort(names)
	return names
}
