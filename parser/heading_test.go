package parser

import (
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestHeadings(t *testing.T) {
	text := source.BOM + "# One #\n\nTwo\nmore\n---\n\n> # quoted\n\n~~~\n# code\n~~~\n\n#\n\n### Three"
	got := ""
	for _, h := range Headings(source.NewFile("d.md", []byte(text))) {
		got += fmt.Sprintf("%d %q line %d ends with %q; ", h.Level, h.Text, h.Line, text[max(0, h.End-5):h.End])
	}
	want := `1 "One" line 1 ends with "ne #\n"; 2 "Two more" line 3 ends with "\n~~~\n"; 3 "Three" line 15 ends with "Three"; `
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
