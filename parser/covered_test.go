package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// HTML above a region hides it or shows it otherwise; each is at the tag that does it.
func TestCovered(t *testing.T) {
	const comments = "\n\n<!-- trustseam:begin threats a -->\n\nBody\n\n<!-- trustseam:end threats a -->\n"
	const links = "\n\n[//]: # (trustseam:begin threats a)\n\nBody\n\n[//]: # (trustseam:end threats a)\n"
	for _, c := range []struct{ name, above, markers, want string }{
		{"nothing", "Text < more", comments, ""},
		{"an element that hides", "<template>", comments, "5:1 `<template>`"},
		{"in any case", "<TEMPLATE\nid=x>", comments, "5:1 `<template>`"},
		{"one that is closed", "<template>\n</template>", comments, ""},
		{"one that nothing closes here", "<select></option>", comments, "5:1 `<select>`"},
		{"within text", "See <select> it", comments, "5:5 `<select>`"},
		{"in a heading", "# See <del> it", comments, "5:7 `<del>`"},
		{"in code", "See `<select>` it", comments, ""},
		{"behind a backslash", `See \<select> it`, comments, ""},
		{"behind two", `See \\<select> it`, comments, "5:7 `<select>`"},
		{"that is none to markdown", "See <select it", comments, ""},
		{"in a fence", "```html\n<template>\n```", comments, ""},
		{"in indented code", "    <template>", comments, ""},
		{"an attribute", "<div hidden>", comments, "5:1 `<div hidden>`"},
		{"an attribute with a value", "<p class='a > b' style = \"display: none\">", comments, "5:1 `<p class='a > b' style"},
		{"a word in a value", "<div title='hidden style'>", comments, ""},
		{"an attribute within", "<div hidden><div></div>", comments, "5:1 `<div hidden>`"},
		{"an attribute, closed", "<div hidden><div></div></div>", comments, ""},
		{"an end tag within a table", "<div hidden><table></div>", comments, "5:1 `<div hidden>`"},
		{"an end tag of another", "<div hidden></span>", comments, "5:1 `<div hidden>`"},
		{"what may be around", "<details class='x'><summary>Threats</summary><div align=center>", comments, ""},
		{"a void element", "<br hidden><img style='x' src=y>", comments, ""},
		{"a tag that goes on", "<div title=\"", comments, "5:1 tag `<div title=\"`"},
		{"an end tag that goes on", "<p></p title='", comments, "5:4 tag `</p title='`"},
		{"a comment that goes on", "<div><!--", links, "5:6 comment `<!--`"},
		{"a comment that a marker ends", "<div><!--", comments, ""},
		{"a declaration that goes on", "<div><![CDATA[", links, "5:6 tag `<![CDATA[`"},
		{"text that markdown ends", "<textarea></pre>", comments, "5:1 `<textarea>`"},
		{"a tag within such text", "<textarea><div hidden></textarea>", comments, ""},
		{"text that ends later", "<xmp>\n\nmore\n\n</xmp>", comments, ""},
		{"a page", "<base href='https://example.com/'>", comments, "5:1 `<base>` changes"},
		{"a body", "<body hidden>", comments, "5:1 `<body>` changes"},
		{"in a list", "- x\n\n  <del>", comments, "7:3 `<del>`"},
		{"that is raw HTML to GitHub alone", "-  </span>\n </pre>\n>  <code> \\<del>", comments, "7:12 `<del>`"},
		{"behind what is no tag to markdown", "x </x <del>", comments, "5:7 `<del>`"},
		{"in a comment within text", "x <!-- <del> </del> --> x", comments, "5:8 `<del>`"},
		{"an end tag in code", "x <textarea> `</textarea>`", comments, "5:3 `<textarea>`"},
		{"in a quote, over two lines", "> <div\n> hidden>", comments, "5:3 `<div`"},
	} {
		text := "```dfd id=a\nprocess p: P\n```\n\n" + c.above + c.markers
		doc, ds := Parse(source.NewFile("d.md", []byte(text)))
		if len(ds) > 0 || len(doc.Regions) != 1 {
			t.Errorf("%s: %d regions\n%s", c.name, len(doc.Regions), diagnosticLines(ds))
			continue
		}
		got := diagnosticLines(Covered(doc))
		place, words, _ := strings.Cut(c.want, " ")
		if (c.want == "") != (got == "") || c.want != "" && (!strings.HasPrefix(got, place+": error: "+words) || strings.Count(got, "\n") > 0) {
			t.Errorf("%s: got %q, expected %q", c.name, got, c.want)
		}
	}
}

// A text full of tags that are none is read for so long and no longer: the tag at which reading ends is reported.
func TestCoveredWork(t *testing.T) {
	const region = "\n\n<!-- trustseam:begin threats a -->\n\nBody\n\n<!-- trustseam:end threats a -->\n"
	for _, c := range []struct {
		tags int
		want bool
	}{{10, false}, {6000, true}} {
		text := "```dfd id=a\nprocess p: P\n```\n\nx " + strings.Repeat("<a =\n", c.tags) + "x>" + region
		doc, ds := Parse(source.NewFile("d.md", []byte(text)))
		if len(ds) > 0 {
			t.Fatal(diagnosticLines(ds))
		}
		if got := diagnosticLines(Covered(doc)); (got != "") != c.want || c.want && !strings.Contains(got, "[TS126]") {
			t.Errorf("%d tags: %.300s", c.tags, got)
		}
	}
}

// What stands below all regions covers none, unless it has a say in the whole page.
func TestCoveredFromBelow(t *testing.T) {
	const document = "```dfd id=a\nprocess p: P\n```\n\n<!-- trustseam:begin threats a -->\n<!-- trustseam:end threats a -->\n\n"
	for below, want := range map[string]int{"<template>\n": 0, "<style>table{display:none}</style>\n": 1, "<div title='\n": 0} {
		doc, _ := Parse(source.NewFile("d.md", []byte(document+below)))
		if ds := Covered(doc); len(ds) != want {
			t.Errorf("%q: %v", below, ds)
		}
	}
}

// A component of MDX is what its page makes of it; a tag that closes itself is closed.
func TestCoveredInMDX(t *testing.T) {
	for above, want := range map[string]int{"<Template>": 0, "<Tabs.Item hidden>": 0, "<del />": 0, "<del>": 1} {
		doc, ds := Parse(source.NewFile("d.mdx", []byte("```dfd id=a\nprocess p: P\n```\n\n"+above+"\n\n[//]: # (trustseam:begin threats a)\n\n[//]: # (trustseam:end threats a)\n")))
		if got := Covered(doc); len(got) != want || len(ds) > 0 {
			t.Errorf("%q: %v %v", above, ds, got)
		}
	}
}

// FuzzCovered looks for panics and for places outside the file.
func FuzzCovered(f *testing.F) {
	for _, above := range []string{"<a b='c' d=e/>", "<!-- <!--->", "x <select> `<b>` \\<i>", "<div\n<x <!-- -->", "> <style>\n>\n> </style", "- <?php\n  <![CDATA[ ]]>"} {
		f.Add(above)
	}
	f.Fuzz(func(t *testing.T, above string) {
		file := source.NewFile("d.md", []byte("```dfd id=a\nprocess p: P\n```\n\n"+above+"\n\n<!-- trustseam:begin threats a -->\n<!-- trustseam:end threats a -->\n"+above))
		doc, _ := Parse(file)
		for _, d := range Covered(doc) {
			if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(file.Text) {
				t.Errorf("%v is outside the file", d.Span)
			}
		}
	})
}
