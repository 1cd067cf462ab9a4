package compare

import (
	"maps"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// hidden lists the places at which a threat was open, and at which it is gone, less severe or only asked
// although nothing answers it: less is said to be at stake, more is said to be trusted, or the weakness is no
// longer admitted. A flow or element that is gone, or data that it no longer has, is another design.
func (m *match) hidden(b Threat) []string {
	a, there := m.threatsAfter[m.laterThreat(b.ID)]
	milder := there && severity(a.Severity) < severity(b.Severity)
	var out []string
	for _, p := range b.Places {
		at := Place{ID: m.laterID(p.ID, p.Flow), Flow: p.Flow}
		if p.Status != "open" || !m.stays(at) || m.fromStating(at) {
			continue
		}
		now, looked := m.placesAfter[rulePlace{b.Rule, at}]
		if !looked && m.claimed(at) || now == "ask" && m.unstated(at) || now == "open" && milder && m.claimed(at) {
			out = append(out, at.ID)
		}
	}
	return out
}

// claimed reports whether a place, by its later id, is only described otherwise than before: by what is said of it or of the
// ends of a flow, by the class of its data, or by the trust in what is there. A crown counts everywhere, because ways lead to it.
func (m *match) claimed(at Place) bool {
	if m.uncrowned() {
		return true
	}
	if !at.Flow {
		return m.claimedElement(at.ID)
	}
	b, a := m.beforeFlow[m.flows.earlier[at.ID]], m.afterFlow[at.ID]
	return m.claimedElement(a.From) || m.claimedElement(a.To) || m.declassified(b.Facts, a.Facts) || b.Label != a.Label || saysOther(b.Facts, a.Facts)
}

func (m *match) claimedElement(id string) bool {
	b, known := m.beforeElem[m.elements.earlier[id]]
	if !known {
		return false
	}
	a := m.afterElem[id]
	trusted := m.laterZone(b.Zone) == a.Zone && level(a.Trust) > level(b.Trust)
	return trusted || m.declassified(b.Facts, a.Facts) || b.Name != a.Name || b.Type != a.Type || saysOther(b.Facts, a.Facts)
}

// saysOther reports whether attributes other than data and assumptions differ. Data is what a flow carries, and people answer
// for an assumption.
func saysOther(before, after map[string]string) bool {
	said := func(facts map[string]string) map[string]string {
		out := maps.Clone(facts)
		for _, key := range append(dataKeys(), "assumes") {
			delete(out, key)
		}
		return out
	}
	return !maps.Equal(said(before), said(after))
}

func level(word string) model.Level {
	l, _ := model.ParseLevel(word)
	return l
}

// declassified reports whether data that a flow or element has, before and now, is of a less sensitive class than before.
func (m *match) declassified(before, after map[string]string) bool {
	before = m.laterFacts(before)
	for _, key := range dataKeys() {
		had := strings.Split(before[key], ",")
		for _, id := range strings.Split(after[key], ",") {
			b, known := m.beforeData[m.data.earlier[id]]
			if known && slices.Contains(had, id) && model.Sensitivity(m.afterData[id].Class) < model.Sensitivity(b.Class) {
				return true
			}
		}
	}
	return false
}

// uncrowned reports whether data or an element that is there in both states is no longer a crown jewel.
func (m *match) uncrowned() bool {
	return slices.ContainsFunc(m.before.Data, func(b Data) bool {
		a, there := m.afterData[m.data.later[b.ID]]
		return there && b.Crown && !a.Crown
	}) || slices.ContainsFunc(m.before.Elements, func(b Element) bool {
		a, there := m.afterElem[m.elements.later[b.ID]]
		return there && b.Crown && !a.Crown && b.Facts["holds"] == a.Facts["holds"]
	})
}

// unstated reports whether a place no longer admits a weakness.
func (m *match) unstated(at Place) bool {
	return slices.ContainsFunc(m.controlChanges(), func(c ControlChange) bool {
		here := c.Element == at.ID
		if c.Flow != nil {
			here = at.Flow && c.Flow.ID == at.ID
		}
		return here && c.Kind == Unstated
	})
}
