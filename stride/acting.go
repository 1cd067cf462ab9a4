package stride

import (
	"slices"
	"strings"
	"sync"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// actingPattern finds the slots of a criterion that name who has to act. "Only
// X may" permits X to do something and obliges X to nothing.
var actingPattern = lazy.Regexp(`((?:Only|but) )?\{(\w+)\}(?:\{\w+\|[^}]*\})?(?: in \{zone\})? (?:must|may)\b`)

// roles are the slots of a text that name who has to act, and all other slots.
type roles struct{ acting, others []string }

var rolesOf sync.Map // by text; each rule has a few

func rolesIn(text string) roles {
	if known, ok := rolesOf.Load(text); ok {
		return known.(roles)
	}
	var out roles
	for _, m := range actingPattern().FindAllStringSubmatch(text, -1) {
		if m[1] == "" {
			out.acting = appendNew(out.acting, strings.Replace(m[2], "endpoint", "target", 1))
		}
	}
	for _, slot := range slotNames(text) {
		if !slices.Contains(out.acting, slot) {
			out.others = appendNew(out.others, slot)
		}
	}
	rolesOf.Store(text, out)
	return out
}

// acting returns the slots that name who has to act for a criterion to hold.
func acting(criterion string) []string { return rolesIn(criterion).acting }

// ours reports whether we run e and can change it.
func ours(e *graph.Element) bool {
	return (e.Type == model.Process || e.Type == model.Store) && !e.OutOfScope()
}

// oursOf returns those elements that are ours, or all if none is.
func oursOf(elements []*graph.Element) []*graph.Element {
	own := slices.DeleteFunc(slices.Clone(elements), func(e *graph.Element) bool { return !ours(e) })
	if len(own) == 0 {
		return elements
	}
	return own
}

// Criterion states what has to hold for the threat to be answered: plain text in which
// backticks delimit code, one sentence for all places with the same wording. It requires
// nothing of what is not ours; we have to check that the same holds there.
func (a *Analysis) Criterion(t *Threat) string {
	var out unique[string]
	for _, part := range t.focus().worded(t.Rule.criterionFor) {
		out.add(a.Catalog.criterion(part))
	}
	return strings.Join(out.list, " ")
}

// criterion writes the criterion for places with the same wording.
func (c *Catalog) criterion(t *Threat) string {
	own, others := t.byOwner()
	var out []string
	for _, part := range own {
		out = append(out, c.fill(part, part.text))
	}
	var strangers unique[string]
	var checks []string
	for _, part := range others {
		for _, e := range part.actors() {
			if !ours(e) {
				strangers.add(plain(e.Name))
			}
		}
		checks = append(checks, c.fill(part, part.text))
	}
	switch {
	case len(others) > 0 && len(own) > 0:
		out = append(out, "A test or an agreement must show the same of "+join(strangers.list)+", which we cannot change.")
	case len(others) > 0:
		out = append(out, "We cannot change "+join(strangers.list)+"; a test or an agreement must show that this holds: "+strings.Join(checks, " "))
	}
	return strings.Join(out, " ")
}

// byOwner splits a threat by the sentences of its criterion: first what we have
// to do, then what others do.
func (t *Threat) byOwner() (own, others []*Threat) {
	var mine, theirs []Firing
	for _, f := range t.Firings {
		if slices.ContainsFunc(t.only(f).actors(), func(e *graph.Element) bool { return !ours(e) }) {
			theirs = append(theirs, f)
		} else {
			mine = append(mine, f)
		}
	}
	return t.apart(mine), t.apart(theirs)
}

// apart groups firings so that within a group no element both acts and is acted on: one
// sentence about all of them would give each the rights and duties of the others.
func (t *Threat) apart(firings []Firing) []*Threat {
	if all := t.only(firings...); len(firings) > 0 && all.oneSentence() {
		return []*Threat{all}
	}
	groups := t.grouped(firings)
	var out []*Threat
	for _, group := range groups {
		part := t.only(group...)
		if actors := part.actors(); len(actors) == 1 && part.entangled() {
			part.self = actors[0]
		}
		out = append(out, part)
	}
	return out
}

// oneSentence reports whether one sentence can cover all firings of a threat: nothing acts on
// itself, and every element that a sentence about one firing would name is named.
func (t *Threat) oneSentence() bool {
	if len(t.Firings) > 1 && slices.Contains(slotNames(t.text), "ends") {
		about := t.parties()
		for _, f := range t.Firings {
			if !about.includes(t.only(f)) {
				return false
			}
		}
	}
	return !t.entangled()
}

// grouped puts each firing into the first group whose sentence it fits.
func (t *Threat) grouped(firings []Firing) [][]Firing {
	var groups [][]Firing
	var about []*parties
next:
	for _, f := range firings {
		own := t.only(f).parties()
		for i := range groups {
			if t.fits(about[i], own, groups[i], f) {
				groups[i] = append(groups[i], f)
				about[i].add(own)
				continue next
			}
		}
		groups, about = append(groups, []Firing{f}), append(about, own)
	}
	return groups
}

// fits reports whether one sentence can cover a group and one more firing. The consumers of a configuration are
// chosen from the whole group, so the whole is checked; all others are named in a group as they are alone.
func (t *Threat) fits(about, own *parties, group []Firing, f Firing) bool {
	if slots := slotNames(t.text); slices.Contains(slots, "consumers") && !slices.Contains(slots, "ends") {
		return t.only(append(slices.Clone(group), f)...).oneSentence()
	}
	return about.fitWith(own)
}

// only returns the threat with some of its firings.
func (t *Threat) only(firings ...Firing) *Threat {
	out := &Threat{ID: t.ID, Rule: t.Rule, Subject: t.Subject, Status: t.Status, Firings: firings, text: t.text, form: t.form, known: new(naming)}
	out.collect()
	return out
}

// actors returns the elements that have to act for the criterion to hold.
func (t *Threat) actors() []*graph.Element {
	var out unique[*graph.Element]
	for _, slot := range acting(t.choose(t.text)) {
		elements, _ := t.named(slot)
		out.add(elements...)
	}
	return out.list
}

// entangled reports whether an element that has to act also appears in another role.
func (t *Threat) entangled() bool {
	actors := setOf(t.actors())
	for _, slot := range rolesIn(t.choose(t.text)).others {
		others, _ := t.named(slot)
		if slices.ContainsFunc(others, func(e *graph.Element) bool { return actors[e] }) {
			return true
		}
	}
	return false
}

// bySender reports whether the sender has to act rather than the receiver.
func (r *Rule) bySender() bool { return slices.Contains(acting(r.Criterion), "from") }

// others returns the other ends of a firing's flows, or the target itself if there are none.
func (f Firing) others() []*graph.Element {
	var out unique[*graph.Element]
	for _, flow := range f.Flows {
		if flow.Initiator() == f.Target {
			out.add(flow.Responder())
		} else {
			out.add(flow.Initiator())
		}
	}
	if len(out.list) == 0 {
		out.add(f.Target)
	}
	return out.list
}
