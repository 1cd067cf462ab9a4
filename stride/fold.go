package stride

import (
	"cmp"
	"slices"
)

// fold makes one row of all rows with one leading rule and one status, wherever
// they are: a reader takes them for one finding and sees in the row where it holds. It returns
// the rows by status. What people have decided stays apart, as they decided it.
func fold(rows []*Row) map[Status][]*Row {
	type key struct {
		rule   *Rule
		status Status
	}
	folded := make(map[key]*Row)
	byStatus := make(map[Status][]*Row)
	for _, r := range rows {
		k := key{r.Lead().Rule, r.Status}
		if first := folded[k]; first != nil && r.Status != Decided {
			first.Threats = append(first.Threats, r.Threats...)
			continue
		}
		folded[k] = r
		byStatus[r.Status] = append(byStatus[r.Status], r)
	}
	for _, r := range folded {
		r.lead()
	}
	return byStatus
}

// lead puts the gravest threat of the leading rule first, then the others of that
// rule, then those of rules that are fused with it, each by score.
func (r *Row) lead() {
	rule := r.Lead().Rule
	slices.SortStableFunc(r.Threats, func(a, b *Threat) int {
		if (a.Rule == rule) != (b.Rule == rule) {
			if a.Rule == rule {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Score, a.Score)
	})
	r.Score = r.Lead().Score
}
