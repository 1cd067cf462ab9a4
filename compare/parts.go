package compare

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// fact is something that two states of a part may say differently.
type fact struct{ name, before, after string }

// differing keeps the facts that differ.
func differing(all ...fact) []fact {
	return slices.DeleteFunc(all, func(f fact) bool { return f.before == f.after })
}

// attributes are the facts of attributes that state no control, in the order of their names.
func attributes(before, after map[string]string) []fact {
	all := make(map[string]string)
	maps.Copy(all, before)
	maps.Copy(all, after)
	var out []fact
	for _, key := range slices.Sorted(maps.Keys(all)) {
		out = append(out, fact{key, before[key], after[key]})
	}
	return differing(out...)
}

// elementChanges lists what became of boundaries, data and elements.
func (m *match) elementChanges() []PartChange {
	out := partChanges(m.before.Boundaries, m.after.Boundaries, m.zones,
		func(b Boundary) PartChange { return PartChange{What: "boundary", ID: b.ID, Name: b.Name, Line: b.Line} },
		func(b, a Boundary) []fact {
			return differing(fact{"trust", b.Trust, a.Trust}, fact{"parent", m.laterZone(b.Parent), a.Parent}, fact{"name", b.Name, a.Name})
		})
	out = append(out, partChanges(m.before.Data, m.after.Data, m.data,
		func(d Data) PartChange { return PartChange{What: "data", ID: d.ID, Name: d.Name, Line: d.Line} },
		func(b, a Data) []fact {
			return differing(fact{"class", b.Class, a.Class}, fact{"crown", strconv.FormatBool(b.Crown), strconv.FormatBool(a.Crown)}, fact{"name", b.Name, a.Name})
		})...)
	return append(out, partChanges(m.before.Elements, m.after.Elements, m.elements,
		func(e Element) PartChange { return PartChange{What: e.Type, ID: e.ID, Name: e.Name, Line: e.Line} },
		func(b, a Element) []fact {
			facts := differing(fact{"type", b.Type, a.Type}, fact{"zone", m.laterZone(b.Zone), a.Zone}, fact{"name", b.Name, a.Name})
			if b.Facts["crown"] == a.Facts["crown"] && b.Crown != a.Crown { // what an attribute says is a fact already
				facts = append(facts, fact{"crown", strconv.FormatBool(b.Crown), strconv.FormatBool(a.Crown)})
			}
			return append(facts, attributes(m.laterFacts(b.Facts), a.Facts)...)
		})...)
}

// flowChanges lists what became of flows. A number that is only a position says nothing.
func (m *match) flowChanges() []PartChange {
	out := partChanges(m.before.Flows, m.after.Flows, m.flows,
		func(f Flow) PartChange {
			name := nameFlow(f)
			return PartChange{What: "flow", ID: f.ID, Name: f.Label, Flow: &name, Line: f.Line}
		},
		func(b, a Flow) []fact {
			facts := differing(
				fact{"ends", m.laterID(b.From, false) + arrow(b) + m.laterID(b.To, false), a.From + arrow(a) + a.To}, fact{"label", b.Label, a.Label})
			before, after := m.laterFacts(b.Facts), maps.Clone(a.Facts)
			if slices.ContainsFunc(changedControls(b.Controls, a.Controls, nil), func(c ControlChange) bool { return c.Key == "protocol" }) {
				delete(before, "protocol") // reported with the controls
				delete(after, "protocol")
			}
			return append(facts, attributes(before, after)...)
		})
	return out
}

func arrow(f Flow) string {
	if f.Both {
		return " <-> "
	}
	return " -> "
}

// dataKeys are the attributes that name data.
func dataKeys() []string { return []string{"data", "returns", "holds"} }

// laterFacts names data, programs and what is passed on by their later ids.
func (m *match) laterFacts(facts map[string]string) map[string]string {
	out := maps.Clone(facts)
	for _, key := range dataKeys() {
		laterIDs(out, key, m.data)
	}
	laterIDs(out, "part-of", m.elements)
	laterIDs(out, "forwards", m.flows)
	return out
}

// laterIDs replaces the ids in one attribute by their later ones, in their order.
func laterIDs(facts map[string]string, key string, p pairs) {
	if facts[key] == "" {
		return
	}
	ids := strings.Split(facts[key], ",")
	for i, id := range ids {
		ids[i] = first(p.later[id], id)
	}
	slices.Sort(ids)
	facts[key] = strings.Join(ids, ",")
}

// partChanges lists what is added and changed, in the order of the later state, then what is removed.
func partChanges[T any](before, after []T, p pairs, name func(T) PartChange, differ func(b, a T) []fact) []PartChange {
	earlier := byID(before, func(b T) string { return name(b).ID })
	var out []PartChange
	for _, a := range after {
		c := name(a)
		was, known := p.earlier[c.ID]
		if !known {
			c.Kind = Added
			out = append(out, c)
			continue
		}
		for _, f := range differ(earlier[was], a) {
			c.Kind, c.Fact, c.Before, c.After = Changed, f.name, f.before, f.after
			out = append(out, c)
		}
	}
	for _, b := range before {
		if c := name(b); p.later[c.ID] == "" {
			c.Kind, c.Line = Removed, 0
			out = append(out, c)
		}
	}
	return out
}

// renames are the parts with other ids than before. A flow id that is made of its ends changes with
// them, and says nothing by itself.
func (m *match) renames() []Rename {
	var out []Rename
	add := func(what string, p pairs, id string, was []string, line int) {
		// A part whose id union prefixed with that of its block has no other id.
		if before, ok := p.earlier[id]; ok && before != id && !strings.Contains(before+id, "/") {
			out = append(out, Rename{what, before, id, slices.Contains(was, before), line})
		}
	}
	for _, b := range m.after.Boundaries {
		add("boundary", m.zones, b.ID, b.Was, b.Line)
	}
	for _, d := range m.after.Data {
		add("data", m.data, d.ID, nil, d.Line)
	}
	for _, e := range m.after.Elements {
		add(e.Type, m.elements, e.ID, e.Was, e.Line)
	}
	for _, f := range m.after.Flows {
		if b := m.beforeFlow[m.flows.earlier[f.ID]]; b.Written || f.Written {
			add("flow", m.flows, f.ID, f.Was, f.Line)
		}
	}
	return out
}
