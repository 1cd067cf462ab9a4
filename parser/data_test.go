package parser

import "testing"

func TestDataErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no id",
			block: "data: Card",
			want:  "2:5: error: data has no id before `:`; write `data id: Name` [TS004]",
		},
		{
			name:  "missing",
			block: "data",
			want:  "2:5: error: data has no id; write `data id: Name` [TS004]",
		},
		{
			name:  "no colon",
			block: "data card Card",
			want:  "2:15: error: no `:` after the id; write `data id: Name` [TS005]",
		},
		{
			name:  "bad id",
			block: "data card number: Card",
			want:  "2:6: error: `card number` is not an id; ids are letters, digits, `-` and `_` [TS004]",
		},
		{
			name:  "twice",
			block: "data card: Card\ndata card: Card again\nactor a: A",
			want:  "3:6: error: data `card` is already declared on line 2 [TS007]\n2:1: note: data `card` was declared here",
		},
		{
			name:  "no name",
			block: "data card:",
			want:  "2:11: error: data `card` has no name [TS006]",
		},
		{
			name:  "wrong attribute",
			block: "data card: Card | rest=none\nactor a: A",
			want:  "2:19: error: `rest` belongs on a store, not on data [TS011]",
		},
		{
			name:  "unknown class",
			block: "data card: Card | class=paymnt\nactor a: A",
			want:  "2:25: error: `class` takes public, internal, confidential, pii, payment, health, credentials, secret, code, control, log; not `paymnt`; did you mean `payment`? [TS010]",
		},
		{
			name:  "class missing",
			block: "data card: Card | class\nactor a: A",
			want:  "2:19: error: `class` needs a value: public, internal, confidential, pii, payment, health, credentials, secret, code, control, log [TS013]",
		},
	})
}
