package stride

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

func replaceAll(text string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(text)
}

// rowIDs lists the threat ids of each row, joined by "+".
func rowIDs(rows []*Row) []string {
	var out []string
	for _, r := range rows {
		var ids []string
		for _, t := range r.Threats {
			ids = append(ids, t.ID)
		}
		out = append(out, strings.Join(ids, "+"))
	}
	return out
}

func TestYield(t *testing.T) {
	a := analyze(t, shop)
	for _, threat := range a.Threats {
		for _, f := range threat.Firings {
			if threat.Rule.ID == "S01" && f.Target.ID == "hook" {
				t.Error("S01 speaks of the webhook although S02 does")
			}
		}
	}
	if a.find("S02@hook") == nil {
		t.Error("S02@hook is missing")
	}
}

func TestMerge(t *testing.T) {
	a := analyze(t, shop)
	input := a.find("D01@edge")
	if input == nil || len(input.Targets()) != 2 || len(input.Flows()) != 2 {
		t.Fatalf("D01@edge: %+v; want both entries of the zone in one threat", input)
	}
	if a.find("I02@vault") == nil || a.find("D03@model") == nil {
		t.Errorf("threats %v; want I02@vault merged by target and D03@model by model", a.statuses())
	}
}

func TestFuse(t *testing.T) {
	a := analyze(t, shop)
	if rows := rowIDs(a.Rows); !slices.Contains(rows, "T06@vault+I02@vault+I02@events") {
		t.Errorf("rows %v; want the two ways past the service of a store as one", rows)
	}
	answered := analyze(t, strings.Replace(shop, "| holds=card", "| holds=card access=per-service", 1))
	if rows := rowIDs(answered.Rows); !slices.Contains(rows, "I01@vault+I01@events+I02@events") {
		t.Errorf("rows %v; what is left of a row must go where it belongs", rows)
	}
}

// What a wording says is apart has a row of its own: a limit on files says nothing of the rights of a query.
func TestApart(t *testing.T) {
	body := "actor u: Analyst\nboundary s: Site | edge\n  process p: Charts | kind=web-app\n  store w: Warehouse | kind=db\nu -> p: Upload file and run %s | https auth=session content=file\np -> w: Ask | sql auth=password"
	for what, together := range map[string]bool{"report": true, "native SQL": false} {
		a := analyze(t, fmt.Sprintf(body, what))
		one, other := a.rowOf("T02@s"), a.rowOf("T03@s")
		if one == nil || other == nil || (one == other) != together {
			t.Errorf("%s: in one row is not %v in %v", what, together, rowIDs(a.Rows))
		}
	}
}

// One rule in one state is one row, wherever it holds, the gravest place first.
func TestFold(t *testing.T) {
	block := "boundary b: B | internal\n  process p: P\n"
	for i := range 4 {
		block += fmt.Sprintf("  store s%d: Customers %d | access=per-service\n", i, i)
	}
	block += "boundary c: C | internal\n  store far: Customers | access=per-service crown\n"
	for i := range 4 {
		block += fmt.Sprintf("p -> s%d: Save | auth=iam data=\"customer(pii)\"\n", i)
	}
	a := analyze(t, block)
	if rows := rowIDs(a.Rows); !slices.Contains(rows, "I01@far+I01@s0+I01@s1+I01@s2+I01@s3") {
		t.Errorf("rows %v; want five rows of one rule as one", rows)
	}
	if rows := rowIDs(a.Answered); !slices.Contains(rows, "T06@far+I02@far+I02@s0+I02@s1+I02@s2+I02@s3") {
		t.Errorf("answered %v; want one row for the rule", rows)
	}
}

// Who may call and who may walk on is one finding, and so is whose object it is and in whose name it is asked for.
// A stolen session is another than a stolen password.
func TestRowsThatBelongTogether(t *testing.T) {
	a := analyze(t, "actor user: User\nboundary edge: Edge | edge\n  process web: Web app\nboundary in: Inner | internal\n  process api: Orders\n  process tax: Tax\n  store db: Ledger | crown\nuser -> web: Order | https auth=session\nweb -> api: Order | https\napi -> tax: Ask | https\napi -> db: Read | tls auth=iam")
	rows := rowIDs(a.Rows)
	for _, together := range [][]string{{"S01@in", "E05@in"}, {"I05@edge", "S08@web"}} {
		if !slices.ContainsFunc(rows, func(row string) bool { return strings.Contains(row, together[0]) && strings.Contains(row, together[1]) }) {
			t.Errorf("%v are not one row in %v", together, rows)
		}
	}
	if !slices.Contains(rows, "S05@edge") {
		t.Errorf("S05@edge has no row of its own in %v", rows)
	}
}

func TestOrderAndCut(t *testing.T) {
	var open, asked []*Row
	for i, r := range load(t).Rules {
		for _, status := range []Status{Open, Ask} {
			target := &graph.Element{Element: &model.Element{ID: "e"}}
			threat := &Threat{ID: fmt.Sprintf("%s@%d", r.ID, status), Rule: r, Status: status, Score: float64(i % 10), Severity: severityOf(float64(i % 10)), targets: []*graph.Element{target}}
			row := &Row{Threats: []*Threat{threat}, Status: status, Score: threat.Score}
			if status == Open {
				open = append(open, row)
			} else {
				asked = append(asked, row)
			}
		}
	}
	shown, lower := order(12, open, asked)
	if len(shown) < limit(12) || len(lower) == 0 || len(shown)+len(lower) != len(open)+len(asked) {
		t.Errorf("%d rows and %d below of %d", len(shown), len(lower), len(open)+len(asked))
	}
	for _, r := range lower {
		if r.Status == Open {
			t.Errorf("%s is open and left out", r.Lead().ID)
		}
	}
	head := make(map[string]bool)
	for _, r := range analyze(t, shop).Rows[:4] {
		head[r.Lead().Rule.ID] = true
	}
	if len(head) < 3 {
		t.Errorf("the head of the table shows %v; want it varied", head)
	}
}

// shopWith is the shop with one text replaced.
func shopWith(old, new string) string { return strings.Replace(shop, old, new, 1) }
