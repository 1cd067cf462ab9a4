package site

import (
	"strings"
	"testing"
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
	p := newIndex(shops(t))
	a := shop(t, "")
	if len(p.Rows) != 2 || p.Rows[0].Elements != 4 || p.Rows[0].Assumed != 1 || p.Rows[0].OutOfScope != 1 || p.Rows[0].Flows != 3 || p.Rows[0].Crossing != 3 || p.Rows[0].Jewels != 1 || p.Rows[0].Decisions != 1 {
		t.Errorf("%+v", p.Rows)
	}
	if r := p.Rows[0]; r.Open+r.Asked+r.Answered+r.Decisions != len(a.Threats) {
		t.Errorf("%+v does not count %d threats", r, len(a.Threats))
	}
	if p.Total.Flows != 6 || p.Total.Open != 2*p.Rows[1].Open {
		t.Errorf("%+v", p.Total)
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
	if len(p.Rows) != 2*len(shop(t, "").Criteria) || strings.Join(p.Documents, " ") != "docs/shop.md docs/other.md" {
		t.Errorf("%d rows of %v", len(p.Rows), p.Documents)
	}
	for _, r := range p.Rows {
		if r.Anchor == "" || r.Page == "" || r.Status == "decided" || len(r.Text) == 0 || len(r.Test) == 0 || len(r.Letter) != 1 {
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
