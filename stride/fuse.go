package stride

import "slices"

// fuse makes one row of the threats whose rules form a group and that have one
// subject: a reader sees "the store can be read" once, with all its controls.
// Threats with different statuses stay separate, so that an answer leaves the table.
func fuse(threats []*Threat) []*Row {
	type key struct {
		group, subject string
		status         Status
	}
	var rows []*Row
	groups := make(map[key]*Row)
	for _, t := range threats {
		k := key{t.Rule.Fuse, t.Subject, t.Status}
		if t.ownRow() {
			k.group = ""
		}
		if row := groups[k]; row != nil && k.group != "" && (t.Status == Open || t.Status == Ask) {
			row.Threats = append(row.Threats, t)
			continue
		}
		row := &Row{Threats: []*Threat{t}, Status: t.Status}
		groups[k] = row
		rows = append(rows, row)
	}
	rows = parted(rows)
	for _, row := range rows {
		row.lead()
	}
	return rows
}

// parted takes out of fused rows the threats that a reader expects near another row, if they share no flow with the rest of theirs.
func parted(rows []*Row) []*Row {
	var out []*Row
	for _, row := range rows {
		out = append(out, row)
		for _, t := range row.Threats {
			alone := &Row{Threats: []*Threat{t}, Status: row.Status}
			rest := &Row{Threats: filter(row.Threats, func(other *Threat) bool { return other != t }), Status: row.Status}
			if t.Rule.Near == "" || len(rest.Threats) == 0 || slices.ContainsFunc(alone.unsettled(), func(s Subject) bool { return subjectSet(rest.unsettled())[s] }) {
				continue
			}
			row.Threats = rest.Threats
			out = append(out, alone)
		}
	}
	return out
}
