package compare

// group is one model in both states: one block on each side, several if blocks were merged or
// divided, none if it is new or gone.
type group struct{ before, after []Block }

// candidate is a block with its contents, by which it is found again.
type candidate struct {
	Block
	parts map[part]bool
}

// part is what two states of an element can have in common.
type part struct{ kind, id, name string }

func candidates(blocks []Block) []candidate {
	out := make([]candidate, len(blocks))
	for i, b := range blocks {
		out[i] = candidate{b, make(map[part]bool, len(b.Model.Elements))}
		for _, e := range b.Model.Elements {
			out[i].parts[part{e.Type, e.ID, e.Name}] = true
		}
	}
	return out
}

// grouping finds blocks again.
type grouping struct {
	before, after         []candidate
	takenBefore, takenNow []bool
	groups                []*group
	owner                 map[int]*group          // by index of a block after
	first                 map[*group][2]candidate // by which it was found
}

// groups joins the blocks of two states. They are in the order of the later state; what is gone comes last.
func groups(before, after []Block) []*group {
	g := &grouping{before: candidates(before), after: candidates(after), takenBefore: make([]bool, len(before)), takenNow: make([]bool, len(after)), owner: make(map[int]*group), first: make(map[*group][2]candidate)}
	g.join(func(b, a candidate) bool { return b.Name() == a.Name() })
	g.join(func(b, a candidate) bool { return b.Document == a.Document && similar(b, a) })
	g.join(func(b, a candidate) bool { return b.ID == a.ID && b.Model.Named && a.Model.Named })
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

// join groups each remaining block with the first one that is the same in one way.
func (g *grouping) join(same func(b, a candidate) bool) {
	for i, a := range g.after {
		for k, b := range g.before {
			if !g.takenNow[i] && !g.takenBefore[k] && same(b, a) {
				g.takenNow[i], g.takenBefore[k] = true, true
				g.owner[i] = &group{before: []Block{b.Block}, after: []Block{a.Block}}
				g.first[g.owner[i]] = [2]candidate{b, a}
				g.groups = append(g.groups, g.owner[i])
			}
		}
	}
}

// joinParts adds remaining blocks to the group that has half of their elements on the other side.
func (g *grouping) joinParts() {
	for k, b := range g.before {
		for _, own := range g.groups {
			if first := g.first[own]; !g.takenBefore[k] && alike(b, first[1], first[0], len(b.parts)) {
				g.takenBefore[k] = true
				own.before = append(own.before, b.Block)
			}
		}
	}
	for i, a := range g.after {
		for _, own := range g.groups {
			if first := g.first[own]; !g.takenNow[i] && alike(a, first[0], first[1], len(a.parts)) {
				g.takenNow[i], g.owner[i] = true, own
				own.after = append(own.after, a.Block)
			}
		}
	}
}

// similar reports whether two blocks share at least half of the elements of the larger one.
func similar(b, a candidate) bool {
	return alike(b, a, candidate{}, max(len(b.parts), len(a.parts)))
}

// alike reports whether two blocks share at least half of a number of elements, not counting those of a third.
func alike(b, a, without candidate, of int) bool {
	if of == 0 || min(len(b.parts), len(a.parts))*2 < of {
		return false
	}
	shared := 0
	for p := range a.parts {
		if b.parts[p] && !without.parts[p] {
			shared++
		}
	}
	return shared*2 >= of
}
