package stride

import (
	"maps"
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// predicate is one named condition that rules use. It can be asked about the
// kinds of subjects for which it has a function, and is false for all others.
type predicate struct {
	// help completes "it holds where …".
	help      string
	takesArgs bool
	// flow is asked about the exchange to which a transfer or response belongs.
	flow     func(*graph.Flow, ask) bool
	transfer func(*graph.Transfer, ask) bool
	element  func(*graph.Element, ask) bool
	// evidence, if set, returns the flows that make an element satisfy the
	// condition: those along which the threat comes.
	evidence func(*graph.Element) []*graph.Flow
}

// ask is how a condition is asked.
type ask struct {
	args []string
	// silent is true if labels and names of data must be ignored: what holds
	// then depends on attributes, kinds and topology.
	silent bool
}

// lookupPredicate returns a predicate that a rule can ask about a kind of subject.
func lookupPredicate(on, name string) (predicate, bool) {
	p, ok := predicates[name]
	switch on {
	case "flow":
		ok = ok && p.flow != nil
	case "transfer":
		ok = ok && (p.transfer != nil || p.flow != nil)
	case "any":
	default:
		ok = ok && p.element != nil
	}
	return p, ok
}

func (c condition) holds(s Subject) bool { return c.ask(s, false) != c.negate }

// holdsSilently reports whether the condition holds whatever labels say. Words
// that could only prevent it still count.
func (c condition) holdsSilently(s Subject) bool {
	if c.negate {
		return c.holds(s)
	}
	return c.ask(s, true)
}

func (c condition) ask(s Subject, silent bool) bool {
	p, how := predicates[c.name], ask{c.args, silent}
	switch {
	case s.Element != nil:
		return p.element != nil && p.element(s.Element, how)
	case s.Transfer != nil && p.transfer != nil:
		return p.transfer(s.Transfer, how)
	}
	return p.flow != nil && p.flow(s.exchange(), how)
}

// restsOnWords reports whether only a label or the name of a datum makes the rule
// fire. A word may raise a question; a finding needs a statement.
func (r *Rule) restsOnWords(s Subject) bool {
	for _, c := range r.when {
		if !c.holdsSilently(s) {
			return true
		}
	}
	return len(r.any) > 0 && !slices.ContainsFunc(r.any, func(c condition) bool { return c.holdsSilently(s) })
}

// evidence returns the flows that make the rule fire on an element, in document
// order: those of its first condition that has any.
func (r *Rule) evidence(e *graph.Element) []*graph.Flow {
	for _, c := range slices.Concat(r.when, r.any) {
		if p := predicates[c.name]; p.evidence != nil && !c.negate {
			return p.evidence(e)
		}
	}
	return nil
}

// predicates are all conditions, by name. The names of the tables say what they are about.
var predicates = unite(
	flowPredicates, carriedPredicates, peoplePredicates, tokenPredicates, processPredicates, storePredicates,
	statedPredicates, fitPredicates, streamPredicates, programPredicates, filePredicates, codePredicates,
	messagePredicates, auditPredicates, adminPredicates, rightsPredicates, browserPredicates,
)

func unite(tables ...map[string]predicate) map[string]predicate {
	all := make(map[string]predicate)
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}

func onFlow(help string, holds func(*graph.Flow) bool) predicate {
	return predicate{help: help, flow: func(f *graph.Flow, _ ask) bool { return holds(f) }}
}

func onFlowWith(help string, holds func(*graph.Flow, []string) bool) predicate {
	return predicate{help: help, takesArgs: true, flow: func(f *graph.Flow, how ask) bool { return holds(f, how.args) }}
}

func onElement(help string, holds func(*graph.Element) bool) predicate {
	return predicate{help: help, element: func(e *graph.Element, _ ask) bool { return holds(e) }}
}
