package stride

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
)

// expectedRow is a row that a reviewer of a system expects, or one that is wrong for its element.
type expectedRow struct {
	// Rules are those of which one has to find it, or none may.
	Rules  []string
	Target string
	// Within is the last row at which it may stand, 0 where any will do or a stated control answers it.
	Within int
	// Text must be in no criterion.
	Text string
}

// about reports whether a threat is the one that is expected.
func (e expectedRow) about(t *Threat) bool {
	return slices.Contains(e.Rules, t.Rule.ID) &&
		(slices.ContainsFunc(t.Targets(), func(at *graph.Element) bool { return at.ID == e.Target }) ||
			slices.ContainsFunc(t.Flows(), func(f *graph.Flow) bool { return f.From.ID == e.Target || f.To.ID == e.Target }))
}

// rank is the first row of the table with the threat, from 1, or 0.
func (e expectedRow) rank(a *Analysis) int {
	return 1 + slices.IndexFunc(a.Rows, func(r *Row) bool { return slices.ContainsFunc(r.Threats, e.about) })
}

// Four systems after public design documents, with what a reviewer raises first and what is wrong for them.
func TestSystems(t *testing.T) {
	c := load(t)
	paths, err := filepath.Glob("testdata/systems/*.md")
	if err != nil || len(paths) != 4 {
		t.Fatalf("%d systems, %v", len(paths), err)
	}
	for _, path := range paths {
		var file struct{ Must, Never []expectedRow }
		a := analyzeFile(t, c, path, &file)
		for _, must := range file.Must {
			rank := must.rank(a)
			t.Logf("%s: %v on %s is row %d", filepath.Base(path), must.Rules, must.Target, rank)
			if !slices.ContainsFunc(a.Threats, must.about) || must.Within > 0 && (rank == 0 || rank > must.Within) {
				t.Errorf("%s: %v on %s is row %d, want one of the first %d", path, must.Rules, must.Target, rank, must.Within)
			}
		}
		for _, never := range file.Never {
			if i := slices.IndexFunc(a.Threats, func(t *Threat) bool {
				return slices.Contains(never.Rules, t.Rule.ID) && slices.ContainsFunc(t.Targets(), func(e *graph.Element) bool { return e.ID == never.Target })
			}); i >= 0 {
				t.Errorf("%s: %s is wrong for %s", path, a.Threats[i].ID, never.Target)
			}
			for _, criterion := range a.Criteria() {
				if never.Text != "" && strings.Contains(criterion.Text, never.Text) {
					t.Errorf("%s: %s says %q: %s", path, criterion.Threat.ID, never.Text, criterion.Text)
				}
			}
		}
	}
}
