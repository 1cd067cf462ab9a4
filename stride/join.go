package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// Joins reports whether a reader expects a requirement in the line of another one, because both are about the same flows or elements and the
// same work answers both: who can read a store that asks nobody is one finding, whatever the store keeps.
func (r *Requirement) Joins(host *Requirement) bool {
	own, other := r.rule(), host.rule()
	if !slices.Contains(own.Joins, other.ID) {
		return false
	}
	if own == other {
		return r.sharesThreat(host) && alongOneMachine(r.Flows) == alongOneMachine(host.Flows)
	}
	if own.onFlow() && other.onFlow() {
		return len(r.Flows) > 0 && subset(r.Flows, host.Flows)
	}
	if own.onFlow() && other.attribute() == "secrets" {
		return subset(askersOf(r.Flows), host.Targets) // who shows a credential keeps it
	}
	return subset(r.Targets, host.Targets)
}

// JoinOrder returns the place of a rule among those whose lines the requirement may join.
func (r *Requirement) JoinOrder(host *Requirement) int {
	return slices.Index(r.rule().Joins, host.rule().ID)
}

func (r *Requirement) rule() *Rule { return r.Threats[0].Rule }

// sharesThreat reports whether two sentences are about one threat.
func (r *Requirement) sharesThreat(other *Requirement) bool {
	return slices.ContainsFunc(r.Threats, func(t *Threat) bool { return slices.Contains(other.Threats, t) })
}

// alongOneMachine reports whether all flows stay on a machine: to keep them there is other work than to encrypt what leaves it.
func alongOneMachine(flows []*graph.Flow) bool {
	return len(flows) > 0 && all(flows, onOneMachine)
}

// askersOf returns the elements that ask over some flows.
func askersOf(flows []*graph.Flow) []*graph.Element {
	var out unique[*graph.Element]
	for _, f := range flows {
		out.add(f.Initiator())
	}
	return out.list
}

// subset reports whether a list of something is not empty and within another.
func subset[T comparable](list, of []T) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(x T) bool { return !slices.Contains(of, x) })
}

// joined fills what a sentence adds to the line of another rule: all of it, or what the wording of its place names if that line says the rest.
func (c *Catalog) joined(part *shortPart) string {
	rule := part.Rule
	if !rule.Covered {
		return c.shortest(part.Threat, part.text)
	}
	text := rule.word(part.Firings[0].Subject, "", func(w *Wording) string { return w.Joined })
	if text == "" {
		return ""
	}
	return c.shortest(part.Threat, text)
}
