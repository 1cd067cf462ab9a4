package match

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/importer/stridetable"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

const shop = "```dfd id=shop\n" + `actor user: Customer
external pay: Payment provider
boundary dmz: DMZ | edge
  process web: Web shop | kind=web-app
boundary core: Core | internal
  store db: Orders | kind=db
1. user -> web: Order | https
2. web -> db: Save | sql
3. pay -> web: Callback | https
accept I01@db: #2, the disk comes in spring | by=@ada until=2027-05-31
` + "```\n\n"

// report matches a table with the blocks above it.
func report(t *testing.T, text string) *Report {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	f := source.NewFile("doc.md", []byte(text))
	doc, ds := parser.Parse(f)
	for _, d := range ds {
		if d.Severity == source.Error {
			t.Fatal(d)
		}
	}
	var analyses []*stride.Analysis
	for _, b := range doc.Blocks {
		analyses = append(analyses, catalog.Analyze(graph.New(b, catalog.Words)))
	}
	return New(f, stridetable.Read(f, 0, nil), analyses)
}

func TestRows(t *testing.T) {
	const header = "| Element | STRIDE | Threat | Mitigation | Status |\n|---|---|---|---|---|\n"
	for _, c := range []struct{ name, row, want string }{
		{"an accepted row", "| Web shop | D | Request flood | | Accepted for now |", "doc.md:16:3: matched: `Request flood` (denial of service) is `D01@dmz` Flooded or made to spend, low unanswered (`flood`, `request`)\n" +
			"    accept D01@dmz: Request flood: for now | by= until= covers=web,user,pay,1,3"},
		{"a mitigated row about a flow", "| Payment provider -> Web shop | S | Forged callback | HMAC | Done |", "doc.md:16:3: matched: `Forged callback` (spoofing) is `S02@web` Webhook, event or message forged, medium unanswered (`forged callback`)\n" +
			"    mitigate S02@web: Forged callback | with=\"HMAC\"\n" +
			"    or, if the block can say it: write `sign=`: `hmac` or `asymmetric` answers it, `none` leaves it open"},
		{"an open row has no line", "| 3 | S | Forged callback | HMAC | Open |", "matched: `Forged callback` (spoofing) is `S02@web` Webhook, event or message forged, medium unanswered (`forged callback`)"},
		{"a decision that is there", "| db | I | Stolen backup | | Accepted |", "matched: `Stolen backup` (information disclosure) is `I01@db` Readable at rest, in a dump or a lost device, medium decided in the block (`stolen backup`)"},
		{"another category and no name of an attack", "| Web shop | R | Somebody answers the telephone | | |", "not covered: `Somebody answers the telephone` (repudiation): no row of ours is about it"},
		{"an element that is not there", "| Printer | D | It jams every week | | |", "not covered: `It jams every week` (denial of service): the block has no `Printer`: no row of ours is about it"},
		{"a rule that an attribute makes fire", "| db | I | Cross-tenant read | | |", "not covered: `Cross-tenant read` (information disclosure): rule `I06` One tenant reaches another's data or starves it is about it (`cross tenant`) and would fire with `isolation=none` on `db`"},
		{"a rule that fires elsewhere", "| Payment provider | D | Request flood exhausts it | | |", "D01"},
	} {
		got := strings.Join(report(t, shop+header+c.row+"\n").Lines()[1:], "\n")
		if !strings.Contains(got, c.want) {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Two rows about one threat have one line, and the second says so.
func TestOneLineForAThreat(t *testing.T) {
	r := report(t, shop+"| Element | STRIDE | Threat | Status |\n|---|---|---|---|\n| web | D | Flood | Accepted |\n| web | D | DDoS by a botnet | Accepted |\n")
	lines := 0
	for _, row := range r.Rows {
		if row.Line != "" {
			lines++
		}
	}
	if lines != 1 || !r.Rows[1].Earlier {
		t.Errorf("%d lines, want 1: %s", lines, strings.Join(r.Lines(), "\n"))
	}
}

func TestWithoutABlock(t *testing.T) {
	r := report(t, "| STRIDE | Threat |\n|---|---|\n| S | Stolen key |\n| S, T | Forged order |\n")
	want := []string{"doc.md: 1 table, 2 threats", "categories: 2 spoofing, 1 tampering",
		"the document has no dfd block to match them with; make one of its picture with `trustseam import --beside`, or begin one with `trustseam init --after HEADING`"}
	if got := r.Lines(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// With several blocks, ids say their block; a row is matched with the block that fits it best.
func TestSeveralBlocks(t *testing.T) {
	other := "```dfd id=other\nactor a: Player\nboundary b: Game | edge\n  process c: Game server\n1. a -> c: Move | https\n```\n\n"
	r := report(t, shop+other+"| Element | STRIDE | Threat |\n|---|---|---|\n| Game server | D | Flood |\n| Web shop | D | Flood |\n")
	for i, want := range []string{"`other/D01@b`", "`shop/D01@dmz`"} {
		if got := r.Lines()[i+1]; !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestJSON(t *testing.T) {
	r := report(t, shop+"| Element | STRIDE | Threat | Status |\n|---|---|---|---|\n| web | D | Flood | Accepted |\n| web | D | Weather | |\n")
	var b bytes.Buffer
	if err := r.JSON(&b); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Matched, NotCovered int
		Rows                []struct {
			Line                   int
			Match, State, Decision string
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Matched != 1 || got.NotCovered != 1 || got.Rows[0].Match != "D01@dmz" || got.Rows[0].State != "ask" || got.Rows[0].Decision == "" || got.Rows[1].Match != "" {
		t.Errorf("%s", b.String())
	}
}

// The texts of a table are code in the report, in which nothing has a meaning.
func TestMarkdown(t *testing.T) {
	r := report(t, shop+"| Element | STRIDE | Threat |\n|---|---|---|\n| web | D | Flood `<img src=x>` [a](b) |\n")
	want := "# Tables of `doc.md`\n\n1 table, 1 threat: 1 matched, 0 not covered.\n\n## Matched\n\n" +
		"- `16:3`: `Flood <img src=x> a` (denial of service) is `D01@dmz` Flooded or made to spend, low unanswered (`flood`)\n"
	if got := r.Markdown("doc.md"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A table of any length is matched up to a bound, and attributes are tried up to one.
func TestBounded(t *testing.T) {
	testenv.NeedsTime(t, "searches large texts")
	text := shop + "| Element | STRIDE | Threat |\n|---|---|---|\n" + strings.Repeat("| db | I | Cross-tenant read |\n", limit.ImportDecisions+3)
	r := report(t, text)
	if len(r.Rows) != limit.ImportDecisions || !strings.HasSuffix(r.Lines()[0], "; 3 more are not matched") {
		t.Errorf("%d rows, %s", len(r.Rows), r.Lines()[0])
	}
	if first, last := r.Rows[0], r.Rows[len(r.Rows)-1]; first.Write == "" || last.Write != "" || last.Rule == nil {
		t.Errorf("the first row has %q, the last %q", first.Write, last.Write)
	}
}

func TestSimilarity(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		from, to float64
	}{
		{"API gateway", "api-gateway", 1, 1}, {"API Gateway", "Gateway", 0.5, 1}, {"Payments service", "Payment Service", 0.99, 1}, {"Orders", "Users", 0, 0}, {"", "x", 0, 0}, {"api", "", 0, 0},
		{"Web shop", "WebShop", 1, 1},
	} {
		if got := similarity(c.a, c.b); got < c.from || got > c.to {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
