package compare

// seamChanges lists the flows that began or ceased to cross a boundary, and those that cross
// between different levels of trust.
func (m *match) seamChanges() []SeamChange {
	var out, closed []SeamChange
	for _, a := range m.after.Flows {
		b, matched := m.beforeFlow[m.flows.earlier[a.ID]]
		switch {
		case !a.Crosses:
		case !matched || !b.Crosses || !m.sameSeam(b, a):
			out = append(out, SeamChange{Kind: Opened, Flow: nameFlow(a), Trust: trustOf(a, m.afterElem), Line: a.Line})
		case trustOf(a, m.afterElem) != trustOf(b, m.beforeElem):
			was := trustOf(b, m.beforeElem)
			out = append(out, SeamChange{Kind: Changed, Flow: nameFlow(a), Trust: trustOf(a, m.afterElem), Was: &was, Line: a.Line})
		}
	}
	for _, b := range m.before.Flows {
		a, matched := m.afterFlow[m.flows.later[b.ID]]
		if b.Crosses && (!matched || !a.Crosses || !m.sameSeam(b, a)) {
			closed = append(closed, SeamChange{Kind: Closed, Flow: nameFlow(b), Trust: trustOf(b, m.beforeElem)})
		}
	}
	return append(out, closed...)
}

// sameSeam reports whether two flows go from the same zone to the same other one.
func (m *match) sameSeam(b, a Flow) bool {
	return m.laterZone(m.beforeElem[b.From].Zone) == m.afterElem[a.From].Zone && m.laterZone(m.beforeElem[b.To].Zone) == m.afterElem[a.To].Zone
}

// laterZone returns the later id of a zone, an earlier boundary or an undeclared one.
func (m *match) laterZone(id string) string {
	if later, ok := m.zones.later[id]; ok {
		return later
	}
	return id
}

func trustOf(f Flow, elements map[string]Element) Trust {
	return Trust{elements[f.From].Trust, elements[f.To].Trust}
}

func nameFlow(f Flow) FlowID { return FlowID{f.ID, f.Number, f.From, f.To, f.Label} }
