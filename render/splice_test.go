package render_test

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
)

const (
	threatsText = "Two threats.\n\n| id | threat |\n| --- | --- |\n| S1 | spoofing |"
)

// spliceBodies are a picture and a table for every block.
func spliceBodies(doc *model.Document) []render.BlockBodies {
	var all []render.BlockBodies
	for _, b := range doc.Blocks {
		all = append(all, render.BlockBodies{Block: b, Bodies: []render.Body{
			{Kind: model.DiagramRegion, Text: "![a](" + b.ID + ".svg)"},
			{Kind: model.ThreatsRegion, Heading: "Threats", Text: threatsText},
		}})
	}
	return all
}

// spliceFile rewrites a document and lists what is said about it.
func spliceFile(t *testing.T, path, text string, opt render.Options) (string, []string) {
	t.Helper()
	doc, _ := parser.Parse(source.NewFile(path, []byte(text)))
	res := render.Splice(doc, spliceBodies(doc), opt)
	var said []string
	for _, d := range append(res.Stale, res.Errors...) {
		said = append(said, strings.TrimPrefix(d.String(), path+":"))
	}
	return apply(t, doc, res), said
}

// withSums puts the checksums of the bodies into an expected text.
func withSums(text string) string {
	return strings.NewReplacer("D-SUM", render.Sum("![a](doc.svg)"), "T-SUM", render.Sum(threatsText)).Replace(text)
}

const (
	diagramRegion = "<!-- trustseam:begin diagram doc -->\n\n![a](doc.svg)\n\n<!-- trustseam:end diagram doc D-SUM -->\n"
	threatsRegion = "<!-- trustseam:begin threats doc -->\n\n" + threatsText + "\n\n<!-- trustseam:end threats doc T-SUM -->\n"
	missing       = ":4: error: block `doc` has no generated regions; `trustseam generate` inserts them after it [TS202]"
)

func TestSpliceInserts(t *testing.T) {
	for _, tt := range []struct{ name, text, want, place string }{
		{"end of file", "```dfd\n```\n", "```dfd\n```\n\n" + diagramRegion + "\n## Threats\n\n" + threatsRegion, "1"},
		{"before a blank line", "# a\n\n```dfd\n```\n\ntext\n", "# a\n\n```dfd\n```\n\n" + diagramRegion + "\n## Threats\n\n" + threatsRegion + "\ntext\n", "3"},
		{"before text", "###### a\n```dfd\n```\ntext", "###### a\n```dfd\n```\n\n" + diagramRegion + "\n###### Threats\n\n" + threatsRegion + "\ntext", "2"},
		{"no newline at the end", "```dfd\n```", "```dfd\n```\n\n" + diagramRegion + "\n## Threats\n\n" + threatsRegion, "1"},
		{"behind details", "<details>\n\n```dfd\n```\n\n</details>\n", "<details>\n\n```dfd\n```\n\n</details>\n\n" + diagramRegion + "\n## Threats\n\n" + threatsRegion, "3"},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			text, want := strings.ReplaceAll(tt.text, "\n", eol), strings.ReplaceAll(withSums(tt.want), "\n", eol)
			got, said := spliceFile(t, "doc.md", text, render.Options{Insert: true})
			if got != want || strings.Join(said, "\n") != tt.place+missing {
				t.Errorf("%s:\n%q, expected\n%q\n%v", tt.name, got, want, said)
			}
			if got, said = spliceFile(t, "doc.md", text, render.Options{}); got != text || len(said) > 0 {
				t.Errorf("%s without insert: %q %v", tt.name, got, said)
			}
		}
	}
}

func TestSpliceMarkers(t *testing.T) {
	for _, tt := range []struct {
		path  string
		style model.MarkerStyle
		want  string
	}{
		{"doc.md", model.CommentMarker, "\n<!-- trustseam:begin diagram doc -->\n"},
		{"doc.md", model.LinkMarker, "\n[//]: # (trustseam:begin diagram doc)\n"},
		{"doc.mdx", model.CommentMarker, "\n[//]: # (trustseam:begin diagram doc)\n"},
		{"doc.MDX", model.LinkMarker, "\n[//]: # (trustseam:begin diagram doc)\n"},
	} {
		got, _ := spliceFile(t, tt.path, "```dfd\n```\n", render.Options{Insert: true, Markers: tt.style})
		if !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q", tt.path, got)
		}
	}
}

const oneBlock = "```dfd\n```\n\n"

