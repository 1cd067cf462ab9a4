package render

import "github.com/trustseam/trustseam/stride"

// matrixRow is one flow or element with its six cells. Why explains a row of
// empty cells.
type matrixRow struct {
	Name, Why string
	Cells     []string
}

// matrixRows shows every flow or element: omitting one would look like an oversight.
func matrixRows(a *stride.Analysis, rows []stride.MatrixRow) []matrixRow {
	linked := a.Shown()
	var out []matrixRow
	for _, r := range rows {
		row := matrixRow{Name: matrixName(r), Why: Text(r.Why)}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, matrixCell(a, c, linked[c.Threat]))
		}
		out = append(out, row)
	}
	return out
}

func matrixName(r stride.MatrixRow) string {
	if r.Flow != nil {
		return Text(r.Flow.Number) + " " + Text(r.Flow.Label)
	}
	return Text(r.Element.Name)
}

// matrixSigns distinguish the statuses without colour.
var matrixSigns = map[stride.Status]string{stride.Open: "⬢", stride.Ask: "?", stride.Met: "✓", stride.Decided: "○"}

// matrixCell returns the sign of the status. It links to the criterion; the sign
// of a threat ranked too low to have one is in parentheses.
func matrixCell(a *stride.Analysis, c stride.Cell, linked bool) string {
	switch {
	case c.Threat == nil:
		return ""
	case linked:
		return "[" + matrixSigns[c.Status] + "](#" + anchor(a, c.Threat) + ")"
	case c.Threat.Status == stride.Decided:
		return matrixSigns[c.Status]
	}
	return "(" + matrixSigns[c.Status] + ")"
}
