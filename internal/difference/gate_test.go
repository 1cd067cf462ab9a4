package difference

import (
	"slices"
	"testing"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/source"
)

// A gate fails for what it names and for everything that a laxer one fails for.
func TestFails(t *testing.T) {
	seam := compare.BlockChange{Change: compare.Change{Seams: []compare.SeamChange{{Kind: compare.Opened}}}}
	for name, c := range map[string]struct {
		report compare.Report
		wrong  []source.Diagnostic
		want   []string
	}{
		"nothing":    {},
		"addition":   {report: compare.Report{Blocks: []compare.BlockChange{{}}}, want: []string{"any"}},
		"seam":       {report: compare.Report{Blocks: []compare.BlockChange{seam}}, want: []string{"seam", "any"}},
		"regression": {report: compare.Report{Blocks: []compare.BlockChange{{Regressions: 1}}}, want: []string{"regress", "seam", "any"}},
		"left out":   {report: compare.Report{LeftOut: []string{"a.md"}}, want: []string{"regress", "seam", "any"}},
		"broken":     {wrong: []source.Diagnostic{{}}, want: Gates()},
	} {
		var got []string
		for _, gate := range Gates() {
			if (&Difference{Report: c.report, Wrong: c.wrong}).Fails(gate) {
				got = append(got, gate)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
