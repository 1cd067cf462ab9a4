package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestRegionPrefix(t *testing.T) {
	for _, tt := range []struct{ first, rest, want string }{
		{"", "", ""},
		{"  ", "  ", "  "},
		{"", "  ", "  "},
		{"> ", "> ", "> "},
		{">", ">", "> "},
		{">> ", "> > ", ">> "},
		{"- ", "  ", "  "},
		{"10. ", "    ", "    "},
		{"1.\t", "\t", "  \t"},
		{"> - ", ">   ", ">   "},
		{">- ", ">    ", ">    "},
		{"- > ", "  > ", "  > "},
		{">\t", ">\t", ">\t"},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			text := "```dfd\n```\n\n" + tt.first + "<!-- trustseam:begin threats doc -->\n" + tt.rest + "<!-- trustseam:end threats doc -->\n"
			text = strings.ReplaceAll(text, "\n", eol)
			doc, ds := Parse(source.NewFile("doc.md", []byte(text)))
			if len(doc.Regions) != 1 {
				t.Errorf("%q: %v", text, ds)
				continue
			}
			if got := doc.Regions[0].Prefix; got != tt.want {
				t.Errorf("%q: prefix %q, expected %q", text, got, tt.want)
			}
		}
	}
}

func TestRegionSpans(t *testing.T) {
	text := "\ufeff> <!-- trustseam:begin threats doc -->\r\n>\r\n> x\r\n> <!-- trustseam:end threats doc -->\r\n\r\n```dfd\n```\n"
	f := source.NewFile("doc.md", []byte(text))
	doc, ds := Parse(f)
	if len(doc.Regions) != 1 {
		t.Fatal(ds)
	}
	r := doc.Regions[0]
	if got := string(f.Slice(r.Body)); got != ">\r\n> x\r\n" {
		t.Errorf("body %q", got)
	}
	if got := string(f.Slice(r.End)); got != "> <!-- trustseam:end threats doc -->\r\n" {
		t.Errorf("end %q", got)
	}
	if r.Prefix != "> " {
		t.Errorf("prefix %q", r.Prefix)
	}
}

// A document with errors still holds what was understood.
func TestRegionsBesideErrors(t *testing.T) {
	text := "```dfd\n```\n\n<!-- trustseam:begin threats doc -->\n\n<!-- trustseam:begin diagram doc -->\n<!-- trustseam:end diagram doc -->\n"
	doc, ds := Parse(source.NewFile("doc.md", []byte(text)))
	if len(doc.Blocks) != 1 || len(doc.Regions) != 1 || doc.Regions[0].Kind != "diagram" || !source.HasErrors(ds) {
		t.Errorf("%+v %v", doc, ds)
	}
}
