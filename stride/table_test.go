package stride

import (
	"fmt"
	"slices"
	"strings"
	"testing"
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
	input := a.find("T02@edge")
	if input == nil || len(input.Targets()) != 2 || len(input.Flows()) != 2 {
		t.Fatalf("T02@edge: %+v; want both entries of the zone in one threat", input)
	}
	if a.find("I02@vault") == nil || a.find("D03@model") == nil {
		t.Errorf("threats %v; want I02@vault merged by target and D03@model by model", a.statuses())
	}
}

func TestFuse(t *testing.T) {
	a := analyze(t, shop)
	if rows := rowIDs(a.Rows); !slices.Contains(rows, "I01@vault+I02@vault") {
		t.Errorf("rows %v; want the two ways of reading the vault as one", rows)
	}
	answered := analyze(t, strings.Replace(shop, "| holds=card", "| holds=card access=per-service", 1))
	if rows := rowIDs(answered.Rows); !slices.Contains(rows, "I01@vault") || slices.Contains(rows, "I02@vault") {
		t.Errorf("rows %v; an answer must leave the table although the other rule still asks", rows)
	}
}

func TestFold(t *testing.T) {
	block := "boundary b: B | internal\n  process p: P\n"
	for i := range 4 {
		block += fmt.Sprintf("  store s%d: Customers %d | access=per-service\n", i, i)
	}
	for i := range 4 {
		block += fmt.Sprintf("p -> s%d: Save | iam=no\n", i)
	}
	a := analyze(t, strings.ReplaceAll(block, " | iam=no", " | auth=iam data=\"customer(pii)\""))
	if rows := rowIDs(a.Rows); !slices.Contains(rows, "I01@s0+I01@s1+I01@s2+I01@s3") {
		t.Errorf("rows %v; want four rows of one rule in one zone as one", rows)
	}
	if rows := rowIDs(a.Answered); !slices.Contains(rows, "I02@s0+I02@s1+I02@s2+I02@s3") {
		t.Errorf("answered %v; want one row for the rule", rows)
	}
}

func TestOrderAndCut(t *testing.T) {
	block := ""
	for i := range 12 {
		block += fmt.Sprintf("actor a%d: A\nboundary b%d: B | edge\n  process p%d: P\n", i, i, i)
	}
	for i := range 12 {
		block += fmt.Sprintf("a%d -> p%d: Ask\n", i, i)
	}
	a := analyze(t, block)
	if len(a.Rows) != 40 || len(a.Lower) == 0 {
		t.Errorf("%d rows and %d below, want 40 and the rest", len(a.Rows), len(a.Lower))
	}
	if small := analyze(t, shop); len(small.Rows)+len(small.Lower) > 10+2*len(small.Graph.Elements) && len(small.Rows) != 10+2*len(small.Graph.Elements) {
		t.Errorf("%d rows for %d elements", len(small.Rows), len(small.Graph.Elements))
	}
	head := make(map[string]bool)
	for _, r := range a.Rows[:4] {
		head[r.Lead().Rule.ID] = true
	}
	if len(head) < 3 {
		t.Errorf("the head of the table shows %v; want it varied", rowIDs(a.Rows[:4]))
	}
}

// shopWith is the shop with one text replaced.
func shopWith(old, new string) string { return strings.Replace(shop, old, new, 1) }
