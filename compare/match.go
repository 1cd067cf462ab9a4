package compare

import "strings"

// match says which parts of two models are the same: earlier ids by later ones and back.
type match struct {
	before, after             Model
	elements, zones           pairs
	flows, data               pairs
	beforeFlow                map[string]Flow
	afterFlow                 map[string]Flow
	beforeElem                map[string]Element
	afterElem                 map[string]Element
	beforeZone                map[string]Boundary
	afterZone                 map[string]Boundary
	beforeData                map[string]Data
	afterData                 map[string]Data
	threatsBefore             map[string]Threat // by later id
	threatsAfter              map[string]Threat
	placesBefore, placesAfter map[rulePlace]string // status of each place of a rule, before by later ids, and after
	around                    map[Place]scene      // see fromStating
}

// pairs are ids before and after.
type pairs struct{ later, earlier map[string]string }

func newPairs() pairs { return pairs{make(map[string]string), make(map[string]string)} }

func (p pairs) join(before, after string) {
	p.later[before], p.earlier[after] = after, before
}

// free reports whether neither of two ids has a partner.
func (p pairs) free(before, after string) bool {
	_, b := p.later[before]
	_, a := p.earlier[after]
	return !b && !a
}

// rulePlace is a place with the rule whose control is looked for there.
type rulePlace struct {
	rule string
	Place
}

func newMatch(before, after Model) *match {
	m := &match{before: before, after: after}
	m.beforeElem, m.afterElem = byID(before.Elements, elementID), byID(after.Elements, elementID)
	m.beforeZone, m.afterZone = byID(before.Boundaries, boundaryID), byID(after.Boundaries, boundaryID)
	m.beforeFlow, m.afterFlow = byID(before.Flows, flowID), byID(after.Flows, flowID)
	m.beforeData, m.afterData = byID(before.Data, dataID), byID(after.Data, dataID)
	m.zones = matchNamed(before.Boundaries, after.Boundaries, func(b Boundary) namedPart { return namedPart{b.ID, b.Was, b.Name} })
	m.elements = matchNamed(before.Elements, after.Elements, func(e Element) namedPart { return namedPart{e.ID, e.Was, e.Type + ":" + e.Name} })
	m.data = matchNamed(before.Data, after.Data, func(d Data) namedPart { return namedPart{d.ID, nil, d.Name} })
	m.matchFlows()
	m.matchThreats()
	return m
}

func elementID(e Element) string   { return e.ID }
func boundaryID(b Boundary) string { return b.ID }
func flowID(f Flow) string         { return f.ID }
func dataID(d Data) string         { return d.ID }

func byID[T any](all []T, id func(T) string) map[string]T {
	out := make(map[string]T, len(all))
	for _, one := range all {
		out[id(one)] = one
	}
	return out
}

// namedPart is what identifies a part: an earlier id that it claims, its id, or its name if only
// one part on each side is left with it.
type namedPart struct {
	id   string
	was  []string
	name string
}

func matchNamed[T any](before, after []T, part func(T) namedPart) pairs {
	p := newPairs()
	there := make(map[string]bool)
	for _, b := range before {
		there[part(b).id] = true
	}
	for _, a := range after {
		for _, was := range part(a).was {
			if there[was] && p.free(was, part(a).id) {
				p.join(was, part(a).id)
			}
		}
	}
	for _, a := range after {
		if id := part(a).id; there[id] && p.free(id, id) {
			p.join(id, id)
		}
	}
	left := func(all []T, taken map[string]string) map[string][]string {
		out := make(map[string][]string)
		for _, one := range all {
			if x := part(one); taken[x.id] == "" {
				out[x.name] = append(out[x.name], x.id)
			}
		}
		return out
	}
	earlier, later := left(before, p.later), left(after, p.earlier)
	for name, ids := range earlier {
		if others := later[name]; len(ids) == 1 && len(others) == 1 {
			p.join(ids[0], others[0])
		}
	}
	return p
}

