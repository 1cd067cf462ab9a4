package stride

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// What a row loses for each row above it with the same rule, or with the same
// target: this keeps the top of the table varied.
const (
	sameRulePenalty   = 1.0
	sameTargetPenalty = 0.5
)

// ranking is the state of a greedy choice.
type ranking struct {
	rules   map[*Rule]int
	targets map[*graph.Element]int
}

// order ranks open and asked rows and returns as many as a person reads, and the rest. Open rows are
// always among the first: what an author declares missing is never left out. The rows are chosen
// greedily and then sorted by severity, gravest first, so that a reader may stop anywhere; the rest
// is sorted by score. Ties go by rule, then by subject, so that the order of lines in the block
// changes nothing else.
func order(elements int, open, asked []*Row) (shown, lower []*Row) {
	rest := slices.Concat(open, asked)
	slices.SortStableFunc(rest, func(a, b *Row) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Lead().ID, b.Lead().ID))
	})
	targets := make(map[*Row][]*graph.Element, len(rest))
	for _, r := range rest {
		targets[r] = r.Targets()
	}
	above := ranking{make(map[*Rule]int), make(map[*graph.Element]int)}
	for range min(limit(elements), len(rest)) {
		best := above.best(rest, targets)
		row := rest[best]
		rest = slices.Delete(rest, best, best+1)
		shown = append(shown, row)
		above.rules[row.Lead().Rule]++
		for _, e := range targets[row] {
			above.targets[e]++
		}
	}
	for _, row := range rest {
		if row.Status == Open {
			shown = append(shown, row)
		} else {
			lower = append(lower, row)
		}
	}
	slices.SortStableFunc(shown, func(a, b *Row) int { return cmp.Compare(b.Lead().Severity, a.Lead().Severity) })
	return shown, lower
}

// limit returns how many rows a person reads: 10 plus two for each element, at least 15 and at most 40.
func limit(elements int) int { return max(15, min(40, 10+2*elements)) }

// best returns the index of the row that is worth most after those chosen so far. Rows are
// sorted by score, and penalties only lower it, so the search ends at the first that cannot win.
func (r ranking) best(rows []*Row, targets map[*Row][]*graph.Element) int {
	best, most := 0, 0.0
	for i, row := range rows {
		if i > 0 && row.Score <= most {
			break
		}
		if worth := r.worth(row, targets[row]); i == 0 || worth > most {
			best, most = i, worth
		}
	}
	return best
}

func (r ranking) worth(row *Row, targets []*graph.Element) float64 {
	crowd := 0
	for _, e := range targets {
		crowd = max(crowd, r.targets[e])
	}
	return row.Score - sameRulePenalty*float64(r.rules[row.Lead().Rule]) - sameTargetPenalty*float64(crowd)
}
