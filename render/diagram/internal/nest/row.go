package nest

import "slices"

// settleRow orders the outermost row before anything is laid out: those that exchange data are
// beside each other, so that the line between them is straight, and otherwise the order of
// declaration is kept, so that one flow more or less changes little.
func (n *Nest) settleRow() {
	talks := make(map[[2]int]int)
	for _, p := range n.Legs[n.Slot(Canvas)] {
		if n.Flat(p) {
			a, b := p.Upper.Index, p.Lower.Index
			talks[[2]int{min(a, b), max(a, b)}]++
		}
	}
	if len(talks) == 0 {
		return
	}
	declared := slices.Clone(n.Row)
	lowest := rowCost(n.Row, declared, talks)
	for better := true; better; {
		better = false
		for from := range n.Row {
			for to := range n.Row {
				row := Moved(n.Row, from, to)
				if cost := rowCost(row, declared, talks); cost < lowest {
					n.Row, lowest, better = row, cost, true
				}
			}
		}
	}
}

// Moved returns the row with one member at another place.
func Moved(row []int, from, to int) []int {
	out := slices.Delete(slices.Clone(row), from, from+1)
	return slices.Insert(out, to, row[from])
}

// rowCost counts what is between those that exchange data, and pairs that are not in order of declaration.
func rowCost(row, declared []int, talks map[[2]int]int) int {
	at := make(map[int]int)
	for i, r := range row {
		at[r] = i
	}
	cost := 0
	for pair, count := range talks {
		if away := at[pair[0]] - at[pair[1]]; away > 1 || away < -1 {
			cost += apart*count + max(away, -away)
		}
	}
	for i, a := range declared {
		for _, b := range declared[i+1:] {
			if at[a] > at[b] {
				cost++
			}
		}
	}
	return cost
}
