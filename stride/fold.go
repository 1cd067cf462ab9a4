package stride

// foldFrom is the number of rows of one rule in one zone from which they become one: two are read, three are skipped.
const foldFrom = 3

// fold makes one row of three or more rows with one leading rule and status in
// one zone, one of all met rows of a rule, and sorts rows by status.
func fold(rows []*Row) map[Status][]*Row {
	type key struct {
		rule, zone string
		status     Status
	}
	keyOf := func(r *Row) key {
		if r.Status == Met {
			return key{r.Lead().Rule.ID, "", Met}
		}
		return key{r.Lead().Rule.ID, zoneOf(r.Lead()), r.Status}
	}
	count := make(map[key]int)
	for _, r := range rows {
		count[keyOf(r)]++
	}
	folded := make(map[key]*Row)
	byStatus := make(map[Status][]*Row)
	for _, r := range rows {
		k := keyOf(r)
		if first := folded[k]; first != nil {
			first.Threats = append(first.Threats, r.Threats...)
			first.Score = max(first.Score, r.Score)
			continue
		}
		if k.status == Met || count[k] >= foldFrom && k.status != Decided {
			folded[k] = r
		}
		byStatus[r.Status] = append(byStatus[r.Status], r)
	}
	return byStatus
}

// zoneOf is the zone of a threat's first target.
func zoneOf(t *Threat) string { return t.Targets()[0].Zone().ID() }
