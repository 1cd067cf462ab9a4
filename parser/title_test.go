package parser

import "testing"

func TestTitleErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no colon",
			block: "title Payments",
			want:  "2:7: error: no `:` after `title`; write `title: Name of the system` [TS005]",
		},
		{
			name:  "empty",
			block: "title:",
			want:  "2:7: error: block has no title [TS006]",
		},
		{
			name:  "comment only",
			block: "title: # none",
			want:  "2:7: error: block has no title [TS006]",
		},
		{
			name:  "second",
			block: "title: One\ntitle: Two\nactor a: A",
			want:  "3:1: error: title is already given as `One`; a block has one [TS022]",
		},
		{
			name:  "attributes",
			block: "title: One | crown\nactor a: A",
			want:  "2:14: error: title takes no attributes [TS011]",
		},
	})
}
