package proof

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/walk"
)

// Too large a file is passed over, too many files or markers end the run.
func TestBounds(t *testing.T) {
	testenv.NeedsTime(t, "reads reports at their limits")
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := cputime.NewAllowance("the run has", cputime.Own)
	run.Grant(time.Hour) // with the race detector a hundred thousand markers take longer than a run may
	const line = "// Verifies: pay/S02@hook\n"
	write("large_test.go", line+strings.Repeat("\n", limit.TraceFile))
	write("a_test.go", line)
	if _, err := walk.Sources(".", nil, marker.Reads, run, 1); err == nil || err.Error() != "more than 1 files to search; name fewer in `[trace] tests`, `[source] roots` or `[inventory] paths`" {
		t.Error(err)
	}
	here := Scope{Base: ".", TestsBase: ".", ResultsBase: "."}
	g := newGatherer(nil, run)
	if err := g.sources(here); err != nil || len(g.in.Sources) != 1 || g.in.Sources[0].File.Path != "a_test.go" {
		t.Errorf("%v, %d sources", err, len(g.in.Sources))
	}
	half := strings.Repeat(line, limit.TraceNames/2+1)
	write("a_test.go", half)
	write("b_test.go", half)
	g = newGatherer(nil, run)
	if err := g.sources(here); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Matrix(nil); err == nil || err.Error() != "more than 100000 markers" {
		t.Error(err)
	}
	half = strings.Repeat("//dfd:at pay/hook\n", limit.Anchors/2+1)
	write("a_test.go", half)
	write("b_test.go", half)
	g = newGatherer(nil, run)
	if err := g.sources(here); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Matrix(nil); err == nil || err.Error() != "more than 100000 anchors" {
		t.Error(err)
	}
	g.mostResults = 1
	write("1.tap", "1..0\n")
	write("2.tap", "1..0\n")
	here.Results = []string{"*.tap"}
	if err := g.results(here); err == nil || err.Error() != "2.tap: more than 1 files of results" {
		t.Error(err)
	}
}
