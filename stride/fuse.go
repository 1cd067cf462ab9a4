package stride

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
		if row := groups[k]; row != nil && t.Rule.Fuse != "" && (t.Status == Open || t.Status == Ask) {
			row.Threats = append(row.Threats, t)
			continue
		}
		row := &Row{Threats: []*Threat{t}, Status: t.Status}
		groups[k] = row
		rows = append(rows, row)
	}
	for _, row := range rows {
		row.lead()
	}
	return rows
}
