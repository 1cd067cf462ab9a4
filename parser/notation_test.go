package parser

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// errorCase is the body of a block and every diagnostic about it, a line each:
// `line:col: severity: message [code]`, with line 1 for the opening fence.
type errorCase struct {
	name, block, want string
}

// containers are the ways in which a block can stand in a document. Positions
// must be the same in all of them, but for the columns of the prefix.
var containers = []struct {
	name          string
	first, others string // prefixes
	lineEnd       string
}{
	{"plain", "", "", "\n"},
	{"CRLF", "", "", "\r\n"},
	{"quote", "> ", "> ", "\n"},
	{"list item", "- ", "  ", "\n"},
	{"quote in a numbered item", "1. > ", "   > ", "\r\n"},
}

// checkErrors parses every case in every container and compares the diagnostics.
func checkErrors(t *testing.T, cases []errorCase) {
	t.Helper()
	seen := make(map[string]string)
	for _, c := range cases {
		if other, ok := seen[c.block]; ok {
			t.Errorf("%s repeats the block of %s", c.name, other)
		}
		seen[c.block] = c.name
		for _, in := range containers {
			t.Run(c.name+"/"+in.name, func(t *testing.T) {
				lines := strings.Split("```dfd\n"+c.block+"\n```", "\n")
				text := in.first + strings.Join(lines, in.lineEnd+in.others) + in.lineEnd
				_, ds := Parse(source.NewFile("d.md", []byte(text)))
				want := shiftColumns(c.want, len(in.first))
				if got := diagnosticLines(ds); got != want {
					t.Errorf("in\n%s\ngot\n%s\nwant\n%s", text, got, want)
				}
			})
		}
	}
}

// diagnosticLines renders diagnostics without the path.
func diagnosticLines(ds []source.Diagnostic) string {
	var lines []string
	for _, d := range ds {
		lines = append(lines, strings.ReplaceAll(d.String(), "d.md:", ""))
	}
	return strings.Join(lines, "\n")
}

var position = regexp.MustCompile(`(?m)^(\d+):(\d+):`)

func shiftColumns(text string, by int) string {
	return position.ReplaceAllStringFunc(text, func(s string) string {
		m := position.FindStringSubmatch(s)
		col, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("%s:%d:", m[1], col+by)
	})
}

// parseBlock parses the body of a block that has no error.
func parseBlock(t *testing.T, body string) *model.Block {
	t.Helper()
	doc, ds := Parse(source.NewFile("d.md", []byte("```dfd\n"+body+"\n```\n")))
	if source.HasErrors(ds) {
		t.Fatalf("in\n%s\n%s", body, diagnosticLines(ds))
	}
	return doc.Blocks[0]
}

// notationExample uses everything that the grammar has.
const notationExample = `title: Payments platform   # a comment

data card:  Card token            | class=payment crown
data order: Order \| payer \# one | class=pii

actor    shopper: Shopper browser
external stripe:Stripe | scope=out reason="their own model # covers it"
boundary prod: AWS production account | internal assumes=net was=aws,old
  boundary edge: Public edge | edge   # indented below
    process gateway: API gateway | tech="Envoy \"v2\" # 1" path=/v1

  store vault: Token vault | holds=card rest=app
boundary empty-ish: Other
	# a comment may be indented by anything
  process worker: Worker C#

shopper -> gateway: Create payment | https auth=session data=order,card
gateway->vault: Look up | tls auth=jwt returns=card
hook. stripe <-> worker: Event: paid | async
accept S01@gateway, T02@gateway: Two \| of them | by=@lead until=2027-06-30 assumes=net
assume net: Only staff \| guests reach it | by="the board" until=2027-06-30`

func TestNotation(t *testing.T) {
	b := parseBlock(t, notationExample)
	if b.Title != "Payments platform" {
		t.Errorf("title %q", b.Title)
	}
	if got := b.Data[1].Name; got != "Order | payer # one" {
		t.Errorf("data name %q", got)
	}
	gateway := b.Element("gateway")
	if got := gateway.Attrs.Value("tech"); got != `Envoy "v2" # 1` {
		t.Errorf("tech %q", got)
	}
	if got := gateway.Boundary; got.ID != "edge" || got.Parent.ID != "prod" || got.Attrs.Value("zone") != "edge" {
		t.Errorf("boundary of gateway: %+v", got)
	}
	if got := b.Element("vault"); got.Boundary.ID != "prod" || len(got.Holds) != 1 || got.Holds[0].ID != "card" {
		t.Errorf("vault: %+v", got)
	}
	if got := b.Element("worker"); got.Name != "Worker C#" || got.Boundary.ID != "empty-ish" {
		t.Errorf("worker: %+v", got)
	}
	checkFlows(t, b)
}

