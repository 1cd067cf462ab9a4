package compare

import "slices"

// group is what is one model in both states: one block on either side, several where blocks have
// been merged or divided, none where it is new or gone.
type group struct{ before, after []Block }

// grouping finds blocks again.
type grouping struct {
	before, after         []Block
	takenBefore, takenNow []bool
	groups                []*group
	owner                 map[int]*group // by index of a block after
}

// groups joins the blocks of two states. They stand in the order of the later state, and what is gone after it.
func groups(before, after []Block) []*group {
	g := &grouping{before: before, after: after, takenBefore: make([]bool, len(before)), takenNow: make([]bool, len(after)), owner: make(map[int]*group)}
	g.join(func(b, a Block) bool { return b.Name() == a.Name() })
	g.join(func(b, a Block) bool { return b.Document == a.Document && similar(b, a) })
	g.join(func(b, a Block) bool { return b.ID == a.ID && b.Model.Named && a.Model.Named })
	g.join(similar)
	g.joinParts()
	var out []*group
	for i := range after {
		if own := g.owner[i]; own != nil {
			if len(own.after) > 0 && own.after[0].Name() == after[i].Name() {
				out = append(out, own)
			}
			continue
		}
		out = append(out, &group{after: []Block{after[i]}})
	}
	for i, b := range before {
		if !g.takenBefore[i] {
			out = append(out, &group{before: []Block{b}})
		}
	}
	return out
}

// join makes a group of each block that is left with the first that is the same in one way.
func (g *grouping) join(same func(b, a Block) bool) {
	for i, a := range g.after {
		for k, b := range g.before {
			if !g.takenNow[i] && !g.takenBefore[k] && same(b, a) {
				g.takenNow[i], g.takenBefore[k] = true, true
				g.owner[i] = &group{before: []Block{b}, after: []Block{a}}
				g.groups = append(g.groups, g.owner[i])
			}
		}
	}
}

// joinParts adds blocks that are left to the group that has got half of their elements on the other side.
func (g *grouping) joinParts() {
	for k, b := range g.before {
		for _, own := range g.groups {
			if !g.takenBefore[k] && alike(b, own.after[0], own.before[0], len(b.Model.Elements)) {
				g.takenBefore[k] = true
				own.before = append(own.before, b)
			}
		}
	}
	for i, a := range g.after {
		for _, own := range g.groups {
			if !g.takenNow[i] && alike(a, own.before[0], own.after[0], len(a.Model.Elements)) {
				g.takenNow[i], g.owner[i] = true, own
				own.after = append(own.after, a)
			}
		}
	}
}

// similar reports whether two blocks share at least half of the elements of the larger one.
func similar(b, a Block) bool {
	return alike(b, a, Block{}, max(len(b.Model.Elements), len(a.Model.Elements)))
}

// alike reports whether two blocks share at least half of so many elements, without those that a third one has.
func alike(b, a, without Block, of int) bool {
	if of == 0 || min(len(b.Model.Elements), len(a.Model.Elements))*2 < of {
		return false
	}
	shared := 0
	for _, e := range a.Model.Elements {
		if b.holds(e) && !without.holds(e) {
			shared++
		}
	}
	return shared*2 >= of
}

// holds reports whether a block has an element with the type, the id and the name of another.
func (b Block) holds(e Element) bool {
	return slices.ContainsFunc(b.Model.Elements, func(own Element) bool { return own.ID == e.ID && own.Type == e.Type && own.Name == e.Name })
}
