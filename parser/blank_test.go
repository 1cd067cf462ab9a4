package parser

import "testing"

// A name or a reason of blanks that are not those of ASCII is as empty as any other.
func TestBlankTexts(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no-break space for a name",
			block: "process p: \u00a0",
			want:  "2:12: error: process `p` has no name [TS006]",
		},
		{
			name:  "ideographic space for a reason",
			block: "process p: P\ndismiss S01@p: \u3000\u3000",
			want:  "3:16: error: dismiss has no reason [TS006]",
		},
		{
			name:  "accent without a letter",
			block: "process p: \u0301",
			want:  "2:12: error: process `p` has no name [TS006]",
		},
		{
			name:  "blank value",
			block: "process p: P | tech=\"\u00a0\"",
			want:  "2:21: error: `tech` has no value: the technology, shown in the picture [TS013]",
		},
	})
}
