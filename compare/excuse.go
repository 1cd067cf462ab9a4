package compare

// scene is what changed at a flow with its ends and the requests in front of it, or at an element with its flows.
type scene struct{ added, other bool }

// with returns what either of two scenes has.
func (s scene) with(t scene) scene { return scene{s.added || t.added, s.other || t.other} }

// scenes groups changes by place.
func (m *match) scenes() map[Place]scene {
	own := make(map[Place]scene)
	note := func(at Place, other bool) {
		s := own[at]
		own[at] = scene{s.added || !other, s.other || other}
	}
	for _, c := range m.controlChanges() {
		at := Place{ID: c.Element}
		if c.Flow != nil {
			at = Place{ID: c.Flow.ID, Flow: true}
		}
		note(at, c.Kind != Added && c.Kind != Stronger)
	}
	for _, c := range m.flowChanges() {
		note(Place{ID: c.ID, Flow: true}, true)
	}
	for _, c := range m.elementChanges() {
		note(Place{ID: c.ID}, true)
	}
	around := make(map[Place]scene)
	add := func(at Place, s scene) { around[at] = around[at].with(s) }
	into := make(map[string]scene) // by the element that is asked
	for _, f := range m.after.Flows {
		into[f.To] = into[f.To].with(own[Place{ID: f.ID, Flow: true}])
	}
	for _, f := range m.after.Flows {
		flow := Place{ID: f.ID, Flow: true}
		add(flow, into[f.From])
		for _, end := range []Place{{ID: f.From}, {ID: f.To}} {
			add(end, own[flow])
			add(flow, own[end])
		}
	}
	for at, s := range own {
		add(at, s)
	}
	return around
}

// fromStating reports whether a place changed only by stating controls that it did not state before, or
// stronger ones. Then a threat that is open now was no better before: the block did not say. And a rule that no
// longer looks there has given way to another.
func (m *match) fromStating(at Place) bool {
	if m.around == nil {
		m.around = m.scenes()
	}
	s := m.around[Place{ID: at.ID, Flow: at.Flow}]
	return s.added && !s.other && !m.reclassified()
}

// reclassified reports whether data is marked differently than before, so that rules may look elsewhere.
func (m *match) reclassified() bool {
	for _, a := range m.after.Data {
		if b, ok := m.beforeData[m.data.earlier[a.ID]]; ok && (b.Class != a.Class || b.Crown != a.Crown) {
			return true
		}
	}
	return false
}
