package parser

import "testing"

func TestScope(t *testing.T) {
	b := parseBlock(t, "actor a: A | scope=in\nexternal bank: Bank | scope=out reason=\"The bank's own model covers it # 7\"\na -> bank: x")
	if e := b.Element("a"); e.OutOfScope() || e.Reason() != "" {
		t.Errorf("%+v is out of scope", e)
	}
	if e := b.Element("bank"); !e.OutOfScope() || e.Reason() != "The bank's own model covers it # 7" {
		t.Errorf("%+v is in scope", e)
	}
}

func TestScopeErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no reason",
			block: "process p: P | tech=Go scope=out",
			want:  "2:24: error: `scope=out` needs `reason=`: why the model leaves it out [TS018]",
		},
		{
			name:  "reason without scope",
			block: "process p: P | reason=\"nobody asked\"",
			want:  "2:16: error: `reason` says why an element is out of scope; write `scope=out` with it, or remove it [TS011]",
		},
		{
			name:  "reason in scope",
			block: "store s: S | reason=x scope=in",
			want:  "2:14: error: `reason` says why an element is out of scope; write `scope=out` with it, or remove it [TS011]",
		},
		{
			name:  "unknown scope",
			block: "process p: P | scope=ot",
			want:  "2:22: error: `scope` takes in, out; not `ot` [TS010]",
		},
		{
			name:  "no value",
			block: "process p: P | scope",
			want:  "2:16: error: `scope` needs a value: in, out [TS013]",
		},
		{
			name:  "on a flow",
			block: "actor a: A\nprocess p: P\na -> p: x | scope=out reason=y",
			want: "4:13: error: `scope` belongs on an element, not on a flow [TS011]\n" +
				"4:23: error: `reason` belongs on an element, not on a flow [TS011]",
		},
		{
			name:  "on a boundary",
			block: "boundary b: B | scope=out\n  process p: P",
			want:  "2:17: error: `scope` belongs on an element, not on a boundary [TS011]",
		},
	})
}
