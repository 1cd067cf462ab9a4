package parser

import (
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestHeadings(t *testing.T) {
	text := source.BOM + "# One #\n\nTwo\nmore\n---\n\n> # quoted\n\n```\n# code\n```\n\n#\n\n### Three"
	got := ""
	for _, h := range Headings(source.NewFile("d.md", []byte(text))) {
		got += fmt.Sprintf("%d %q line %d before %q; ", h.Level, h.Text, h.Line, text[h.After:min(len(text), h.After+3)])
	}
	want := `1 "One" line 1 before "\nTw"; 2 "Two more" line 3 before "\n> "; 3 "Three" line 15 before ""; `
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