func TestSpliceUpdates(t *testing.T) {
	table := "Two threats.\n\n| id | threat |\n| --- | --- |\n"
	old := table + "| S1 | tampering |"
	sum := render.Sum(old)
	begin, end := "<!-- trustseam:begin threats doc -->\n\n", "\n\n<!-- trustseam:end threats doc"
	edited := strings.Replace(old, "Two", "Three", 1)
	for _, tt := range []struct{ name, text, want, said string }{
		{"fresh", threatsRegion, threatsRegion, ""},
		{"stale", begin + old + end + " " + sum + " -->\n", threatsRegion,
			"4:1: error: region `threats doc` is out of date: line 10 is `| S1 | tampering |`, the block says `| S1 | spoofing |` [TS201]"},
		{"empty", "<!-- trustseam:begin threats doc -->\n<!-- trustseam:end threats doc -->\n", threatsRegion,
			"4:1: error: region `threats doc` is out of date: it is empty, the block says `Two threats.` [TS201]"},
		{"unprotected", begin + edited + end + " -->\n", threatsRegion,
			"4:1: error: region `threats doc` is out of date: line 6 is `Three threats.`, the block says `Two threats.` [TS201]"},
		{"too long", begin + threatsText + "\n\nmore" + end + " -->\n", threatsRegion,
			"4:1: error: region `threats doc` is out of date: line 12 is `more`, which the block does not say [TS201]"},
		{"too short", begin + strings.TrimSuffix(table, "\n") + end + " -->\n", threatsRegion,
			"4:1: error: region `threats doc` is out of date: it ends at line 9, the block says `| S1 | spoofing |` next [TS201]"},
		{"no checksum", begin + threatsText + end + " -->\n", threatsRegion,
			"4:1: error: region `threats doc` has no checksum; it is `T-SUM` [TS201]"},
		{"wrong checksum", begin + threatsText + end + " 01234567 -->\n", threatsRegion,
			"4:1: error: region `threats doc` has the checksum `01234567`; it is `T-SUM` [TS201]"},
		{"formatted", begin + "Two\nthreats.\n\n| id  | threat   |\n| --- | -------- |\n| S1  | spoofing |" + end + " T-SUM -->\n",
			begin + "Two\nthreats.\n\n| id  | threat   |\n| --- | -------- |\n| S1  | spoofing |" + end + " T-SUM -->\n", ""},
		{"edited", begin + edited + end + " " + sum + " -->\n", begin + edited + end + " " + sum + " -->\n",
			"4:1: error: region `threats doc` was edited by hand: line 6 is `Three threats.`, line 10 is `| S1 | tampering |`; change the block instead, or use `--force` to overwrite the edit [TS203]"},
		{"line removed", begin + "Two threats." + end + " T-SUM -->\n", begin + "Two threats." + end + " T-SUM -->\n",
			"4:1: error: region `threats doc` was edited by hand: `| id | threat |` is missing, `| --- | --- |` is missing, `| S1 | spoofing |` is missing; change the block instead, or use `--force` to overwrite the edit [TS203]"},
	} {
		got, said := spliceFile(t, "doc.md", withSums(oneBlock+tt.text), render.Options{Insert: true})
		if got != withSums(oneBlock+tt.want) || strings.Join(said, "\n") != withSums(tt.said) {
			t.Errorf("%s:\n%q, expected\n%q\n%s", tt.name, got, withSums(oneBlock+tt.want), strings.Join(said, "\n"))
		}
		got, said = spliceFile(t, "doc.md", withSums(oneBlock+tt.text), render.Options{Force: true})
		if tt.name != "formatted" && got != withSums(oneBlock+threatsRegion) || strings.Contains(strings.Join(said, ""), "TS203") {
			t.Errorf("%s with force: %q %v", tt.name, got, said)
		}
	}
}

// Regions are rewritten in the container and with the line ends that they have.
func TestSpliceContainers(t *testing.T) {
	for _, tt := range []struct{ first, rest, prefix string }{
		{"> ", "> ", "> "},
		{">", ">", "> "},
		{"- ", "  ", "  "},
		{"1.\t", "\t", "  \t"},
		{"> 1. ", ">    ", ">    "},
		{"- > ", "  > ", "  > "},
		{"   ", "", "   "},
		{"", "  ", "  "},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			empty := strings.TrimRight(tt.prefix, " \t") + "\n"
			body := empty + tt.prefix + strings.ReplaceAll(strings.ReplaceAll(threatsText, "\n", "\n"+tt.prefix), "\n"+tt.prefix+"\n", "\n"+empty) + "\n" + empty
			text := oneBlock + tt.first + "<!-- trustseam:begin threats doc -->\n" + tt.rest + "<!-- trustseam:end threats doc -->\ntext\n"
			want := oneBlock + tt.first + "<!-- trustseam:begin threats doc -->\n" + body + tt.rest + withSums("<!-- trustseam:end threats doc T-SUM -->\ntext\n")
			text, want = strings.ReplaceAll(text, "\n", eol), strings.ReplaceAll(want, "\n", eol)
			got, said := spliceFile(t, "doc.md", text, render.Options{})
			if got != want || len(said) != 1 {
				t.Errorf("%q:\n%q, expected\n%q\n%v", tt.first, got, want, said)
			}
			if again, said := spliceFile(t, "doc.md", got, render.Options{}); again != got || len(said) > 0 {
				t.Errorf("%q: second run %q %v", tt.first, again, said)
			}
		}
	}
}

func TestSpliceNestedBlock(t *testing.T) {
	text := "text\n\n> ```dfd\n> ```\n"
	got, said := spliceFile(t, "doc.md", text, render.Options{Insert: true})
	want := "3:6: error: block `doc` is in a list item or quote, where nothing is inserted; write the lines `<!-- trustseam:begin diagram doc -->` " +
		"and `<!-- trustseam:end diagram doc -->` where the region belongs, and the same for `threats` [TS116]"
	if got != text || strings.Join(said, "\n") != want {
		t.Errorf("%q %q", got, said)
	}
	if got, said = spliceFile(t, "doc.md", text, render.Options{}); got != text || len(said) > 0 {
		t.Errorf("without insert: %q %v", got, said)
	}
}

// Regions that the author has removed stay away, and blocks that are not whole are left alone.
func TestSpliceLeavesOut(t *testing.T) {
	for _, text := range []string{
		withSums(oneBlock + diagramRegion),
		withSums(threatsRegion + "\n" + oneBlock),
		"```dfd\n",
		"```dfd id=A\n```\n",
		"```dfd\n```\n```dfd id=b\n",
		"text\n",
	} {
		if got, said := spliceFile(t, "doc.md", text, render.Options{Insert: true}); got != text || len(said) > 0 {
			t.Errorf("%q became %q: %v", text, got, said)
		}
	}
}
