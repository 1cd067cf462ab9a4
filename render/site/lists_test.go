package site

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/stride"
)

func shops(t *testing.T) []named {
	t.Helper()
	all, err := name([]Model{shopModel(t, "docs/shop.md", ""), shopModel(t, "docs/other.md", "")})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestIndex(t *testing.T) {
	p := newIndex(shops(t), nil)
	want := brief.New(shop(t, ""), brief.Options{}).Tally()
	if len(p.Rows) != 2 || p.Models != 2 || p.Rows[0].Size != (size{4, 3, 3, 1}) || p.Size.Flows != 6 || p.Compared {
		t.Errorf("%+v", p)
	}
	for _, r := range p.Rows {
		for i, f := range r.Open {
			if f.N != want.Open[len(want.Open)-1-i] || f.Trend != "" || f.Better || f.Worse {
				t.Errorf("open: %+v, want %v", r.Open, want.Open)
			}
		}
		if r.New || r.Met.N != want.Met || r.Decided.N != want.Decided || r.Open[0].Severity != "critical" {
			t.Errorf("%+v", r)
		}
	}
	if p.Total.Met.N != 2*want.Met || p.Total.Unanswered[1].N != 2*want.Unanswered[stride.High] {
		t.Errorf("%+v", p.Total)
	}
}

// Each row says what has changed, what is new or gone included, so that the rows add up to the last one.
func TestTrend(t *testing.T) {
	models := shops(t)
	now := models[0].Brief.Tally()
	then := now
	then.Unanswered[stride.High] += 3
	then.Open[stride.Critical]--
	then.Met++
	models[0].Earlier = &then
	gone := brief.Tally{Met: 7}
	gone.Open[stride.Low] = 2
	p := newIndex(models, &Past{Gone: []Gone{{"docs/gone.md", "Gone", gone}}})
	if len(p.Rows) != 3 || !p.Compared || p.Rows[0].New || !p.Rows[1].New || p.Rows[2].Page != "" || p.Models != 2 {
		t.Fatalf("%+v", p)
	}
	r := p.Rows[0]
	if f := r.Unanswered[1]; f.Trend != "−3" || !f.Better || f.Worse {
		t.Errorf("fewer questions: %+v", f)
	}
	if f := r.Open[0]; f.Trend != "+1" || f.Better || !f.Worse {
		t.Errorf("more open: %+v", f)
	}
	if r.Met.Trend != "−1" || !r.Met.Worse || r.Decided.Trend != "" {
		t.Errorf("met: %+v, decided: %+v", r.Met, r.Decided)
	}
	if f := p.Rows[2].Open[3]; f.N != 0 || f.Trend != "−2" || !f.Better {
		t.Errorf("gone: %+v", f)
	}
	if got, want := p.Total.Met.Trend, newFigure(0, 8-now.Met).Trend; got != want {
		t.Errorf("in all %s met, want %s", got, want)
	}
}

func TestJewels(t *testing.T) {
	p := newJewels(shops(t))
	j := p.Models[1].Jewels
	if len(p.Models) != 2 || len(j) != 1 || j[0].Anchor != "e-db" || !strings.HasPrefix(j[0].Zone, "Vault") || j[0].Class != "payment" {
		t.Fatalf("%+v", p)
	}
	w := j[0].Ways[0]
	if len(w.Hops) != 2 || w.Hops[0].Anchor != "f1" || w.Seams != 2 || w.Weakest.Number != "1" || w.Control != "no authentication" {
		t.Errorf("%+v", w)
	}
}

func TestCriteria(t *testing.T) {
	p := newCriteria(shops(t))
	full := brief.New(shop(t, ""), brief.Options{Full: true})
	if len(p.Rows) != 2*(len(full.Open)+len(full.Unanswered)+len(full.Met)) || strings.Join(p.Documents, " ") != "docs/shop.md docs/other.md" {
		t.Errorf("%d rows of %v", len(p.Rows), p.Documents)
	}
	for _, r := range p.Rows {
		if len(r.IDs) != 1 || r.Page == "" || r.Status == "decided" || len(r.Text) == 0 || len(r.Test) == 0 || len(r.Letter) != 1 {
			t.Errorf("%+v", r)
		}
	}
}

func TestDecisions(t *testing.T) {
	p := newDecisions(shops(t))
	if len(p.Rows) != 2 {
		t.Fatalf("%+v", p.Rows)
	}
	d := p.Rows[0]
	if d.Done != "accepted" || strings.TrimSpace(d.By) != "ops" || d.Until != "2031-01-01" || d.Covers != "web, user, 1" || !strings.HasPrefix(d.Reason, "Later") {
		t.Errorf("%+v", d)
	}
	if len(d.Threats) != 1 || d.Threats[0].Anchor != "S01@site" || d.Page == p.Rows[1].Page {
		t.Errorf("%+v", d.Threats)
	}
}
