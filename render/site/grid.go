package site

import "github.com/trustseam/trustseam/stride"

// grid is all flows, or all elements, against the six categories.
type grid struct {
	What    string
	Letters []choice
	Rows    []gridRow
}

// gridRow is one flow or element. Why says of a row of empty cells why nothing is there.
type gridRow struct {
	Anchor, Name, Why string
	Cells             []gridCell
}

// gridCell is the gravest threat of a category, with its status there. ID is empty where there is none.
type gridCell struct{ Anchor, ID, Sign, Status string }

// signs tell the statuses apart without colour.
var signs = map[stride.Status]string{stride.Open: "⬢", stride.Ask: "?", stride.Met: "✓", stride.Decided: "○"}

func newGrid(what string, rows []stride.MatrixRow) grid {
	out := grid{What: what, Letters: categories()}
	for _, r := range rows {
		row := gridRow{Why: r.Why}
		if f := r.Flow; f != nil {
			row.Anchor, row.Name = flowAnchor(f), f.Number+" "+flowName(f)
		} else {
			row.Anchor, row.Name = elementAnchor(r.Element), r.Element.Name
		}
		for _, c := range r.Cells {
			cell := gridCell{}
			if t := c.Threat; t != nil {
				cell = gridCell{threatAnchor(t.ID), t.ID, signs[c.Status], status(c.Status)}
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