func checkFlows(t *testing.T, b *model.Block) {
	t.Helper()
	if len(b.Flows) != 3 {
		t.Fatalf("%d flows, want 3", len(b.Flows))
	}
	first, second, third := b.Flows[0], b.Flows[1], b.Flows[2]
	if first.ID != "shopper-gateway" || first.Number != "1" || first.Written || len(first.Data) != 2 {
		t.Errorf("first flow: %+v", first)
	}
	if second.ID != "gateway-vault" || second.Attrs.Value("protocol") != "tls" || second.Attrs.Value("auth") != "token" || len(second.Returns) != 1 {
		t.Errorf("second flow: %+v", second)
	}
	if third.ID != "hook" || third.Number != "hook" || !third.Both || third.Label != "Event: paid" || third.Attrs.Value("mode") != "async" {
		t.Errorf("third flow: %+v", third)
	}
}

// Keywords are ids too: what follows decides.
func TestKeywordsAsIDs(t *testing.T) {
	b := parseBlock(t, "actor data: D\nprocess accept: A\nprocess title: T\ndata -> accept: go\naccept -> title: on\ndismiss. title <-> data: back: and forth")
	var ids []string
	for _, f := range b.Flows {
		ids = append(ids, f.ID)
	}
	if want := []string{"data-accept", "accept-title", "dismiss"}; !slices.Equal(ids, want) {
		t.Errorf("flows %v, want %v", ids, want)
	}
}

// One slip must not hide the next.
func TestAllErrorsAreReported(t *testing.T) {
	checkErrors(t, []errorCase{{
		name:  "five lines",
		block: "process api\nstore db: DB | rest=disc\napi -> db: x\nqueue q: Q\naccept S01: y | by=me",
		want: "2:12: error: no `:` after the id; write `process id: Name` [TS005]\n" +
			"3:21: error: `rest` takes none, memory, disk, app, hsm; not `disc`; did you mean `disk`? [TS010]\n" +
			"4:1: error: flow: no element `api` [TS008]\n" +
			"5:1: error: unknown statement `queue`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume`; did you mean `store`? [TS001]\n" +
			"6:1: error: accept needs `until=`: the last day, as 2027-06-30 [TS018]\n" +
			"6:8: error: `S01` is not a threat id; write `RULE@SUBJECT` as in the table of threats, such as `S02@webhook` [TS004]",
	}})
}

func TestFreeData(t *testing.T) {
	b := parseBlock(t, "actor a: A\nprocess p: P\nstore s: S | holds=card(payment)\na -> p: x | data=\"order,full name(pii)\"\np -> s: y | data=card,order")
	var got []string
	for _, d := range b.Data {
		got = append(got, d.Name+"/"+d.Attrs.Value("class"))
	}
	if want := []string{"card/payment", "order/", "full name/pii"}; !slices.Equal(got, want) {
		t.Errorf("data %q, want %q", got, want)
	}
	if b.Flows[1].Data[0] != b.Element("s").Holds[0] {
		t.Error("one word must be one kind of data")
	}
}

func TestLimits(t *testing.T) {
	deep := ""
	for i := range maxDepth + 2 {
		deep += strings.Repeat(" ", i) + fmt.Sprintf("boundary b%d: B\n", i)
	}
	checkCode(t, deep, source.TooLarge)
	checkCode(t, strings.Repeat("\n", maxLines+1), source.TooLarge)
	checkCode(t, strings.Repeat("nonsense here\n", maxErrors+10), source.TooLarge)
}

func checkCode(t *testing.T, body string, want source.Code) {
	t.Helper()
	_, ds := Parse(source.NewFile("d.md", []byte("```dfd\n"+body+"\n```\n")))
	if len(ds) > maxErrors+1 || !slices.ContainsFunc(ds, func(d source.Diagnostic) bool { return d.Code == want }) {
		t.Errorf("%d diagnostics, want one with %s", len(ds), want)
	}
}
