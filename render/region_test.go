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
	bodies, err := render.Bodies(set, a, render.Form{Picture: render.Picture{Link: "shop.svg", Summary: "2 elements"}})
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
			"| Orders | Site | payment | User: 1 → 2 | 1 | flow 1, no authentication |",
			"| Web app | 1 element | 1 | Orders |",
			"[`S01@site`](#shop-S01-site) Caller not authenticated at the seam | Spoofing (also E) | Web app | 1 | **open** | critical |",
			"| 1 Order | [⬢](#shop-S01-site) |",
			"- Read or changed on the wire: [`T01@site`](#shop-T01-site)",
		},
		model.CriteriaRegion:  {"**Outside → Site:**\n", "<a id=\"shop-S01-site\"></a>**`S01@site` Caller not authenticated at the seam** (open): Web app must refuse with 401"},
		model.QuestionsRegion: {"- **`limit=`** on flow 1 (Site): What bounds the rate of requests to Web app? `limit=quota`, `limit=rate` answer it, `limit=none` leaves it open. Settles [`D01@site`](#shop-D01-site)."},
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
	threats := regions(t, mixed)[model.ThreatsRegion]
	for _, want := range []string{
		", 2 assumed, 1 element out of scope.**",
		"| **open** on flow 1 and Web app; decided on flow 3 and API gateway; else met | critical |",
		"- Bank: Its own \\*model\\* &#124; see &lt;b&gt;there&lt;/b&gt;\n",
		"- `hosts` The hosts are \\*hardened\\* (by ops, until 2031-01-01): relied on by `site`, `3`\n",
		"- `spare` Nobody needs this (by ops, until 2031-01-01): nothing relies on it\n",
		"| 5 Rows | | | | [?](#shop-T01-site) | | |",
		"| 6 Pay *(Bank is out of scope)* | | | | | | |",
		"| Bank *(out of scope)* | | | | | | |",
	} {
		if !strings.Contains(threats, want) {
			t.Errorf("lacks %q:\n%s", want, threats)
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
	if !strings.Contains(got[model.QuestionsRegion], "- **`crown`** on data, a store or a process: What is an attacker after?") {
		t.Error(got[model.QuestionsRegion])
	}
}

// Every link of a region leads to an anchor of the same document.
func TestAnchors(t *testing.T) {
	got := regions(t, "actor user: User\nboundary site: Site | edge\n  process web: Web app\n  store db: Orders | crown\n1. user -> web: Order\n2. web -> db: Save\ndismiss I01@db: x")
	text := ""
	for _, kind := range model.RegionKinds() {
		text += got[kind]
	}
	for _, part := range strings.Split(text, "](#")[1:] {
		target, _, _ := strings.Cut(part, ")")
		if strings.Count(text, `<a id="`+target+`"></a>`) != 1 {
			t.Errorf("#%s leads nowhere, or to two places", target)
		}
	}
}
