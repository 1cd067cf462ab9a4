package site

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/brief"
)

func shopPage(t *testing.T) modelPage {
	t.Helper()
	all, err := name([]Model{shopModel(t, "docs/shop.md", "")})
	if err != nil {
		t.Fatal(err)
	}
	return newModelPage(all[0])
}

func TestSubjects(t *testing.T) {
	p := shopPage(t)
	order, save, back := p.Flows[0], p.Flows[1], p.Flows[2]
	if order.Anchor != "f1" || order.Elements != "user web" || !order.Crosses || order.Line != "User → Web app" || order.Crown {
		t.Errorf("%s %s %s %v %v", order.Anchor, order.Elements, order.Line, order.Crosses, order.Crown)
	}
	if !save.Crown || back.Anchor != "fweb-user" || back.Name != "Web app ↔ User" {
		t.Errorf("%v, %s %s", save.Crown, back.Anchor, back.Name)
	}
	// What is decided about is neither open nor asked.
	if order.Decided != 1 || order.Open+order.Unanswered+order.Met+order.Decided != len(order.Threats) {
		t.Errorf("tally of flow 1: %+v", order.tally)
	}
	web, db := p.Elements[1], p.Elements[2]
	if web.Anchor != "e-web" || web.Flows != "1 2 web-user" || web.Elements != "web user db" || web.Line != "Process in Site · Go" {
		t.Errorf("%s, %s, %s, %s", web.Anchor, web.Flows, web.Elements, web.Line)
	}
	if !db.Crown {
		t.Error("what holds a crown jewel is one")
	}
	site, vault := p.Boundaries[0], p.Boundaries[1]
	if bank := p.Elements[3]; bank.Why != "out of scope" || bank.Line != "External system in Outside · out of scope" {
		t.Errorf("%s, %s", bank.Why, bank.Line)
	}
	if site.Anchor != "b-site" || site.Flows != "1 web-user" || site.Elements != "web db user" || vault.Flows != "2" || vault.Line != "Trust boundary in Site" {
		t.Errorf("%s, %s, %s, %s", site.Flows, site.Elements, vault.Flows, vault.Line)
	}
}

// Attributes are shown as they were written, those that stand elsewhere not twice.
func TestFacts(t *testing.T) {
	p := shopPage(t)
	var facts []string
	for _, f := range p.Flows[1].Facts {
		facts = append(facts, f.Name+" "+f.Value)
	}
	if got, want := strings.Join(facts, "; "), "Trust edge → restricted; Crosses into Vault; Carries Card;  protocol=sql"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBigPicture(t *testing.T) {
	a := shop(t, "")
	for range pageFlows + 1 - len(a.Graph.Flows) {
		a.Graph.Flows = append(a.Graph.Flows, a.Graph.Flows[0])
	}
	if small := shopPage(t); small.Big || !newModelPage(named{Model: Model{Analysis: a}, Brief: brief.New(a, brief.Options{})}).Big {
		t.Error("big is what does not fit, and nothing else")
	}
}
