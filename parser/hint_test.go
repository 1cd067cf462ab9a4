package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

func TestHints(t *testing.T) {
	const block = "process p: P\n```\n"
	const region = "\n<!-- trustseam:begin threats a -->\n<!-- trustseam:end threats a -->\n"
	for _, c := range []struct{ name, text, want string }{
		{"a block", "```dfd\n" + block, ""},
		{"an admonition", "!!! note\n\n    ```dfd\n    process p: P\n    ```\n", "3:5 TS120"},
		{"a footnote", "[^1]: x\n\n    ~~~ dfd id=a\n    x\n    ~~~\n", "3:5 TS118"},
		{"the rest of a paragraph", "text\n    ```dfd\n", "2:5 TS120"},
		{"in a quote", "> !!! note\n>\n>     ```dfd\n", "3:7 TS120"},
		{"raw HTML", "<details>\n```dfd\n" + block + "</details>\n", "2:1 TS121"},
		{"raw HTML and a blank line", "<details>\n\n```dfd\n" + block + "\n</details>\n", ""},
		{"a comment", "<!--\n```dfd\n" + block + "-->\n", ""},
		{"pre", "<pre>\n```dfd\n" + block + "</pre>\n", ""},
		{"another language", "```dfdx\nx\n```\n```dfd-old\nx\n```\n", ""},
		{"an example in a longer fence", "````md\n```DFD\n    ```dfd\n<!-- trustseam:begin threats a --> x\n" + block + "````\n", ""},
		{"an example in an unclosed fence", "````md\n    ```dfd\n", ""},
		{"an inline marker", "See <!-- trustseam:begin threats a -->\n", "1:5 TS123"},
		{"a link marker under text", "Threats\n[//]: # (trustseam:begin threats a)\n", "2:1 TS123"},
		{"a marker in a heading", "# X <!-- trustseam:end threats a -->\n", "1:5 TS123"},
		{"a marker behind HTML", "<div><!-- trustseam:begin threats a -->\n</div>\n", "1:6 TS123"},
		{"a marker in a list item", "- x <!-- trustseam:begin threats a -->\n", "1:5 TS123"},
		{"a marker in code", "A marker is `<!-- trustseam:begin threats a -->`.\n", ""},
		{"a marker in long code", "A `` ` <!-- trustseam:begin threats a --> `` and ` alone\n", ""},
		{"a marker in code over two lines", "A `marker\n<!-- trustseam:begin threats a --> x`\n", "2:1 TS113"},
		{"an open backtick before a marker", "A ` and <!-- trustseam:begin threats a -->\n", "1:9 TS123"},
		{"a marker in indented code", "x\n\n    <!-- trustseam:begin threats a -->\n", ""},
		{"a marker of a block in indented code", "```dfd id=a\n" + block + "\n\t<!-- trustseam:begin threats a -->\n", "5:2 TS113"},
		{"one in text", "```dfd id=a\n" + block + "\nx <!-- trustseam:begin threats a -->\n", "5:3 TS113"},
		{"one as a link under text", "```dfd id=a\n" + block + "\nx\n[//]: # (trustseam:begin threats a)\n", "6:1 TS113"},
		{"one of another block", "```dfd id=b\n" + block + "\n\t<!-- trustseam:begin threats a -->\n", ""},
		{"one in a fence", "```dfd id=a\n" + block + "\n```md\n<!-- trustseam:begin threats a -->\n```\n", "6:1 TS113"},
		{"one in a comment", "```dfd id=a\n" + block + "\n<!--\n[//]: # (trustseam:end threats a)\n-->\n", "6:1 TS113"},
		{"one in code", "```dfd id=a\n" + block + "\nThe line `<!-- trustseam:begin threats a -->` begins it.\n", "5:11 TS113"},
		{"one in a fence, beside the region", "```dfd id=a\n" + block + region + "\n```md\n<!-- trustseam:begin threats a -->\n```\n", ""},
		{"one in indented code, beside the region", "```dfd id=a\n" + block + region + "\n\t<!-- trustseam:begin threats a -->\n", "8:2 TS113"},
		{"one in a fence that nothing closes", "~~~\n<!-- trustseam:begin threats a -->\n", "2:1 TS113"},
		{"one in a declaration that nothing closes", "<!X\n[//]: # (trustseam:begin threats a)\n", "2:1 TS113"},
		{"one of another kind", "```dfd id=a\n" + block + region + "\n~~~md\n<!-- trustseam:begin criteria a -->\n~~~\n", "9:1 TS113"},
		{"words", "trustseam:begin is a marker, dfd a word, and ```dfd inline``` too\n", ""},
		{"front matter", "---\nx: |\n    ```dfd\n---\n", ""},
		{"bytes that are no text", "\xff\n    ```dfd\n", "1:1 TS101"},
		{"a region", "```dfd id=a\n" + block + "\n<!-- trustseam:begin threats a -->\n<!-- trustseam:end threats a -->\n", ""},
	} {
		f := source.NewFile("d.md", []byte(c.text))
		doc, ds := Parse(f)
		var got []string
		for _, d := range append(ds, Hints(doc)...) {
			if d.Code >= "TS12" == (d.Severity != source.Hint) {
				t.Errorf("%s: %s", c.name, d)
			}
			got = append(got, strings.TrimPrefix(d.String(), "d.md:"))
		}
		if len(got) > 1 || len(got) == 1 && !matches(got[0], c.want) || len(got) == 0 && c.want != "" {
			t.Errorf("%s: got\n%s\nwant %q", c.name, strings.Join(got, "\n"), c.want)
		}
	}
}

