package parser

import "testing"

func TestLineErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "pipe without blanks",
			block: "process p: A|B",
			want:  "2:13: error: `|` needs a blank on each side to begin the attributes; write `\\|` for a pipe in the text [TS014]",
		},
		{
			name:  "pipe with one blank",
			block: "process p: A| tech=x",
			want:  "2:13: error: `|` needs a blank on each side to begin the attributes; write `\\|` for a pipe in the text [TS014]",
		},
		{
			name:  "two pipes",
			block: "process p: A | tech=x | crown",
			want:  "2:23: error: a second `|`; a statement has one, before all attributes [TS014]",
		},
		{
			name:  "nothing behind the pipe",
			block: "process p: A |",
			want:  "2:14: error: nothing follows ` | `; write attributes after it or remove it [TS014]",
		},
		{
			name:  "unknown statement",
			block: "hello world",
			want:  "2:1: error: unknown statement `hello`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume` [TS001]",
		},
		{
			name:  "statement without a word",
			block: "*** x",
			want:  "2:1: error: unknown statement `*** x`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume` [TS001]",
		},
		{
			name:  "control character",
			block: "process p: A\u0007B",
			want:  "2:13: error: character U+0007 is not allowed: it is invisible or changes the order of the text [TS024]",
		},
		{
			name:  "zero width space",
			block: "process p: A\u200bB",
			want:  "2:13: error: character U+200B is not allowed: it is invisible or changes the order of the text [TS024]",
		},
		{
			name:  "nothing in the block",
			block: "# just a comment",
			want:  "1:4: error: block declares no element; start with `actor`, `external`, `process` or `store` [TS021]",
		},
	})
}
