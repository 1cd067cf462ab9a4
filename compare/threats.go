package compare

import "slices"

// standing ranks what is known about a threat, worst first. Answered and decided are equal: nothing
// is left to do.
func standing(status string) int {
	switch status {
	case "open":
		return 0
	case "ask":
		return 1
	}
	return 2
}

// settled reports whether nothing is left to do about a threat or a place.
func settled(status string) bool { return standing(status) == 2 }

// severity ranks severities, lowest first.
func severity(word string) int {
	return slices.Index([]string{"low", "medium", "high", "critical"}, word)
}

// threatChanges lists what became of the threats that need action, and of the criteria of those
// that are met.
func (m *match) threatChanges() ([]ThreatChange, []CriterionChange) {
	var threats []ThreatChange
	var criteria []CriterionChange
	for _, a := range m.after.Threats {
		b, known := m.threatsBefore[a.ID]
		lost := m.lost(b)
		t, changed := m.threatChange(b, a, known, lost)
		switch {
		case changed:
			threats = append(threats, t)
		case !known && a.Status == "met":
			criteria = append(criteria, CriterionChange{Kind: Added, ID: a.ID, Title: a.Title})
		case len(lost) > 0:
			criteria = append(criteria, CriterionChange{Kind: Dropped, Regress: true, ID: a.ID, Title: a.Title, Places: lost})
		}
		if known && a.Asks != b.Asks {
			criteria = append(criteria, CriterionChange{Kind: Reworded, ID: a.ID, Title: a.Title})
		}
	}
	for _, b := range m.before.Threats {
		id := m.laterThreat(b.ID)
		if _, there := m.threatsAfter[id]; there {
			continue
		}
		lost, hidden := m.lost(b), m.hidden(b)
		switch {
		case len(hidden) > 0:
			threats = append(threats, ThreatChange{Kind: Hidden, Regress: true, ID: id, Title: b.Title, Before: b.Status, SeverityBefore: b.Severity, Severity: b.Severity, Places: hidden})
		case b.Status == "met" || len(lost) > 0:
			criteria = append(criteria, CriterionChange{Kind: Dropped, Regress: len(lost) > 0, ID: id, Title: b.Title, Places: lost})
		default:
			threats = append(threats, ThreatChange{Kind: Gone, ID: id, Title: b.Title, Before: b.Status, SeverityBefore: b.Severity, Severity: b.Severity})
		}
	}
	return threats, criteria
}

// threatChange says what became of a threat that exists.
func (m *match) threatChange(b, a Threat, known bool, lost []string) (ThreatChange, bool) {
	c := ThreatChange{ID: a.ID, Title: a.Title, After: a.Status, Severity: a.Severity}
	opened, hidden := m.opened(a), m.hidden(b)
	if !known {
		c.Kind, c.Regress, c.Places = New, len(opened) > 0, opened
		return c, !settled(a.Status)
	}
	c.Before, c.SeverityBefore = b.Status, b.Severity
	c.Places = append(c.Places, opened...)
	switch {
	case standing(a.Status) < standing(b.Status):
		c.Kind, c.Regress = Worse, len(opened)+len(lost) > 0
		for _, place := range lost {
			if !slices.Contains(c.Places, place) {
				c.Places = append(c.Places, place)
			}
		}
		if len(c.Places) == 0 {
			c.Places = m.asked(a)
		}
	case len(opened) == 0 && len(hidden) > 0:
		c.Kind, c.Regress, c.Places = Hidden, true, hidden
	case standing(a.Status) > standing(b.Status):
		c.Kind, c.Places = Better, nil
	case len(opened) > 0:
		c.Kind, c.Regress = Worse, true
	case settled(a.Status):
		return c, false
	case severity(a.Severity) > severity(b.Severity):
		c.Kind, c.Regress = Worse, true
	case severity(a.Severity) < severity(b.Severity):
		c.Kind = Better
	default:
		c.Kind, c.Places = Grown, m.asked(a)
		return c, len(c.Places) > 0
	}
	return c, true
}

// asked lists the places at which a threat asks and was not looked for.
func (m *match) asked(a Threat) []string {
	var out []string
	for _, p := range a.Places {
		if _, known := m.placesBefore[rulePlace{a.Rule, Place{ID: p.ID, Flow: p.Flow}}]; !known && p.Status == "ask" {
			out = append(out, p.ID)
		}
	}
	return out
}

// opened lists the places at which a threat became open, other than by the answer to a question. If people decided
// before and still do, the threat has grown, and the decision does not cover what is new.
func (m *match) opened(a Threat) []string {
	var out []string
	for _, p := range a.Places {
		before := m.placesBefore[rulePlace{a.Rule, Place{ID: p.ID, Flow: p.Flow}}]
		if p.Status == "open" && before != "open" && (before != "decided" || !m.decided(a.ID)) && !m.fromStating(p) {
			out = append(out, p.ID)
		}
	}
	return out
}

// decided reports whether a decision about a threat exists.
func (m *match) decided(threat string) bool {
	return slices.ContainsFunc(m.after.Decisions, func(d Decision) bool { return m.laterThreat(d.Threat) == threat })
}

// lost lists the places that still exist but at which the block no longer states the control.
func (m *match) lost(b Threat) []string {
	var out []string
	for _, p := range b.Places {
		at := Place{ID: m.laterID(p.ID, p.Flow), Flow: p.Flow}
		if p.Status == "met" && m.stays(at) && !settled(first(m.placesAfter[rulePlace{b.Rule, at}], "open")) && !m.fromStating(at) {
			out = append(out, at.ID)
		}
	}
	return out
}
