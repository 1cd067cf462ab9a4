package parser

import "testing"

func TestFlowErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no colon",
			block: "actor a: A\nprocess b: B\na -> b",
			want:  "4:7: error: no `:` and label after `b`; write `from -> to: label` [TS005]",
		},
		{
			name:  "no label",
			block: "actor a: A\nprocess b: B\na -> b:",
			want:  "4:8: error: flow has no label [TS006]",
		},
		{
			name:  "no target",
			block: "actor a: A\nprocess b: B\na -> : x",
			want:  "4:6: error: flow has no element after its arrow; write `from -> to: label` [TS004]",
		},
		{
			name:  "no source",
			block: "actor a: A\nprocess b: B\n-> b: x",
			want:  "4:1: error: flow has no element before its arrow; write `from -> to: label` [TS004]",
		},
		{
			name:  "long arrow",
			block: "actor a: A\nprocess b: B\na --> b: x",
			want:  "4:3: error: `-->` is not an arrow; write `->`, or `<->` for a request with its response [TS005]",
		},
		{
			name:  "long arrow without blanks",
			block: "actor a: A\nprocess b: B\na-->b: x",
			want:  "4:2: error: `-->` is not an arrow; write `->`, or `<->` for a request with its response [TS005]",
		},
		{
			name:  "fat arrow",
			block: "actor a: A\nprocess b: B\na => b: x",
			want:  "4:3: error: `=>` is not an arrow; write `->`, or `<->` for a request with its response [TS005]",
		},
		{
			name:  "reversed arrow",
			block: "actor a: A\nprocess b: B\na <- b: x",
			want:  "4:3: error: `<-` is not an arrow; write `->`, or `<->` for a request with its response [TS005]",
		},
		{
			name:  "unicode arrow",
			block: "actor a: A\nprocess b: B\na \u2192 b: x",
			want:  "4:3: error: `\u2192` is not an arrow; write `->`, or `<->` for a request with its response [TS005]",
		},
		{
			name:  "two words",
			block: "actor a: A\nprocess b: B\na user -> b: x",
			want:  "4:1: error: `a user` is not an id; ids are letters, digits, `-` and `_` [TS004]",
		},
		{
			name:  "text behind target",
			block: "actor a: A\nprocess b: B\na -> b (x): y",
			want:  "4:8: error: `:` and a label must follow `b`, not `(x): y` [TS005]",
		},
		{
			name:  "unknown element",
			block: "actor a: A\nprocess b: B\na -> c: x",
			want:  "4:6: error: flow: no element `c` [TS008]",
		},
		{
			name:  "one slip",
			block: "actor user: U\nprocess webhook: W\n14. user -> webhok: x",
			want:  "4:13: error: flow `14`: no element `webhok`; did you mean `webhook`? [TS008]",
		},
		{
			name:  "boundary as an end",
			block: "actor a: A\nboundary edge: Edge\n  process p: P\na -> edge: x",
			want:  "5:6: error: flow: `edge` is a boundary; a flow joins elements [TS008]\n3:10: note: boundary `edge` was declared here",
		},
		{
			name:  "same ends",
			block: "actor a: A\nprocess b: B\na -> b: x\na -> b: y",
			want:  "5:1: error: flow `a-b` is already on line 4; give each an id of its own, as in `pay. a -> b` [TS017]\n4:1: note: the other flow `a-b`",
		},
		{
			name:  "same number",
			block: "actor a: A\nprocess b: B\n1. a -> b: x\n1. b -> a: y",
			want:  "5:1: error: id `1` is already used on line 4 [TS007]\n4:1: note: flow `1` was declared here",
		},
		{
			name:  "number missing",
			block: "actor a: A\nprocess b: B\n1. a -> b: x\nb -> a: y",
			want:  "5:1: error: flow has no number; a block numbers all its flows or none [TS016]\n4:1: note: flow `1` is numbered here",
		},
		{
			name:  "id of an element",
			block: "actor a: A\nprocess b: B\na. a -> b: x",
			want:  "4:1: error: id `a` is already used on line 2 [TS007]\n2:7: note: actor `a` was declared here",
		},
		{
			name:  "undeclared data",
			block: "data card: Card\nactor a: A\nprocess b: B\na -> b: x | data=cart",
			want:  "5:18: error: data `cart` is not declared; this block declares its data; did you mean `card`? [TS008]",
		},
		{
			name:  "two stores",
			block: "store s: S\nstore t: T\ns -> t: copy",
			want:  "4:1: warning: flow `s-t` joins two stores; data moves only through a process [TS015]",
		},
		{
			name:  "attribute before the pipe",
			block: "actor a: A\nprocess b: B\na -> b: x https auth=none",
			want:  "4:17: error: no ` | ` before `auth=none`; attributes come after ` | ` [TS014]",
		},
		{
			name:  "bad id",
			block: "actor a: A\nprocess b: B\na -> b-: x",
			want:  "4:6: error: id `b-` must begin with a letter or digit and not end with `-` [TS004]",
		},
		{
			name:  "answer with an answer",
			block: "actor a: A\nprocess b: B\na -> b: x\nb -> a: y | mode=response returns=card",
			want:  "5:27: error: `returns` belongs on a request; with `mode=response` the flow is an answer, and nothing comes back from it [TS011]",
		},
		{
			name:  "pull by a store",
			block: "process b: B\nstore s: S\nb -> s: Read | mode=pull",
			want:  "4:16: warning: `mode=pull` says that `s` asks, and a store never does; draw the arrow from the store, or leave `mode=pull` out [TS032]",
		},
		{
			name:  "returns undeclared data",
			block: "data card: Card\nactor a: A\nprocess b: B\na -> b: x | returns=cart",
			want:  "5:21: error: data `cart` is not declared; this block declares its data; did you mean `card`? [TS008]",
		},
		{
			name:  "default id taken",
			block: "actor a: A\nprocess b: B\nprocess a-b: C\na -> b: x",
			want:  "5:1: error: flow `a-b` has the id of a process; give it one of its own, as in `pay. a -> b` [TS017]\n4:9: note: process `a-b` was declared here",
		},
	})
}