// MDX knows no indented code and reads markdown within tags: its readers see blocks where others see none.
func TestHintsInMDX(t *testing.T) {
	for text, want := range map[string]string{
		"text\n\n    ```dfd\n    process p: P\n    ```\n":            "3:5 TS118",
		"<Tabs>\n```dfd\nprocess p: P\n```\n</Tabs>\n":               "2:1 TS118",
		"<details>\n    ```dfd\n    process p: P\n```\n</details>\n": "2:5 TS118",
		"````md\n    ```dfd\n````\n":                                 "",
		"<Tabs>\n\n```dfd\nprocess p: P\n```\n\n</Tabs>\n":           "",
	} {
		doc, ds := Parse(source.NewFile("d.MDX", []byte(text)))
		ds = append(ds, Hints(doc)...)
		if len(ds) > 1 || len(ds) == 1 && !matches(strings.TrimPrefix(ds[0].String(), "d.MDX:"), want) || len(ds) == 0 && want != "" {
			t.Errorf("%q: %v, expected %q", text, ds, want)
		}
	}
}

// matches compares "line:col: …[CODE]" with "line:col CODE".
func matches(message, want string) bool {
	place, code, _ := strings.Cut(want, " ")
	return strings.HasPrefix(message, place+":") && strings.HasSuffix(message, "["+code+"]")
}

// FuzzHints looks for panics and for places outside the file.
func FuzzHints(f *testing.F) {
	for _, text := range formatSeeds(f) {
		if len(text) < 4000 {
			f.Add(text)
		}
	}
	f.Add("a `` <!-- trustseam:begin threats a --> ` x\n> [//]: # (trustseam:end threats a)\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("d.md", []byte(text))
		doc, _ := Parse(file)
		for _, d := range Hints(doc) {
			if d.Severity != source.Hint && d.Code != source.MalformedMarker || d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(text) {
				t.Errorf("%+v of %d bytes", d, len(text))
			}
		}
		for _, h := range Headings(file) {
			if h.End < 0 || h.End > len(text) || h.Level < 1 || h.Level > 6 {
				t.Errorf("%+v of %d bytes", h, len(text))
			}
		}
	})
}

// Of many hints the first are given; an error that stands behind them is given, too.
func TestHintsAreBounded(t *testing.T) {
	text := "````md\n" + strings.Repeat("```dfd\n", 2*limit.Hints) + "````\n\n" + strings.Repeat("x <!-- trustseam:end threats a -->\n\n", 2*limit.Hints) + "    ```dfd\n"
	counts := make(map[source.Code]int)
	doc, _ := Parse(source.NewFile("d.mdx", []byte(text)))
	for _, d := range Hints(doc) {
		counts[d.Code]++
	}
	if len(counts) != 2 || counts[source.InlineMarker] != limit.Hints || counts[source.DisputedBlock] != 1 {
		t.Errorf("%v", counts)
	}
	_, ds := Parse(source.NewFile("d.md", []byte(strings.Repeat("```DFD\n```\n", 2*limit.Hints))))
	if len(ds) != limit.Hints || ds[0].Pos.Line != 1 {
		t.Errorf("%d remarks", len(ds))
	}
}