// matchFlows pairs flows by an earlier id that one claims, else by the surest of id, ends and
// label. Flows that share an id but no end are different flows.
func (m *match) matchFlows() {
	m.flows = newPairs()
	for _, a := range m.after.Flows {
		for _, was := range a.Was {
			if _, there := m.beforeFlow[was]; there && m.flows.free(was, a.ID) {
				m.flows.join(was, a.ID)
			}
		}
	}
	m.pairFlows(func(f Flow) flowKey { return flowKey{f.ID, f.From, f.To, f.Label} }, false)
	m.pairFlows(func(f Flow) flowKey { return flowKey{"", f.From, f.To, f.Label} }, false)
	m.pairFlows(func(f Flow) flowKey { return flowKey{f.ID, f.From, f.To, ""} }, false)
	m.pairFlows(func(f Flow) flowKey { return flowKey{"", f.From, f.To, ""} }, true)
	for _, a := range m.after.Flows {
		if b, ok := m.beforeFlow[a.ID]; ok && m.flows.free(a.ID, a.ID) && b.Written && a.Written && m.sameEnd(b, a) {
			m.flows.join(a.ID, a.ID)
		}
	}
}

// flowKey is what two flows must share to be the same; the ends have their later ids.
type flowKey struct{ id, from, to, label string }

// pairFlows pairs the remaining flows that share a key, in order, or only those that are alone with it.
func (m *match) pairFlows(key func(Flow) flowKey, alone bool) {
	earlier, later := make(map[flowKey][]string), make(map[flowKey][]string)
	for _, b := range m.before.Flows {
		if _, taken := m.flows.later[b.ID]; !taken {
			id := b.ID
			from, fromStays := m.elements.later[b.From]
			to, toStays := m.elements.later[b.To]
			if !fromStays || !toStays {
				continue
			}
			b.From, b.To = from, to
			earlier[key(b)] = append(earlier[key(b)], id)
		}
	}
	for _, a := range m.after.Flows {
		if _, taken := m.flows.earlier[a.ID]; !taken {
			later[key(a)] = append(later[key(a)], a.ID)
		}
	}
	for k, ids := range earlier {
		others := later[k]
		if alone && (len(ids) != 1 || len(others) != 1) {
			continue
		}
		for i := range min(len(ids), len(others)) {
			m.flows.join(ids[i], others[i])
		}
	}
}

func (m *match) sameEnd(b, a Flow) bool {
	return m.elements.later[b.From] == a.From || m.elements.later[b.To] == a.To
}

// laterID returns the later id for an earlier one, unchanged if it is gone.
func (m *match) laterID(id string, flow bool) string {
	all := []pairs{m.elements, m.zones}
	if flow {
		all = []pairs{m.flows}
	}
	for _, p := range all {
		if later, ok := p.later[id]; ok {
			return later
		}
	}
	return id
}

// laterThreat returns the later id of a threat.
func (m *match) laterThreat(id string) string {
	rule, subject, _ := strings.Cut(id, "@")
	for _, p := range []pairs{m.elements, m.zones, m.flows} {
		if later, ok := p.later[subject]; ok {
			return rule + "@" + later
		}
	}
	return id
}

func (m *match) matchThreats() {
	m.threatsBefore, m.threatsAfter = make(map[string]Threat), make(map[string]Threat)
	m.placesBefore, m.placesAfter = make(map[rulePlace]string), make(map[rulePlace]string)
	for _, t := range m.before.Threats {
		m.threatsBefore[m.laterThreat(t.ID)] = t
		for _, p := range t.Places {
			m.placesBefore[rulePlace{t.Rule, Place{ID: m.laterID(p.ID, p.Flow), Flow: p.Flow}}] = p.Status
		}
	}
	for _, t := range m.after.Threats {
		m.threatsAfter[t.ID] = t
		for _, p := range t.Places {
			m.placesAfter[rulePlace{t.Rule, Place{ID: p.ID, Flow: p.Flow}}] = p.Status
		}
	}
}

// stays reports whether an earlier place, by its later id, still exists.
func (m *match) stays(p Place) bool {
	if p.Flow {
		_, ok := m.flows.earlier[p.ID]
		return ok
	}
	_, ok := m.elements.earlier[p.ID]
	return ok
}
