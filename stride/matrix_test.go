package stride

import (
	"strings"
	"testing"
)

func TestMatrix(t *testing.T) {
	a := analyze(t, shop)
	text := func(rows []MatrixRow, id string) string {
		for _, r := range rows {
			if r.Flow != nil && r.Flow.ID != id || r.Element != nil && r.Element.ID != id {
				continue
			}
			var cells []string
			for _, c := range r.Cells {
				if c.Threat == nil {
					cells = append(cells, "-")
				} else {
					cells = append(cells, c.Threat.ID)
				}
			}
			return strings.Join(cells, " ")
		}
		return "no row"
	}
	if got := text(a.Matrix.Flows, "2"); got != "S01@app T02@app R01@app T01@app D01@app S08@gateway" {
		t.Errorf("flow 2: %s", got)
	}
	if got := text(a.Matrix.Elements, "vault"); got != "S12@cde T06@vault - T01@cde D04@vault -" {
		t.Errorf("vault: %s", got)
	}
	if len(a.Matrix.Flows) != 7 || len(a.Matrix.Elements) != 8 {
		t.Errorf("%d flows and %d elements", len(a.Matrix.Flows), len(a.Matrix.Elements))
	}
}
