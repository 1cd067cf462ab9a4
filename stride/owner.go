package stride

import "github.com/trustseam/trustseam/graph"

// Owners are the owners of the elements that have to act for a threat's criterion to hold, in the order in
// which it names them. If none of these has an owner, they are those of the elements that the threat is to.
func (t *Threat) Owners() []string {
	var acting unique[*graph.Element]
	for _, part := range t.focus().worded(t.Rule.criterionFor) {
		acting.add(part.actors()...)
	}
	if owners := ownersOf(acting.list); len(owners) > 0 {
		return owners
	}
	return ownersOf(t.Targets())
}

// ownersOf lists the owners of elements, each once.
func ownersOf(elements []*graph.Element) []string {
	var owners unique[string]
	for _, e := range elements {
		if e.Owner.Known() {
			owners.add(e.Owner.Value)
		}
	}
	return owners.list
}
