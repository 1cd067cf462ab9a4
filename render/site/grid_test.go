package site

import (
	"slices"
	"testing"
)

// Every flow and element is in the grid or named below it, with the statuses that its own list has.
func TestGrid(t *testing.T) {
	p := shopPage(t)
	placed := make(map[string]int)
	for _, rest := range p.Grid.Rest {
		if rest.Why == "" {
			t.Errorf("%v have no line, and nothing says why", rest.Places)
		}
		for _, at := range rest.Places {
			placed[at.Anchor]++
		}
	}
	rows := make(map[string]gridRow)
	for _, row := range p.Grid.Rows {
		rows[row.Anchor] = row
		placed[row.Anchor]++
		if len(row.Cells) != len(p.Grid.Letters) {
			t.Errorf("%s has %d cells", row.Anchor, len(row.Cells))
		}
	}
	for _, s := range slices.Concat(p.Flows, p.Elements) {
		if placed[s.Anchor] != 1 {
			t.Errorf("%s is in the grid %d times", s.Anchor, placed[s.Anchor])
		}
		for _, e := range slices.Concat(rows[s.Anchor].Cells...) {
			if !slices.ContainsFunc(s.Threats, func(f filed) bool { return f.Anchor == e.Anchor && f.Status == e.Status && f.Name == e.Title }) {
				t.Errorf("%s: %+v is not in its list", s.Anchor, e)
			}
			if e.Sign == "" || e.Severity == "" {
				t.Errorf("%s: %+v", s.Anchor, e)
			}
		}
	}
}
