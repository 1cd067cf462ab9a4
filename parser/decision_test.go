package parser

import "testing"

func TestDecisionErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no reason",
			block: "actor a: A\nprocess b: B\naccept S01@b: | by=me until=2027-01-01",
			want:  "4:14: error: accept has no reason [TS006]",
		},
		{
			name:  "no threat",
			block: "actor a: A\nprocess b: B\naccept: because",
			want:  "4:7: error: accept names no threat; write `accept RULE@SUBJECT: reason` [TS004]",
		},
		{
			name:  "no colon",
			block: "actor a: A\nprocess b: B\naccept S01@b",
			want:  "4:13: error: no `:` and reason after `accept`; write `accept RULE@SUBJECT: reason` [TS005]",
		},
		{
			name:  "bad threat id",
			block: "actor a: A\nprocess b: B\naccept S01: because | by=me until=2027-01-01",
			want:  "4:8: error: `S01` is not a threat id; write `RULE@SUBJECT` as in the table of threats, such as `S02@webhook` [TS004]",
		},
		{
			name:  "stray comma",
			block: "actor a: A\nprocess b: B\ndismiss S01@b,: because",
			want:  "4:15: error: a threat id is missing beside a comma [TS004]",
		},
		{
			name:  "nobody",
			block: "actor a: A\nprocess b: B\naccept S01@b: because | until=2027-01-01",
			want:  "4:1: error: accept needs `by=`: who answers for it [TS018]",
		},
		{
			name:  "no end",
			block: "actor a: A\nprocess b: B\naccept S01@b: because | by=me",
			want:  "4:1: error: accept needs `until=`: the last day, as 2027-06-30 [TS018]",
		},
		{
			name:  "bad day",
			block: "actor a: A\nprocess b: B\naccept S01@b: because | by=me until=2027-02-30",
			want:  "4:37: error: `until` takes a day such as `2027-06-30`, not `2027-02-30` [TS010]",
		},
		{
			name:  "nobody to transfer to",
			block: "actor a: A\nprocess b: B\ntransfer S01@b: because",
			want:  "4:1: error: transfer needs `to=`: who carries it now [TS018]",
		},
		{
			name:  "no control",
			block: "actor a: A\nprocess b: B\nmitigate S01@b: because",
			want:  "4:1: error: mitigate needs `with=`: the control that answers it [TS018]",
		},
		{
			name:  "attribute of another",
			block: "actor a: A\nprocess b: B\ndismiss S01@b: because | until=2027-01-01",
			want:  "4:26: error: `until` belongs on accept or assume, not on dismiss [TS011]",
		},
		{
			name:  "twice",
			block: "actor a: A\nprocess b: B\ndismiss S01@b: because\ndismiss S01@b: again",
			want:  "5:9: error: threat `S01@b` is already decided on line 4 [TS026]\n4:9: note: threat `S01@b` is decided here",
		},
	})
}
