package compare

import (
	"maps"
	"slices"
	"strings"
)

// union makes one model of blocks that the other state has as one. If several use one id for
// different things, the id of the block is put before it. No block is an empty model.
func union(blocks []Block) Model {
	switch len(blocks) {
	case 0:
		return Model{}
	case 1:
		return blocks[0].Model
	}
	all := Model{Title: blocks[0].Model.Title, Named: blocks[0].Model.Named}
	for _, b := range blocks {
		all.take(b.ID, b.Model)
	}
	return all
}

// take adds what only the block has.
func (m *Model) take(block string, other Model) {
	parts, flows := make(map[string]string), make(map[string]string) // by earlier id, for what got a new one
	zones, elements := byID(m.Boundaries, boundaryID), byID(m.Elements, elementID)
	for _, b := range other.Boundaries {
		known, taken := zones[b.ID]
		if taken && known.Name != b.Name {
			parts[b.ID] = block + "/" + b.ID
		}
		if b.ID, b.Parent = renamed(parts, b.ID), renamed(parts, b.Parent); !taken || known.Name != b.Name {
			m.Boundaries = append(m.Boundaries, b)
		}
	}
	for _, e := range other.Elements {
		known, taken := elements[e.ID]
		same := taken && known.Type == e.Type && known.Name == e.Name
		if taken && !same {
			parts[e.ID] = block + "/" + e.ID
		}
		e.ID, e.Zone = renamed(parts, e.ID), renamed(parts, e.Zone)
		if same {
			m.agree(e)
			continue
		}
		m.Elements = append(m.Elements, e)
	}
	for _, f := range other.Flows {
		if slices.ContainsFunc(m.Flows, func(known Flow) bool { return known.ID == f.ID }) {
			flows[f.ID] = block + "/" + f.ID
			f.Written = false
		}
		f.ID, f.From, f.To = renamed(flows, f.ID), renamed(parts, f.From), renamed(parts, f.To)
		m.Flows = append(m.Flows, f)
	}
	m.takeFindings(other, parts, flows)
}

// agree adds what another block states about an element that is in both.
func (m *Model) agree(e Element) {
	for i, known := range m.Elements {
		if known.ID != e.ID {
			continue
		}
		controls := maps.Clone(e.Controls)
		for key, c := range known.Controls {
			if strength(key, c.Value) >= strength(key, controls[key].Value) {
				controls[key] = c
			}
		}
		m.Elements[i].Controls = controls
		m.Elements[i].Crown = known.Crown || e.Crown
	}
}

func renamed(ids map[string]string, id string) string { return first(ids[id], id) }

// takeFindings adds what follows from the parts.
func (m *Model) takeFindings(other Model, parts, flows map[string]string) {
	threat := func(id string) string {
		rule, subject, _ := strings.Cut(id, "@")
		return rule + "@" + first(parts[subject], renamed(flows, subject))
	}
	for _, t := range other.Threats {
		t.ID, t.Places = threat(t.ID), slices.Clone(t.Places)
		for i, p := range t.Places {
			ids := parts
			if p.Flow {
				ids = flows
			}
			t.Places[i].ID = renamed(ids, p.ID)
		}
		m.takeThreat(t)
	}
	for _, w := range other.Ways {
		w.Jewel, w.From, w.Flows = renamed(parts, w.Jewel), renamed(parts, w.From), each(w.Flows, func(id string) string { return renamed(flows, id) })
		m.Ways = append(m.Ways, w)
	}
	for _, d := range other.Decisions {
		d.Threat = threat(d.Threat)
		m.Decisions = append(m.Decisions, d)
	}
	m.Data = takeNew(m.Data, other.Data, dataID)
	m.Assumptions = takeNew(m.Assumptions, other.Assumptions, func(a Assumption) string { return a.ID })
	for _, id := range other.Jewels {
		m.Jewels = append(m.Jewels, renamed(parts, id))
	}
}

// takeThreat adds a threat, or its places to those of a threat with the same id.
func (m *Model) takeThreat(t Threat) {
	for i, known := range m.Threats {
		if known.ID != t.ID {
			continue
		}
		if standing(t.Status) < standing(known.Status) {
			m.Threats[i].Status = t.Status
		}
		if severity(t.Severity) > severity(known.Severity) {
			m.Threats[i].Severity = t.Severity
		}
		m.Threats[i].Places = append(slices.Clone(known.Places), t.Places...)
		return
	}
	m.Threats = append(m.Threats, t)
}

func takeNew[T any](known, more []T, id func(T) string) []T {
	there := byID(known, id)
	for _, one := range more {
		if _, ok := there[id(one)]; !ok {
			known = append(known, one)
		}
	}
	return known
}
