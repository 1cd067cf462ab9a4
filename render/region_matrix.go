package render

import "github.com/trustseam/trustseam/stride"

// matrixRow is one flow or element with its six cells. Why says for a row of
// empty cells why nothing is there.
type matrixRow struct {
	Name, Why string
	Cells     []string
}

// matrixRows shows every flow or element: one that is left out looks like an oversight.
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

// matrixSigns tell the statuses apart without colour.
var matrixSigns = map[stride.Status]string{stride.Open: "⬢", stride.Ask: "?", stride.Met: "✓", stride.Decided: "○"}

// matrixCell is the sign of what is known there. It links to the criterion; one of
// a threat that is ranked too low to have any stands in parentheses.
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
