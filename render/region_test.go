package render_test

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
	"github.com/trustseam/trustseam/templates"
)

// regions writes all regions of a block.
func regions(t *testing.T, body string) map[model.RegionKind]string {
	t.Helper()
	return regionsIn(t, body, false)
}

func regionsIn(t *testing.T, body string, full bool) map[model.RegionKind]string {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	doc, ds := parser.Parse(source.NewFile("shop.md", []byte("```dfd\n"+body+"\n```\n")))
	if source.HasErrors(ds) {
		t.Fatal(ds)
	}
	a := catalog.Analyze(graph.New(doc.Blocks[0], catalog.Words))
	bodies, err := render.Bodies(set, a, render.Form{Picture: render.Picture{Link: "shop.svg", Summary: "2 elements"}, Full: full})
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[model.RegionKind]string)
	for _, b := range bodies {
		out[b.Kind] = b.Text
	}
	return out
}

func TestRegions(t *testing.T) {
	got := regions(t, "title: Shop\nactor user: User\nboundary site: Site | edge\n  process web: Web app\n  store db: Orders | crown\n1. user -> web: Order | https auth=none\n2. web -> db: Save")
	for kind, wants := range map[model.RegionKind][]string{
		model.DiagramRegion: {"![Shop: data flow diagram, 2 elements](shop.svg)"},
		model.ThreatsRegion: {
			"**1 open (1 critical), 3 questions now (3 high), 9 later (1 high), 1 met.** Next: close what is open.",
			"| Orders | User 1 → 2 | no authentication on 1 |",
			"Whoever takes over Web app reaches Orders.",
			"Worst:\n\n1. Unauthenticated call at Web app: `S01@site`, critical, open",
			"| 1 Order | **`S01`!** `S07`? | **`T02`?** **`T04`?** `T05`? `T01`✓ |",
			"Without a line: User (people).",
		},
		model.CriteriaRegion: {
			"- **Unauthenticated call** (`S01@site`, critical, `auth=none` → `auth=session`): Web app must refuse with 401 \"Order\" from outside without a valid credential. Test: no credential, a wrong one, a revoked one.",
			"**Met** by the block; keep each test.\n\n- **Read in transit** (`T01@site`): Web app must use only TLS 1.2 or later for \"Order\".",
		},
		model.QuestionsRegion: {
			"- **Flood** (`D01@site`), flow 1: `limit=rate`\n",
			"1. **Where is a copy of Orders that its own administrator cannot delete?** On `db`: `backup=immutable` or `backup=offsite`; weak: `backup=same-account`, `backup=none`. (`D04@db`, high)\n",
			"- **Readable at rest** (`I01@db`), `db`: `rest=app`, `rest=disk` or another\n",
		},
	} {
		for _, want := range wants {
			if !strings.Contains(got[kind], want) {
				t.Errorf("%s lacks %q:\n%s", kind, want, got[kind])
			}
		}
	}
}

// mixed is a block with everything that a threat may be, in one row and beside it.
const mixed = `title: Mix
data card: Card | class=payment crown
actor user: User
actor other: Partner system
external bank: Bank | scope=out reason="Its own *model* | see <b>there</b>"
boundary site: Site | edge assumes=hosts
  process web: Web app
  process api: API gateway
  store db: Orders | holds=card
1. user -> web: Order | https auth=none
2. other -> web: Orders of a day | https auth=mtls
3. user -> api: Read | https assumes=hosts
4. web -> db: Save | sql data=card
5. db -> web: Rows | mode=response
6. api -> bank: Pay | https
assume hosts: The hosts are *hardened* | by=ops until=2031-01-01
assume spare: Nobody needs this | by=ops until=2031-01-01
accept S01@site: Fine for now | by=ops until=2031-01-01 covers=api,user,3`

// What is in no row is said elsewhere: where a row is open, what is out of scope, what is assumed, why a line is empty.
func TestMixedRegions(t *testing.T) {
	got := regions(t, mixed)
	for _, want := range []string{
		", 1 decided, 2 assumed, 1 element out of scope.**",
		"- Bank: Its own \\*model\\* &#124; see &lt;b&gt;there&lt;/b&gt;\n",
		"- `hosts` The hosts are \\*hardened\\* (by ops, until 2031-01-01): relied on by `site`, `3`\n",
		"- `spare` Nobody needs this (by ops, until 2031-01-01): nothing relies on it",
		"`S01`○ |",
		"| 5 Rows | | `T01`? | | | | |",
		"Without a line: flow 6 (Bank is out of scope); User, Partner system (people); Bank (out of scope); API gateway (see its flows).",
	} {
		if !strings.Contains(got[model.ThreatsRegion], want) {
			t.Errorf("lacks %q:\n%s", want, got[model.ThreatsRegion])
		}
	}
	for _, want := range []string{
		"- **Unauthenticated call** (`S01@site`, critical, `auth=none` → `auth=session`; met: flow 2): Web app must refuse with 401 \"Order\"",
		"- **Unauthenticated call** (`S01@site`, flow 3 and API gateway): accepted by ops until 2031-01-01. Fine for now.",
	} {
		if !strings.Contains(got[model.CriteriaRegion], want) {
			t.Errorf("lacks %q:\n%s", want, got[model.CriteriaRegion])
		}
	}
	plain := regions(t, "actor user: User\nprocess web: Web app\nuser -> web: Order")[model.ThreatsRegion]
	for _, without := range []string{"Assumed", "scope"} {
		if strings.Contains(plain, without) {
			t.Errorf("without any, the region says %q:\n%s", without, plain)
		}
	}
}

// A block that marks no crown jewel is asked for one.
func TestNoCrownJewelIsAQuestion(t *testing.T) {
	got := regions(t, "actor user: User\nprocess web: Web app\nuser -> web: Order")
	if !strings.Contains(got[model.QuestionsRegion], "1. **What is an attacker after?** Write `crown` on that data, store or process") {
		t.Error(got[model.QuestionsRegion])
	}
}

// A full region has a criterion for every threat of its own, and the reach of every process.
func TestFullForm(t *testing.T) {
	const shop = "actor user: User\nboundary site: Site | edge\n  process web: Web app\n  process job: Job\n  store db: Orders | crown\n1. user -> web: Order\n2. web -> db: Save\n3. job -> db: Read"
	short, full := regionsIn(t, shop, false), regionsIn(t, shop, true)
	for _, id := range []string{"D01@site", "E02@site", "I01@db"} {
		if text := "(`" + id + "`"; strings.Contains(short[model.CriteriaRegion], text) || !strings.Contains(full[model.CriteriaRegion], text) {
			t.Errorf("%s has a criterion in the short form, or none in the full one", id)
		}
	}
	for _, head := range []string{"| Taking over | Reaches directly |", "| Crown jewel | Zone | Class |"} {
		if strings.Contains(short[model.ThreatsRegion], head) || !strings.Contains(full[model.ThreatsRegion], head) {
			t.Errorf("%s is in the short form, or not in the full one", head)
		}
	}
}
