package compare

import "strings"

// controlChanges lists what became of controls of the flows and elements in both states.
func (m *match) controlChanges() []ControlChange {
	var out []ControlChange
	for _, a := range m.after.Flows {
		b, ok := m.beforeFlow[m.flows.earlier[a.ID]]
		if !ok {
			continue
		}
		name := nameFlow(a)
		around := []Controls{m.afterElem[a.To].Controls, m.afterElem[a.From].Controls}
		for _, c := range changedControls(b.Controls, a.Controls, around) {
			c.Flow, c.Line = &name, a.Line
			out = append(out, c)
		}
	}
	for _, a := range m.after.Elements {
		if b, ok := m.beforeElem[m.elements.earlier[a.ID]]; ok {
			for _, c := range changedControls(b.Controls, a.Controls, nil) {
				c.Element, c.Line = a.ID, a.Line
				out = append(out, c)
			}
		}
	}
	return out
}

// changedControls compares what two states say about one place. What a flow no longer states is not
// gone if one of its ends states it; around holds the controls there.
func changedControls(before, after Controls, around []Controls) []ControlChange {
	var out []ControlChange
	var protocol *ControlChange
	for _, key := range keys(before, after) {
		b, a := before[key], after[key]
		for _, near := range around {
			if a.Value == "" && strength(key, near[key].Value) >= strength(key, b.Value) && near[key].Value != "" {
				a = near[key]
			}
		}
		kind := controlKind(key, b.Value, a.Value)
		switch {
		case kind == "":
		case b.Protocol != "" && (a.Value == "" || a.Protocol != ""), b.Value == "" && a.Protocol != "":
			protocol = worseControl(protocol, ControlChange{Kind: kind, Key: "protocol", Before: b.Protocol, After: a.Protocol})
		default:
			out = append(out, ControlChange{Kind: kind, Regress: regresses(kind, key, b.Value), Key: key, Before: b.Value, After: a.Value})
		}
	}
	if protocol != nil {
		protocol.Regress = protocol.Kind == Gone || protocol.Kind == Weaker
		out = append(out, *protocol)
	}
	return out
}

// controlKind says what became of one control, "" for nothing.
func controlKind(key, before, after string) Kind {
	was, is := strength(key, before), strength(key, after)
	switch {
	case before == after:
		return ""
	case before == "" && weakness(key, after):
		return Worse // reported as a threat, too: it is now open
	case before == "":
		return Added
	case after == "" && weakness(key, before):
		return Unstated
	case after == "":
		return Gone
	case is < was:
		return Weaker
	case is > was:
		return Stronger
	}
	return Changed
}

// regresses reports whether a control that was stated is gone or weaker. A value of no strength
// states no control; withdrawing it leaves what already was a question.
func regresses(kind Kind, key, before string) bool {
	return kind == Weaker || kind == Gone && strength(key, before) > 0
}

// gravity ranks what became of the controls that one protocol implies.
func gravity(k Kind) int {
	return strings.Index("changed added stronger worse unstated weaker gone", string(k))
}

func worseControl(known *ControlChange, c ControlChange) *ControlChange {
	if known == nil || gravity(c.Kind) > gravity(known.Kind) {
		if known != nil {
			c.Before, c.After = first(c.Before, known.Before), first(c.After, known.After)
		}
		return &c
	}
	known.Before, known.After = first(known.Before, c.Before), first(known.After, c.After)
	return known
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
