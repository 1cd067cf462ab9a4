package site

import (
	"slices"
	"testing"

	"github.com/trustseam/trustseam/brief"
)

func entriesOf(p modelPage) []entry {
	return slices.Concat(p.Open, p.Unanswered, p.Met, p.Now, p.Later, p.Decided)
}

// Every threat has one place that its fragment leads to, and its long form there.
func TestEveryThreatHasItsPlace(t *testing.T) {
	p, a := shopPage(t), shop(t, "")
	homes := make(map[string]int)
	long := make(map[string]int)
	for _, e := range entriesOf(p) {
		for _, id := range e.IDs {
			if id.Own {
				homes[id.ID]++
			}
		}
		if e.Name == "" || e.Status == "" || e.Flows == "" && e.Elements == "" && !e.NoJewel {
			t.Errorf("%+v", e)
		}
		for _, l := range e.Long {
			if l.Title == "" || l.Category == "" || len(l.Controls) == 0 {
				t.Errorf("%+v", l)
			}
			for _, threat := range l.Threats {
				long[threat.ID]++
				if len(threat.Criterion) == 0 || len(threat.Test) == 0 {
					t.Errorf("%s has no long criterion or no test", threat.ID)
				}
			}
		}
	}
	for _, threat := range a.Threats {
		if homes[threat.ID] != 1 || long[threat.ID] != 1 {
			t.Errorf("%s has %d places and %d long forms", threat.ID, homes[threat.ID], long[threat.ID])
		}
	}
}

// The page tells what a document tells: the same entries, in the same order.
func TestPageTellsTheBrief(t *testing.T) {
	p, b := shopPage(t), brief.New(shop(t, ""), brief.Options{})
	if p.State != b.State() || p.Next != b.Next() || len(p.Worst) != len(b.Worst) {
		t.Errorf("%q, %q, %d", p.State, p.Next, len(p.Worst))
	}
	for i, list := range [][]brief.Criterion{b.Open, b.Unanswered, b.Met} {
		shown := [][]entry{p.Open, p.Unanswered, p.Met}[i]
		if len(shown) != len(list) {
			t.Fatalf("%d of %d criteria", len(shown), len(list))
		}
		for j, c := range list {
			if e := shown[j]; len(e.IDs) != len(c.Threats) || e.IDs[0].ID != c.Threats[0].ID || e.Status != brief.Word(c.Threats[0].Status) || e.Severity != c.Severity.String() {
				t.Errorf("%+v for %s", e, c.Text)
			}
		}
	}
	if len(p.Now) != len(b.Now) || len(p.Later) != len(b.Later) || len(p.Decided) != len(b.Decided) {
		t.Errorf("%d, %d, %d", len(p.Now), len(p.Later), len(p.Decided))
	}
}

// What is decided in part says where.
func TestDecidedInPart(t *testing.T) {
	d := shopPage(t).Decided
	if len(d) != 1 || d[0].Decision.Done != "accepted" {
		t.Fatalf("%+v", d)
	}
}
