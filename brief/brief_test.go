package brief_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// analyze reads the blocks of a document.
func analyze(t *testing.T, path, text string) []*stride.Analysis {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	doc, ds := parser.Parse(source.NewFile(path, []byte(text)))
	if source.HasErrors(ds) {
		t.Fatal(ds)
	}
	var out []*stride.Analysis
	for _, b := range doc.Blocks {
		out = append(out, catalog.Analyze(graph.New(b, catalog.Words)))
	}
	return out
}

// block is the brief of one block.
func block(t *testing.T, text string, opt brief.Options) *brief.Brief {
	t.Helper()
	return brief.New(analyze(t, "d.md", "```dfd\n"+text+"\n```\n")[0], opt)
}

// everywhere yields all models of the project, in each form.
func everywhere(t *testing.T, yield func(name string, b *brief.Brief, opt brief.Options)) {
	t.Helper()
	tried := 0
	for _, pattern := range []string{"../stride/testdata/*/*.md", "../examples/*/*.md", "../docs/threat-model.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range analyze(t, path, string(text)) {
				for _, opt := range []brief.Options{{}, {Full: true}, {Big: true}} {
					tried++
					yield(fmt.Sprintf("%s %+v", path, opt), brief.New(a, opt), opt)
				}
			}
		}
	}
	if tried < 60 {
		t.Fatalf("only %d briefs tried", tried)
	}
}

// Property: every threat is told, in the form that fits its status and in no other.
func TestEveryThreatIsTold(t *testing.T) {
	everywhere(t, func(name string, b *brief.Brief, opt brief.Options) {
		lists := map[stride.Status][]brief.Criterion{stride.Open: b.Open, stride.Ask: b.Unanswered, stride.Met: b.Met}
		for _, threat := range b.Threats {
			asked := slices.ContainsFunc(slices.Concat(b.Now, b.Later), func(q brief.Question) bool { return slices.Contains(q.Threats, threat) })
			if threat.Status == stride.Ask && !asked {
				t.Errorf("%s: nothing is asked for %s", name, threat.ID)
			}
			for status, list := range lists {
				has := slices.ContainsFunc(list, func(c brief.Criterion) bool { return slices.Contains(c.Threats, threat) })
				needs := status == threat.Status && (status != stride.Ask || opt.Full)
				if needs && !has || has && status != threat.Status {
					t.Errorf("%s: %s, which is %s, among those that are %s: %v", name, threat.ID, threat.Status, status, has)
				}
			}
			decided := slices.ContainsFunc(b.Decided, func(d brief.Decision) bool { return d.Threat == threat })
			if (threat.Status == stride.Decided) && !decided || decided && threat.Decision == nil {
				t.Errorf("%s: %s is %s, among the decisions: %v", name, threat.ID, threat.Status, decided)
			}
		}
	})
}

// Property: the grid has every flow and element once, with what the analysis knows there and no more.
func TestGridIsComplete(t *testing.T) {
	everywhere(t, func(name string, b *brief.Brief, opt brief.Options) {
		seen := make(map[stride.Subject]int)
		told := make(map[*stride.Threat]bool)
		for _, line := range b.Grid.Lines {
			s := stride.Subject{Flow: line.Flow, Element: line.Element}
			seen[s]++
			for i, cell := range line.Cells {
				for _, e := range cell {
					told[e.Threat] = true
					if e.Threat.Rule.Stride != string(stride.Letters[i]) {
						t.Errorf("%s: %s is in column %c", name, e.Threat.ID, stride.Letters[i])
					}
					if !opt.Big && !slices.Contains(e.Threat.Statuses(), stride.SubjectStatus{Subject: s, Status: e.Status}) {
						t.Errorf("%s: the grid says that %s is %s on %s", name, e.Threat.ID, e.Status, s.ID())
					}
					if !slices.Contains(b.Grid.Rules, e.Threat.Rule) {
						t.Errorf("%s: %s has no name", name, e.Threat.Rule.ID)
					}
				}
			}
		}
		if opt.Big {
			return
		}
		for _, rest := range b.Grid.Rest {
			if rest.Why == "" {
				t.Errorf("%s: no reason for %d flows and %d elements", name, len(rest.Flows), len(rest.Elements))
			}
			for _, f := range rest.Flows {
				seen[stride.Subject{Flow: f}]++
			}
			for _, e := range rest.Elements {
				seen[stride.Subject{Element: e}]++
			}
		}
		for _, f := range b.Graph.Flows {
			if n := seen[stride.Subject{Flow: f}]; n != 1 {
				t.Errorf("%s: flow %s is there %d times", name, f.Number, n)
			}
		}
		for _, e := range b.Graph.Elements {
			if n := seen[stride.Subject{Element: e}]; n != 1 {
				t.Errorf("%s: %s is there %d times", name, e.ID, n)
			}
		}
		for _, threat := range b.Threats {
			if !told[threat] {
				t.Errorf("%s: %s is not in the grid", name, threat.ID)
			}
		}
	})
}

// Property: lists go from what is grave to what is not, and the first questions are few.
func TestWorstFirst(t *testing.T) {
	everywhere(t, func(name string, b *brief.Brief, _ brief.Options) {
		for _, list := range [][]brief.Criterion{b.Open, b.Unanswered} {
			if !slices.IsSortedFunc(list, func(c, d brief.Criterion) int { return int(d.Severity) - int(c.Severity) }) {
				t.Errorf("%s: criteria are not in the order of severity", name)
			}
		}
		if !slices.IsSortedFunc(b.Later, func(p, q brief.Question) int { return int(q.Severity) - int(p.Severity) }) {
			t.Errorf("%s: later questions are not in the order of severity", name)
		}
		if len(b.Now) > 5 || len(b.Worst) > 3 || len(b.Now) == 0 && len(b.Later) > 0 && len(b.Open) == 0 {
			t.Errorf("%s: %d questions now, %d later, %d at the top", name, len(b.Now), len(b.Later), len(b.Worst))
		}
	})
}
