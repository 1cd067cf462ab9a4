package compare

// wayChanges lists the ways to crown jewels that a flow opened, and those that became shorter or weaker. Only
// the shortest ways are known: one that is shown because another is gone is not new.
func (m *match) wayChanges() []WayChange {
	earlier := make(map[[2]string]Way)
	for _, w := range m.before.Ways {
		key := [2]string{m.laterID(w.Jewel, false), m.laterID(w.From, false)}
		if _, ok := earlier[key]; !ok {
			earlier[key] = w
		}
	}
	var out []WayChange
	for _, w := range m.after.Ways {
		c := WayChange{Jewel: w.Jewel, From: w.From, Flows: w.Flows, After: w.Control}
		b, known := earlier[[2]string{w.Jewel, w.From}]
		switch {
		case !known && m.hasNewFlow(w):
			c.Kind = New
		case !known:
			continue
		case len(w.Flows) < len(b.Flows):
			c.Kind = Shorter
		case w.Strength < b.Strength:
			c.Kind = Weaker
		default:
			continue
		}
		c.Was, c.Before = b.Flows, b.Control
		out = append(out, c)
	}
	return out
}

// hasNewFlow reports whether a way could not be taken before.
func (m *match) hasNewFlow(w Way) bool {
	for _, id := range w.Flows {
		a, b := m.afterFlow[id], m.beforeFlow[m.flows.earlier[id]]
		if b.ID == "" || m.laterID(b.From, false) != a.From || m.laterID(b.To, false) != a.To || b.Facts["mode"] != a.Facts["mode"] || b.Both != a.Both {
			return true
		}
	}
	return false
}
