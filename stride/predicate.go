package stride

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// predicate is one named condition that rules use. Exactly one of flow, element
// and model is set; it says what the condition is about.
type predicate struct {
	flow      func(f *model.Flow, args []string) bool
	element   func(e *model.Element, args []string) bool
	model     func(g *model.Graph) bool
	takesArgs bool
	// evidence, where set, are the flows because of which an element or the model
	// satisfies the condition: those along which the threat comes.
	evidence func(Subject, *model.Graph) []*model.Flow
}

// lookupPredicate returns a predicate that can be asked for a rule on a kind of
// subject. In a rule on "any" the name carries the kind in front: "store.kind", "flow.control-up".
func lookupPredicate(on, name string) (predicate, bool) {
	for _, table := range []map[string]predicate{flowPredicates, elementPredicates, modelPredicates} {
		p, ok := table[name]
		fits := on == "flow" && p.flow != nil || on == "model" && p.model != nil ||
			(on == "process" || on == "store" || on == "element") && p.element != nil || on == "any"
		if ok && fits {
			return p, true
		}
	}
	return predicate{}, false
}

// holds asks the condition about a subject. A predicate on something else than the subject does not hold.
func (c condition) holds(g *model.Graph, s Subject) bool {
	return c.ask(g, s) != c.negate
}

func (c condition) ask(g *model.Graph, s Subject) bool {
	switch {
	case s.Flow != nil:
		p := flowPredicates[c.name]
		return p.flow != nil && p.flow(s.Flow, c.args)
	case s.Element != nil:
		p := elementPredicates[c.name]
		return p.element != nil && p.element(s.Element, c.args)
	}
	p := modelPredicates[c.name]
	return p.model != nil && p.model(g)
}

// evidence are the flows because of which the rule fires on an element or on the
// model, in document order: those of its first condition that has any.
func (r *Rule) evidence(g *model.Graph, s Subject) []*model.Flow {
	table := elementPredicates
	if s.Element == nil {
		table = modelPredicates
	}
	for _, c := range slices.Concat(r.when, r.any) {
		if p := table[c.name]; p.evidence != nil && !c.negate {
			return p.evidence(s, g)
		}
	}
	return nil
}

// PredicateNames lists every predicate, for error messages and documentation.
func PredicateNames() []string {
	var names []string
	for _, table := range []map[string]predicate{flowPredicates, elementPredicates, modelPredicates} {
		for name := range table {
			names = appendNew(names, name)
		}
	}
	slices.Sort(names)
	return names
}
