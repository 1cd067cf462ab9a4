package stride

import (
	"maps"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// naming caches what a part of a threat names: its firings no longer change.
type naming struct {
	from, to []*graph.Element
	ends     bool
	slots    map[string][]*graph.Element
}

// parties are the elements that a sentence names by slot, as sets, so that merging many
// firings looks at each element once.
type parties struct {
	text, chosen string
	named        map[string]map[*graph.Element]bool
	// present are the slots that name something.
	present map[string]bool
	// able and ours record from which group those who can act, and those who use a configuration, were chosen.
	able int
	ours bool
	// tangled is true if an element that has to act also has another role.
	tangled bool
}

// parties returns the parties of a part of a threat.
func (t *Threat) parties() *parties {
	p := &parties{text: t.text, chosen: t.choose(t.text), named: make(map[string]map[*graph.Element]bool), present: make(map[string]bool)}
	for _, slot := range append(slotNames(t.text), "target") {
		elements, ok := t.named(slot)
		if ok {
			p.named[slot] = setOf(elements)
		}
		p.present[slot] = !t.nameless(slot)
	}
	p.able, p.ours = ableRank(p.named["ends"]), hasOurs(p.named["consumers"])
	p.tangled = p.entangled(p, p.chosen)
	return p
}

// The groups from which a slot chooses, in rising preference: see able and oursOf.
const (
	nobodyAble = iota
	storesAble
	processesAble
)

// ableRank says from which group the elements at the ends were chosen.
func ableRank(chosen map[*graph.Element]bool) int {
	rank := nobodyAble
	for e := range chosen {
		switch {
		case !ours(e):
		case e.Type == model.Process:
			return processesAble
		case !files(e):
			rank = storesAble
		}
	}
	return rank
}

// hasOurs reports whether the consumers of a configuration are ours.
func hasOurs(chosen map[*graph.Element]bool) bool {
	for e := range chosen {
		if ours(e) {
			return true
		}
	}
	return false
}

// fitWith reports whether one sentence can cover both: nothing in it acts on itself, and it names
// everything that a sentence about either one names.
func (p *parties) fitWith(other *parties) bool {
	if p.able != other.able || p.ours != other.ours {
		return false
	}
	chosen := p.chosen
	if present := p.withPresent(other); !maps.Equal(present, p.present) {
		chosen = chooseBy(p.text, func(slot string) bool { return !present[slot] })
	}
	if chosen != p.chosen && p.entangled(p, chosen) || chosen == p.chosen && p.tangled {
		return false
	}
	return !p.entangled(other, chosen) && !other.entangled(p, chosen) && !other.entangled(other, chosen)
}

// entangled reports whether an element that has to act has another role among the others.
func (p *parties) entangled(others *parties, text string) bool {
	roles := rolesIn(text)
	for _, actor := range roles.acting {
		for _, slot := range roles.others {
			if overlap(p.named[actor], others.named[slot]) {
				return true
			}
		}
	}
	return false
}

func (p *parties) withPresent(other *parties) map[string]bool {
	out := maps.Clone(p.present)
	for slot, is := range other.present {
		out[slot] = out[slot] || is
	}
	return out
}

// add merges the parties that share a sentence.
func (p *parties) add(other *parties) {
	if present := p.withPresent(other); !maps.Equal(present, p.present) {
		p.present = present
		p.chosen = chooseBy(p.text, func(slot string) bool { return !present[slot] })
	}
	for slot, elements := range other.named {
		maps.Copy(p.named[slot], elements)
	}
}

// includes reports whether everything is named that a sentence about a part would name.
func (p *parties) includes(part *Threat) bool {
	for _, slot := range slotNames(p.text) {
		one, ok := part.named(slot)
		if ok && slices.ContainsFunc(one, func(e *graph.Element) bool { return !p.named[slot][e] }) {
			return false
		}
	}
	return true
}

func setOf(elements []*graph.Element) map[*graph.Element]bool {
	out := make(map[*graph.Element]bool, len(elements))
	for _, e := range elements {
		out[e] = true
	}
	return out
}

// overlap looks up each element of the smaller set in the larger one.
func overlap(a, b map[*graph.Element]bool) bool {
	if len(b) < len(a) {
		a, b = b, a
	}
	for e := range a {
		if b[e] {
			return true
		}
	}
	return false
}
