package stride

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// What a row loses for each row above it of the same rule, and on the same
// target: this keeps the head of the table varied.
const (
	sameRulePenalty   = 1.0
	sameTargetPenalty = 0.5
)

// order ranks rows greedily. Ties go by rule, then by subject, so that the order
// of lines in the block changes nothing else.
func order(lists ...[]*Row) []*Row {
	rest := slices.Concat(lists...)
	slices.SortStableFunc(rest, func(a, b *Row) int { return compareIDs(a.Lead(), b.Lead()) })
	rules := make(map[*Rule]int)
	targets := make(map[*model.Element]int)
	worth := func(r *Row) float64 {
		crowd := 0
		for _, e := range r.Targets() {
			crowd = max(crowd, targets[e])
		}
		return r.Score - sameRulePenalty*float64(rules[r.Lead().Rule]) - sameTargetPenalty*float64(crowd)
	}
	var ranked []*Row
	for len(rest) > 0 {
		best := 0
		for i := range rest {
			if worth(rest[i]) > worth(rest[best]) {
				best = i
			}
		}
		row := rest[best]
		rest = slices.Delete(rest, best, best+1)
		ranked = append(ranked, row)
		rules[row.Lead().Rule]++
		for _, e := range row.Targets() {
			targets[e]++
		}
	}
	return ranked
}

func compareIDs(a, b *Threat) int {
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}

// cut keeps as many rows as a person reads: 10 and two for each element, 15 at
// least and 40 at most.
func cut(rows []*Row, elements int) (shown, lower []*Row) {
	n := min(max(15, min(40, 10+2*elements)), len(rows))
	return rows[:n], rows[n:]
}
