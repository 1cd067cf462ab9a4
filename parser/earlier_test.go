package parser

import "testing"

func TestEarlierIDErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "of an element",
			block: "process api: API\nprocess web: Web | was=api",
			want:  "3:24: error: earlier id `api` is the id of a process in this block; `was` names ids that nothing has any more [TS029]\n2:9: note: process `api` was declared here",
		},
		{
			name:  "of a later boundary",
			block: "process web: Web | was=old,edge\nboundary edge: Edge\n  process p: P",
			want:  "2:28: error: earlier id `edge` is the id of a boundary in this block; `was` names ids that nothing has any more [TS029]\n3:10: note: boundary `edge` was declared here",
		},
		{
			name:  "of a flow with an id",
			block: "actor a: A\nprocess b: B | was=1\n1. a -> b: x",
			want:  "3:20: error: earlier id `1` is the id of a flow in this block; `was` names ids that nothing has any more [TS029]\n4:1: note: flow `1` was declared here",
		},
		{
			name:  "of a flow without an id",
			block: "actor a: A\nprocess b: B\na -> b: x\npay. a -> b: y | was=a-b",
			want:  "5:22: error: earlier id `a-b` is the id of a flow in this block; `was` names ids that nothing has any more [TS029]\n4:1: note: flow `a-b` was declared here",
		},
		{
			name:  "of itself",
			block: "process api: API | was=api",
			want:  "2:24: error: earlier id `api` is the id of a process in this block; `was` names ids that nothing has any more [TS029]\n2:9: note: process `api` was declared here",
		},
		{
			name:  "twice",
			block: "process a: A | was=old\nprocess b: B\na -> b: x | was=old",
			want:  "4:17: error: earlier id `old` is already claimed on line 2; only one thing can have had it last [TS029]\n2:20: note: `old` was claimed here",
		},
		{
			name:  "by a boundary below",
			block: "process a: A | was=old\nboundary b: B | was=old\n  process c: C",
			want:  "3:21: error: earlier id `old` is already claimed on line 2; only one thing can have had it last [TS029]\n2:20: note: `old` was claimed here",
		},
		{
			name:  "twice in one list",
			block: "process a: A | was=old,old",
			want:  "2:24: error: earlier id `old` is already claimed on line 2; only one thing can have had it last [TS029]\n2:20: note: `old` was claimed here",
		},
		{
			name:  "of data, which has ids of its own",
			block: "data card: Card\nprocess a: A | was=card holds=card",
			want:  "",
		},
	})
}
