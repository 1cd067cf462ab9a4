package repotest_test

import (
	"os"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Every criterion of our own threat model is claimed by a test, or its page says why none is; CI sees that those tests pass.
func TestOwnCriteriaAreClaimedOrExplained(t *testing.T) {
	const page = "docs/threat-model.md"
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	text := readFile(t, page)
	f := source.NewFile(page, []byte(text))
	doc, _ := parser.Parse(f)
	model := trace.NewModel()
	for _, b := range doc.Blocks {
		model.Add(f, catalog.Analyze(graph.New(b, catalog.Words)))
	}
	matrix := trace.New(trace.Input{Model: model, Sources: ownTests(t)})
	if len(matrix.Rows) == 0 || len(matrix.Dangling) > 0 {
		t.Errorf("%d criteria; dangling: %+v", len(matrix.Rows), matrix.Dangling)
	}
	for _, r := range matrix.Rows {
		claimed, explained := r.State == trace.Claimed, strings.Contains(text, "\n| `"+r.Threat+"` | ")
		if claimed == explained {
			t.Errorf("%s: claimed by a test: %v, in the table of %s: %v", r.Name, claimed, page, explained)
		}
		if claimed && !strings.Contains(text, "`"+r.Threat+"`") {
			t.Errorf("%s does not name %s", page, r.Threat)
		}
	}
}

// ownTests are the test files of this repository that have markers.
func ownTests(t *testing.T) []*trace.Source {
	t.Helper()
	var all []*trace.Source
	for path := range goFiles(t, func(name string) bool { return strings.HasSuffix(name, "_test.go") }) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if markers := marker.Find(path, text); len(markers) > 0 {
			all = append(all, &trace.Source{File: source.NewFile(path, text), Markers: markers})
		}
	}
	return all
}
