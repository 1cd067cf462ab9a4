package compare

import (
	"cmp"
	"slices"
	"strings"
)

// Merged is two states of one block in one diagram: everything of the later state, and what is gone in the
// place that it had. Lists are in the order of the later state; what is gone follows what it used to follow.
type Merged struct {
	Title      string
	Boundaries []MergedBoundary // each after the one around it
	Elements   []MergedElement
	Flows      []MergedFlow
	// Data says what differs in kinds of data, and Renames what has another id. Neither marks a part of the diagram.
	Data    []PartChange
	Renames []Rename
}

// Mark is what became of one part: [Added], [Removed], [Changed], or "" where nothing did.
type Mark struct {
	Kind Kind
	// Differences are what a changed part says otherwise than before.
	Differences []Difference
}

// Difference is one thing that a part says otherwise than before. What is an attribute, or a word such as
// "label", "zone", "ends" or "seam", and "" where Before and After say it themselves.
type Difference struct{ What, Before, After string }

// MergedBoundary is a boundary of either state. Around is the index of the boundary around it, or -1.
type MergedBoundary struct {
	Boundary
	Around int
	Mark   Mark
}

// MergedElement is an element of either state. In is the index of the innermost boundary around it, or -1.
type MergedElement struct {
	Element
	In   int
	Mark Mark
}

// MergedFlow is a flow of either state. Tail and Head are the indexes of the elements that it leads from and
// to, or -1 where a listing does not have them. Carries is true where it carries a
// crown jewel.
type MergedFlow struct {
	Flow
	Tail, Head int
	Carries    bool
	Mark       Mark
}

// Marked reports whether anything in the diagram is added, removed or changed.
func (m Merged) Marked() bool {
	return slices.ContainsFunc(m.Boundaries, func(b MergedBoundary) bool { return b.Mark.Kind != "" }) ||
		slices.ContainsFunc(m.Elements, func(e MergedElement) bool { return e.Mark.Kind != "" }) ||
		slices.ContainsFunc(m.Flows, func(f MergedFlow) bool { return f.Mark.Kind != "" })
}

// merge puts two states of a block, between which c lies, into one.
func merge(before, after Model, c Change) Merged {
	found := newMatch(before, after)
	m := merger{match: found, marks: newMarks(c, found.flows)}
	out := Merged{Title: cmp.Or(after.Title, before.Title), Renames: c.Renames}
	for _, d := range c.Elements {
		if d.What == "data" {
			out.Data = append(out.Data, d)
		}
	}
	m.mergeBoundaries(&out)
	m.mergeElements(&out)
	m.mergeFlows(&out)
	return out
}

// merger finds the parts of a diagram of two states. Indexes are those of the merged lists, by id.
type merger struct {
	*match
	marks              marks
	zonesAt, zonesGone map[string]int // later boundaries, and those that are gone
	at, gone           map[string]int // elements, in the same way
}

// interleaved is all later parts, and those that are gone, each after what was before it.
func interleaved[T any](before, after []T, p pairs, id func(T) string) []either[T] {
	follow := make(map[string][]T) // what is gone, by the later id of what was before it
	last := ""
	for _, b := range before {
		if later, stays := p.later[id(b)]; stays {
			last = later
		} else {
			follow[last] = append(follow[last], b)
		}
	}
	var out []either[T]
	add := func(later string) {
		for _, b := range follow[later] {
			out = append(out, either[T]{b, true})
		}
		delete(follow, later)
	}
	add("")
	for _, a := range after {
		out = append(out, either[T]{a, false})
		add(id(a))
	}
	return out
}

// either is a part of the later state, or one that is gone.
type either[T any] struct {
	part T
	gone bool
}

// mergeBoundaries adds the boundaries, each after the one around it. One that is inside itself, in a listing that
// a program has changed, or inside one that does not exist, is at the top.
func (m *merger) mergeBoundaries(out *Merged) {
	m.zonesAt, m.zonesGone = make(map[string]int), make(map[string]int)
	all := interleaved(m.before.Boundaries, m.after.Boundaries, m.zones, boundaryID)
	later, gone := make(map[string]int), make(map[string]int) // indexes of all
	for i, b := range all {
		if b.gone {
			gone[b.part.ID] = i
		} else {
			later[b.part.ID] = i
		}
	}
	begun := make([]bool, len(all))
	var add func(i int)
	add = func(i int) {
		if begun[i] {
			return
		}
		begun[i] = true
		b := all[i]
		if around, ok := find(b.part.Parent, b.gone, m.zones, later, gone); ok {
			add(around)
		}
		m.addBoundary(out, b)
	}
	for i := range all {
		add(i)
	}
}

func (m *merger) addBoundary(out *Merged, b either[Boundary]) {
	known := m.zonesAt
	if b.gone {
		known = m.zonesGone
	}
	around, _ := m.zone(b.part.Parent, b.gone)
	known[b.part.ID] = len(out.Boundaries)
	out.Boundaries = append(out.Boundaries, MergedBoundary{b.part, around, m.marks.of("boundary", b.part.ID, b.gone)})
}

// zone finds the boundary that a part of one state is in.
func (m *merger) zone(id string, gone bool) (int, bool) {
	return find(id, gone, m.zones, m.zonesAt, m.zonesGone)
}

// find returns the index of a part that one of either state names, or -1.
func find(id string, gone bool, p pairs, at, goneAt map[string]int) (int, bool) {
	if gone {
		later, stays := p.later[id]
		if !stays {
			i, ok := goneAt[id]
			return orNone(i, ok), ok
		}
		id = later
	}
	i, ok := at[id]
	return orNone(i, ok), ok
}

func orNone(i int, ok bool) int {
	if !ok {
		return -1
	}
	return i
}

func (m *merger) mergeElements(out *Merged) {
	m.at, m.gone = make(map[string]int), make(map[string]int)
	for i, e := range interleaved(m.before.Elements, m.after.Elements, m.elements, elementID) {
		known := m.at
		if e.gone {
			known = m.gone
		}
		known[e.part.ID] = i
		in := -1
		if !e.part.Free {
			in, _ = m.zone(e.part.Zone, e.gone)
		}
		out.Elements = append(out.Elements, MergedElement{e.part, in, m.marks.of("element", e.part.ID, e.gone)})
	}
}

func (m *merger) mergeFlows(out *Merged) {
	for _, f := range interleaved(m.before.Flows, m.after.Flows, m.flows, flowID) {
		data := m.afterData
		if f.gone {
			data = m.beforeData
		}
		carries := false
		for id := range strings.SplitSeq(f.part.Facts["data"], ",") {
			carries = carries || data[id].Crown
		}
		tail, _ := find(f.part.From, f.gone, m.elements, m.at, m.gone)
		head, _ := find(f.part.To, f.gone, m.elements, m.at, m.gone)
		out.Flows = append(out.Flows, MergedFlow{f.part, tail, head, carries, m.marks.of("flow", f.part.ID, f.gone)})
	}
}
