package stride

// merge makes one threat of all firings of a rule with the same merge key. The
// order is that of the firings: by rule, then by document.
func merge(firings []Firing) []*Threat {
	var threats []*Threat
	byID := make(map[string]*Threat)
	for _, f := range firings {
		subject := mergeKey(f)
		id := f.Rule.ID + "@" + subject
		t := byID[id]
		if t == nil {
			t = &Threat{ID: id, Rule: f.Rule, Subject: subject}
			byID[id] = t
			threats = append(threats, t)
		}
		t.Firings = append(t.Firings, f)
	}
	for _, t := range threats {
		t.rank()
	}
	return threats
}

// mergeKey returns the id of the subject of the threat.
func mergeKey(f Firing) string {
	flow := f.Subject.Flow
	switch {
	case f.Rule.Merge == "model":
		return "model"
	case f.Rule.Merge == "zone":
		return f.Target.Zone().ID()
	case f.Rule.Merge == "holder" && flow != nil && forPerson(flow.Initiator()):
		return "people"
	case f.Rule.Merge == "holder":
		return f.Target.Zone().ID()
	case f.Rule.Merge == "initiator" && flow != nil:
		from, _ := f.Subject.ends()
		return from.ID
	case f.Rule.Merge == "flow" && flow != nil:
		return flow.ID
	}
	return f.Target.ID
}
