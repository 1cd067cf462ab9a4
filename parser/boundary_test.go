package parser

import "testing"

func TestBoundaryErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no id",
			block: "boundary : Edge",
			want:  "2:10: error: boundary has no id before `:`; write `boundary id: Name` [TS004]",
		},
		{
			name:  "unknown level",
			block: "boundary edge: Edge | intrenal\n  process p: P",
			want:  "2:23: error: no trust level `intrenal`; write public, partner, edge, internal or restricted; did you mean `internal`? [TS010]",
		},
		{
			name:  "two levels",
			block: "boundary edge: Edge | edge internal\n  process p: P",
			want:  "2:28: error: `zone` is already given as `edge` [TS012]",
		},
		{
			name:  "level as value",
			block: "boundary edge: Edge | trust=3\n  process p: P",
			want:  "2:23: error: unknown attribute `trust`; a trust level is a bare word: public, partner, edge, internal or restricted [TS009]",
		},
		{
			name:  "id of an element",
			block: "actor edge: E\nboundary edge: Edge\n  process p: P",
			want:  "3:10: error: id `edge` is already used on line 2 [TS007]\n2:7: note: actor `edge` was declared here",
		},
		{
			name:  "holds nothing",
			block: "boundary edge: Edge\nactor a: A",
			want:  "2:1: warning: boundary `edge` holds nothing; what it holds is indented below it [TS020]",
		},
	})
}
