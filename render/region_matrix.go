package render

import "github.com/trustseam/trustseam/stride"

// matrixRow is one flow or element with its six cells.
type matrixRow struct {
	Name  string
	Cells []string
}

// matrixRows shows the rows that have a cell at all: a flow about which no rule fires has nothing to say.
func matrixRows(a *stride.Analysis, rows []stride.MatrixRow) []matrixRow {
	linked := make(map[*stride.Threat]bool)
	for _, c := range a.Criteria {
		linked[c.Threat] = true
	}
	var out []matrixRow
	for _, r := range rows {
		row := matrixRow{Name: matrixName(r)}
		filled := false
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, matrixCell(a, c.Threat, linked[c.Threat]))
			filled = filled || c.Threat != nil
		}
		if filled {
			out = append(out, row)
		}
	}
	return out
}

func matrixName(r stride.MatrixRow) string {
	if r.Flow != nil {
		return Text(r.Flow.Number) + " " + Text(r.Flow.Label)
	}
	return Text(r.Element.Name)
}

// matrixCell is a sign that links to the criterion, where there is one.
func matrixCell(a *stride.Analysis, t *stride.Threat, linked bool) string {
	switch {
	case t == nil:
		return ""
	case t.Status == stride.Decided:
		return "○"
	case !linked:
		return "·"
	}
	sign := map[stride.Status]string{stride.Met: "✓", stride.Ask: "?", stride.Open: "⬢"}[t.Status]
	return "[" + sign + "](#" + anchor(a, t) + ")"
}
