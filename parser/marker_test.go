package parser

import (
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

func TestComment(t *testing.T) {
	for line, want := range map[string]string{
		"<!-- a -->": " a ", "<!--a-->": "a", "<!---->": "",
		"<!-->": "-", "<!--->": "-", "<!--> a -->": "-", "<!---> a -->": "-",
		"<!-- a --> b": "-", "<!-- a --><!-- b -->": "-", "<!-- a": "-", "a -->": "-",
	} {
		got, ok := comment(line)
		if !ok {
			got = "-"
		}
		if got != want {
			t.Errorf("%q is %q, expected %q", line, got, want)
		}
	}
}

func TestLinkTitle(t *testing.T) {
	for line, want := range map[string]string{
		"[//]: # (a b)": "a b", "[//]:#\t(a)": "a", "[//]:   #  ()": "",
		"[//]: #(a)": "-", "[//]: # (a) b": "-", "[//]: # (a (b))": "-", "[//]: #": "-", "[//] # (a)": "-", "[//]: # \"a\"": "a", "[//]: # 'a'": "a", "[//]: # (a\"": "-", `[//]: # "a \" b"`: "-",
	} {
		got, ok := linkTitle(line)
		if !ok {
			got = "-"
		}
		if got != want {
			t.Errorf("%q is %q, expected %q", line, got, want)
		}
	}
}

// A tab reaches past the place where a list item begins: the columns that are left belong to the marker's line.
func TestLinkMarkerBehindTab(t *testing.T) {
	for _, item := range []string{"* ", " * ", "1.\t", "10) "} {
		text := item + "a\n\n\t```dfd\n\tactor a: A\n\t```\n\n\t[//]: # (trustseam:begin threats doc)\n\n\t[//]: # (trustseam:end threats doc)\n"
		doc, ds := Parse(source.NewFile("doc.md", []byte(text)))
		if len(doc.Blocks) != 1 || len(doc.Regions) != 1 || len(ds) > 0 {
			t.Errorf("%q: %d blocks, %d regions, %v", text, len(doc.Blocks), len(doc.Regions), ds)
		}
	}
}

// Markers in HTML that no blank line ends, or that goes on behind them.
func TestMarkerInHTML(t *testing.T) {
	const both = "<!-- trustseam:begin threats doc -->\n<!-- trustseam:end threats doc -->\n"
	for _, tt := range []struct {
		text  string
		codes string
	}{
		{"<details>\n" + both + "</details>\n", ""},
		{"<details>\n" + both, ""},
		{"<details>\n" + both + "<!-- other -->\n</details>\n", ""},
		{"<details>\n" + both + "text\n", "TS113"},
		{"<details>\n" + both + "<pre>\n", "TS113"},
		{"<details>\n" + both + "<!-- other\n", "TS113"},
		{"<pre>\n" + both + "</pre>\n", "TS113 TS113"},
		{"<?php\n" + both + "?>\n", "TS113 TS113"},
		{"<!-- a\n" + both, ""},
		{"<!X\n" + both, ""},
		{"[//]: # (trustseam:begin threats doc)\n[//]: # (trustseam:end threats doc)\ntext\n", "TS113"},
		{"[//]: # (trustseam:begin threats doc)\n[//]: # (trustseam:end threats doc)", ""},
	} {
		_, ds := Parse(source.NewFile("doc.md", []byte("```dfd\n```\n\n"+tt.text)))
		if codes := documentCodes(ds); codes != tt.codes {
			t.Errorf("%q: %q, expected %q: %v", tt.text, codes, tt.codes, ds)
		}
	}
}

func TestMarkerStyle(t *testing.T) {
	doc, _ := Parse(source.NewFile("doc.md", []byte("```dfd\n```\n\n<!--trustseam:begin  threats\tdoc-->\n<!-- trustseam:end threats doc 0123abcd -->\n\n"+
		"[//]: # (trustseam:begin diagram doc)\n\n[//]: # ( trustseam:end diagram doc )\n")))
	if len(doc.Regions) != 2 {
		t.Fatalf("%d regions", len(doc.Regions))
	}
	if r := doc.Regions[0]; r.Style != model.CommentMarker || r.Sum != "0123abcd" || r.Kind != model.ThreatsRegion || r.BlockID != "doc" {
		t.Errorf("first region is %+v", r)
	}
	if r := doc.Regions[1]; r.Style != model.LinkMarker || r.Sum != "" || r.Kind != model.DiagramRegion {
		t.Errorf("second region is %+v", r)
	}
}
