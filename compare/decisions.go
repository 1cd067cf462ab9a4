package compare

// decisionChanges lists what became of decisions.
func (m *match) decisionChanges(today string) []DecisionChange {
	earlier := make(map[string]Decision)
	for _, b := range m.before.Decisions {
		earlier[m.laterThreat(b.Threat)] = b
	}
	later := make(map[string]bool)
	var out []DecisionChange
	for _, a := range m.after.Decisions {
		id := m.laterThreat(a.Threat) // it may name the threat by an earlier id
		later[id] = true
		b, known := earlier[id]
		if kind := decisionKind(b, a, known, today); kind != "" {
			c := newDecisionChange(kind, id, a)
			c.Regress = b.controls() && a.State == "" && !a.controls()
			if known && a.Verb != b.Verb {
				c.Was = b.Verb
			}
			out = append(out, c)
		}
	}
	for _, b := range m.before.Decisions {
		if id := m.laterThreat(b.Threat); !later[id] {
			later[id] = true
			c := newDecisionChange(Withdrawn, id, b)
			t, there := m.threatsAfter[id]
			c.Line, c.Regress = 0, b.controls() && there && !settled(t.Status)
			out = append(out, c)
		}
	}
	return out
}

func newDecisionChange(kind Kind, id string, d Decision) DecisionChange {
	return DecisionChange{Kind: kind, Threat: id, Verb: d.Verb, By: d.By, Until: d.Until, Reason: d.Reason, Line: d.Line}
}

// decisionKind says what became of a decision that exists, "" for nothing.
func decisionKind(b, a Decision, known bool, today string) Kind {
	switch {
	case a.State == "orphaned" && b.State != "orphaned":
		return Orphaned
	case a.State == "unneeded" && b.State != "unneeded":
		return Unneeded
	case a.over(today) && !b.over(today):
		return Expired
	case !known:
		return Taken
	case a.Verb != b.Verb || a.Until != b.Until || a.By != b.By || a.With != b.With || a.Reason != b.Reason:
		return Changed
	}
	return ""
}

// controls reports whether a decision counts, and says that a control outside the diagram answers its threat.
func (d Decision) controls() bool { return d.Verb == "mitigate" && d.State == "" }

// over reports whether a decision has expired.
func (d Decision) over(today string) bool { return d.Until != "" && d.Until < today }

// assumptionChanges lists what became of assumptions.
func (m *match) assumptionChanges() []AssumptionChange {
	earlier := byID(m.before.Assumptions, func(a Assumption) string { return a.ID })
	later := byID(m.after.Assumptions, func(a Assumption) string { return a.ID })
	var out []AssumptionChange
	for _, a := range m.after.Assumptions {
		switch b, known := earlier[a.ID]; {
		case !known:
			out = append(out, AssumptionChange{Kind: Added, ID: a.ID, Text: a.Text, Line: a.Line})
		case b.Text != a.Text:
			out = append(out, AssumptionChange{Kind: Reworded, ID: a.ID, Text: a.Text, Before: b.Text, Line: a.Line})
		case b.By != a.By || b.Until != a.Until:
			out = append(out, AssumptionChange{Kind: Changed, ID: a.ID, Text: a.Text, Line: a.Line})
		}
	}
	for _, b := range m.before.Assumptions {
		if _, there := later[b.ID]; !there {
			out = append(out, AssumptionChange{Kind: Dropped, ID: b.ID, Text: b.Text})
		}
	}
	return out
}
