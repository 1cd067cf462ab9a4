package parser

import (
	"reflect"
	"testing"
)

func TestAssumption(t *testing.T) {
	b := parseBlock(t, `assume net: Only staff \| guests reach the network | by=@ops until=2027-06-30   # a comment
actor a: A | assumes=net
boundary edge: Edge | edge assumes="net, staff"
  process p: P
a -> p: x | https assumes=staff
accept S01@p: Known | by=@lead until=2027-01-01 assumes=staff
dismiss T01@p, T02@p: Not here | assumes=net
assume staff: Staff are vetted | until=2027-06-30 by="the board"
data net: Assumptions have ids of their own
p -> a: y | data=net`)
	if len(b.Assumptions) != 2 {
		t.Fatalf("%d assumptions, want 2", len(b.Assumptions))
	}
	if a := b.Assumptions[0]; a.ID != "net" || a.Text != "Only staff | guests reach the network" || a.Attrs.Value("by") != "@ops" || a.Attrs.Value("until") != "2027-06-30" {
		t.Errorf("%+v", a)
	}
	want := map[string][]string{"net": {"a", "edge", "T01@p", "T02@p"}, "staff": {"edge", "a-p", "S01@p"}}
	if got := b.Reliance(); !reflect.DeepEqual(got, want) {
		t.Errorf("reliance %v, want %v", got, want)
	}
}

// What is assumed is part of what a block says.
func TestSameAssumptions(t *testing.T) {
	const base = "process p: P | assumes=x\nassume x: One | by=me until=2027-01-01"
	for _, other := range []string{
		"process p: P | assumes=x\nassume x: Two | by=me until=2027-01-01",
		"process p: P | assumes=x\nassume x: One | by=you until=2027-01-01",
		"process p: P | assumes=x\nassume x: One | by=me until=2027-01-02",
		"process p: P | assumes=y\nassume y: One | by=me until=2027-01-01",
		"process p: P\nassume x: One | by=me until=2027-01-01",
	} {
		if Same(parseBlock(t, base), parseBlock(t, other)) {
			t.Errorf("\n%s\nis taken for\n%s", other, base)
		}
	}
	if moved := "assume   x:One | by=me  until=2027-01-01\nprocess p: P | assumes=x"; !Same(parseBlock(t, base), parseBlock(t, moved)) {
		t.Error("another place is taken for another meaning")
	}
}

func TestAssumptionErrors(t *testing.T) {
	const end = "\nprocess p: P | assumes=x"
	checkErrors(t, []errorCase{
		{
			name:  "no id",
			block: "assume: Text",
			want: "2:1: error: assumption needs `by=`: who answers for it [TS018]\n" +
				"2:1: error: assumption needs `until=`: the last day, as 2027-06-30 [TS018]\n" +
				"2:7: error: assumption has no id before `:`; write `assume id: Text` [TS004]",
		},
		{
			name:  "missing",
			block: "assume | by=me until=2027-01-01",
			want:  "2:7: error: assumption has no id; write `assume id: Text` [TS004]",
		},
		{
			name:  "no colon",
			block: "assume x | by=me until=2027-01-01",
			want:  "2:9: error: no `:` after the id; write `assume id: Text` [TS005]",
		},
		{
			name:  "no text",
			block: "assume x: | by=me until=2027-01-01",
			want:  "2:10: error: assumption `x` has no text [TS006]",
		},
		{
			name:  "bad id",
			block: "assume x y: Text | by=me until=2027-01-01",
			want:  "2:8: error: `x y` is not an id; ids are letters, digits, `-` and `_` [TS004]",
		},
		{
			name:  "nobody",
			block: "assume x: Text | until=2027-01-01" + end,
			want:  "2:1: error: assumption needs `by=`: who answers for it [TS018]",
		},
		{
			name:  "no end",
			block: "assume x: Text | by=me" + end,
			want:  "2:1: error: assumption needs `until=`: the last day, as 2027-06-30 [TS018]",
		},
		{
			name:  "bad day",
			block: "assume x: Text | by=me until=soon" + end,
			want:  "2:30: error: `until` takes a day such as `2027-06-30`, not `soon` [TS010]",
		},
		{
			name:  "attribute of a decision",
			block: "assume x: Text | by=me until=2027-01-01 to=you" + end,
			want:  "2:41: error: `to` belongs on transfer, not on assume [TS011]",
		},
		{
			name:  "assumption that assumes",
			block: "assume x: Text | by=me until=2027-01-01 assumes=x" + end,
			want:  "2:41: error: `assumes` belongs on an element or a boundary or a flow or a decision, not on assume [TS011]",
		},
		{
			name:  "on data",
			block: "data d: D | assumes=x\nprocess p: P | holds=d",
			want:  "2:13: error: `assumes` belongs on an element or a boundary or a flow or a decision, not on data [TS011]",
		},
		{
			name:  "twice",
			block: "assume x: Text | by=me until=2027-01-01\nassume x: Other | by=me until=2027-01-01" + end,
			want:  "3:8: error: assumption `x` is already declared on line 2 [TS007]\n2:1: note: assumption `x` was declared here",
		},
		{
			name:  "unknown, with one slip",
			block: "assume network: Text | by=me until=2027-01-01\nprocess p: P | assumes=netwrk",
			want:  "3:24: error: no assumption `netwrk`; it is declared as `assume id: text | by=@who until=2027-06-30`; did you mean `network`? [TS008]",
		},
		{
			name:  "unknown, by a flow and a decision",
			block: "actor a: A\nprocess p: P\na -> p: x | assumes=net\ndismiss S01@p: y | assumes=net",
			want: "4:21: error: no assumption `net`; it is declared as `assume id: text | by=@who until=2027-06-30` [TS008]\n" +
				"5:28: error: no assumption `net`; it is declared as `assume id: text | by=@who until=2027-06-30` [TS008]",
		},
		{
			name:  "nothing relies on it",
			block: "assume x: Text | by=me until=2027-01-01\nprocess p: P",
			want:  "2:1: warning: nothing relies on assumption `x`; write `assumes=x` where something does [TS030]",
		},
		{
			name:  "indented below it",
			block: "assume x: Text | by=me until=2027-01-01\n  process p: P | assumes=x",
			want:  "3:3: error: process `p` is indented under assumption `x`; only a boundary can hold elements [TS003]",
		},
		{
			name:  "the noun as a statement",
			block: "assumption x: Text\nprocess p: P",
			want:  "2:1: error: unknown statement `assumption`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume`; did you mean `assume`? [TS001]",
		},
	})
}
