package parser

import "testing"

func TestIndentationErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "tabs and spaces",
			block: "boundary e: E\n  process p: P\n\tprocess q: Q",
			want:  "4:1: error: tabs and spaces mixed in indentation; this block began with spaces [TS002]",
		},
		{
			name:  "under a store",
			block: "store db: DB\n  process api: API",
			want:  "3:3: error: process `api` is indented under store `db`; only a boundary can hold elements [TS003]",
		},
		{
			name:  "under nothing",
			block: "  process api: API",
			want:  "2:3: error: process `api` is indented; only a boundary can hold elements [TS003]",
		},
		{
			name:  "uneven",
			block: "boundary e: E\n    process p: P\n  process q: Q",
			want:  "4:3: error: line is indented by 2, the lines above it in boundary `e` by 4 [TS003]",
		},
		{
			name:  "flow under an element",
			block: "process p: P\n  p -> p: x",
			want:  "3:3: error: line is indented under process `p`; only a boundary can hold elements [TS003]",
		},
	})
}
