package site

import "testing"

// The grid has everything that the lists of the page have, in the same order and with the same status.
func TestGrid(t *testing.T) {
	p := shopPage(t)
	for i, subjects := range [][]subject{p.Flows, p.Elements} {
		if len(p.Grid[i].Rows) != len(subjects) {
			t.Fatalf("%d lines for %d", len(p.Grid[i].Rows), len(subjects))
		}
		for j, s := range subjects {
			row := p.Grid[i].Rows[j]
			if row.Anchor != s.Anchor || (row.Why == "") != (len(s.Threats) > 0) || len(row.Cells) != 6 {
				t.Errorf("%s: %+v", s.Anchor, row)
			}
			for _, c := range row.Cells {
				known := c.ID == ""
				for _, f := range s.Threats {
					known = known || f == (filed{c.Anchor, c.ID, c.Status})
				}
				if !known {
					t.Errorf("%s: the cell %+v is in no list", s.Anchor, c)
				}
			}
		}
	}
}
