package nest

import (
	"bytes"
	"fmt"
	"slices"
)

// Folding says what in a drawing is not in the row that the engine would give it. Members are
// elements, then boundaries, as in the outermost row.
type Folding struct {
	// Away is how many rows a member is farther than usual from what all its flows lead to.
	Away map[int]int
	// Under names the member that a member without flows is below.
	Under map[int]int
	// Lifted are members of the outermost row without flows, moved to rows above it.
	Lifted [][]int
}

// Empty reports whether everything is where the engine would put it.
func (f Folding) Empty() bool { return len(f.Away)+len(f.Under)+len(f.Lifted) == 0 }

// Ends counts the legs of a member: by the end that it is, and those that stay in the outermost row.
type Ends struct{ AsUpper, AsLower, Flat int }

// Sides counts for each member of an interior the legs that it has there.
func (n *Nest) Sides(interior int) map[int]Ends {
	all := make(map[int]Ends)
	for _, p := range n.Legs[n.Slot(interior)] {
		flat := 0
		if n.Flat(p) {
			flat = 1
		}
		if m, ok := n.memberAt(p.Upper); ok {
			all[m] = Ends{all[m].AsUpper + 1, all[m].AsLower, all[m].Flat + flat}
		}
		if m, ok := n.memberAt(p.Lower); ok {
			all[m] = Ends{all[m].AsUpper, all[m].AsLower + 1, all[m].Flat + flat}
		}
	}
	return all
}

// memberAt returns the member at which a leg ends, if it is one.
func (n *Nest) memberAt(j Joint) (int, bool) {
	switch j.Kind {
	case AtElement:
		return j.Index, true
	case AtBox:
		return len(n.Drawing.Elements) + j.Index, true
	}
	return 0, false
}

// foldedPull is the weight with which the crossings of an interior with fans are drawn together: without
// it, every member is straight below its crossing, in a column of its own.
const foldedPull = 16

// FoldedGap is the distance of neighbours in an interior with fans: the engine keeps twice that between two lines.
const FoldedGap = 9.0

// MostRows is how many rows one may become.
const MostRows = 8

// outerRows is the outermost row in the order of the hint, folded: its rows from the uppermost.
func (n *Nest) outerRows(h Hints) [][]int {
	rows := slices.Clone(n.Folded.Lifted)
	isLifted := func(m int) bool {
		return slices.ContainsFunc(n.Folded.Lifted, func(row []int) bool { return slices.Contains(row, m) })
	}
	for away := MostRows; away >= 0; away-- {
		var row []int
		for _, m := range n.RowOrder(h) {
			if n.Folded.Away[m] == away && !isLifted(m) {
				row = append(row, m)
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// placeRows writes what keeps the outermost rows, and members without flows, one below the other.
func (n *Nest) placeRows(b *bytes.Buffer, interior int, rows [][]int) {
	for i := 1; i < len(rows); i++ {
		fmt.Fprintf(b, "%s -> %s [style=invis weight=0]\n", n.rowName(rows[i-1][0]), n.rowName(rows[i][0]))
	}
	sides := n.Sides(interior)
	var loose, others []int
	for _, m := range n.Members(interior) {
		above, under := n.Folded.Under[m]
		switch {
		case under:
			fmt.Fprintf(b, "%s -> %s [style=invis weight=1]\n", n.rowName(above), n.rowName(m))
		case interior == Canvas && slices.Contains(n.Row, m):
		case sides[m] == Ends{}:
			loose = append(loose, m)
		default:
			others = append(others, m)
		}
		if len(rows) > 1 && !under && !slices.Contains(n.Row, m) && sides[m].AsLower == 0 {
			fmt.Fprintf(b, "%s -> %s [style=invis weight=0]\n", n.rowName(rows[len(rows)-1][0]), n.rowName(m))
		}
	}
	if len(loose) < 2 || len(others) == 0 {
		return
	}
	// Without a row of their own they could be in one that the engine keeps for labels, which has no gaps.
	b.WriteString("{ graph [rank=same]\n" + n.rowName(others[0]) + "\n")
	for _, m := range loose {
		b.WriteString(n.rowName(m) + "\n")
	}
	b.WriteString("}\n")
}

// FartherBy is how many rows a leg is longer than usual.
func (n *Nest) FartherBy(p Leg) int {
	count := 0
	for _, j := range [2]Joint{p.Upper, p.Lower} {
		if m, ok := n.memberAt(j); ok && !slices.Contains(n.Row, m) {
			count = max(count, n.Folded.Away[m])
		}
	}
	return count
}

// hasFans reports whether an interior has rows that were one.
func (n *Nest) hasFans(interior int) bool {
	if len(n.Folded.Away) == 0 {
		return false
	}
	return slices.ContainsFunc(n.Members(interior), func(m int) bool {
		_, is := n.Folded.Away[m]
		return is
	})
}

// Members lists the elements and boundaries directly inside an interior.
func (n *Nest) Members(interior int) []int {
	slot := n.Slot(interior)
	all := slices.Clone(n.Elements[slot])
	for _, b := range n.Boxes[slot] {
		all = append(all, len(n.Drawing.Elements)+b)
	}
	return all
}

// fanned reports whether an end of a leg is a member that is in one of several rows: there the
// lines run between others, and rooms of labels would push them apart.
func (n *Nest) fanned(p Leg) bool {
	return slices.ContainsFunc([]Joint{p.Upper, p.Lower}, func(j Joint) bool {
		m, ok := n.memberAt(j)
		_, is := n.Folded.Away[m]
		return ok && is
	})
}
