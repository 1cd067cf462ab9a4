package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

const smallBlock = "```dfd\nactor a: A\nprocess p: P\na -> p: x\n```\n"

// numbered writes a line for each number below n.
func numbered(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i) + "\n")
	}
	return b.String()
}

// Every bound of a document says what is too much, and where.
func TestBounds(t *testing.T) {
	stairs := numbered(limit.Depth+1, func(i int) string { return strings.Repeat("  ", i) + "- x" })
	for name, tt := range map[string]struct{ text, want string }{
		"quotes": {strings.Repeat(">", 40_000) + "\n\n" + smallBlock,
			"1:101: error: lists and quotes are nested deeper than 100 [TS119]"},
		"lists in a line": {strings.Repeat("- ", 20_000) + "x\n\n" + smallBlock,
			"1:201: error: lists and quotes are nested deeper than 100 [TS119]"},
		"lists in lines": {stairs + "\n" + smallBlock,
			"101:201: error: lists and quotes are nested deeper than 100 [TS119]"},
		"lists in lines that are lazy": {strings.ReplaceAll(stairs, "x\n", "x\nlazy\n") + "\n" + smallBlock,
			"201:201: error: lists and quotes are nested deeper than 100 [TS119]"},
		"lists in a quote": {strings.ReplaceAll(stairs, "  ", ">\t") + smallBlock,
			"51:101: error: lists and quotes are nested deeper than 100 [TS119]"},
		"definitions": {numbered(40_000, func(i int) string { return fmt.Sprintf("[a%d]: b", i) }) + "\n" + smallBlock,
			"7072:1: error: too many link definitions in 7072 lines without a blank line; put a blank line between some of them [TS119]"},
		"bytes": {smallBlock + strings.Repeat("x\n", limit.Document/2),
			"1:1: error: document is larger than 2 MiB; divide it, or move the block to a document of its own [TS023]"},
		"markers": {smallBlock + "\n<div>\n" + strings.Repeat("<!-- trustseam:end threats d -->\n", 4000),
			"2008:1: error: document has more than 2000 markers; no region was read [TS023]"},
		"blocks": {numbered(101, func(i int) string { return fmt.Sprintf("```dfd id=b%d\nprocess p: P\n```\n", i) }),
			"401:1: error: document has more than 100 blocks; the rest was not read [TS023]"},
		"lines": {"```dfd\n" + strings.Repeat("\n", limit.Lines+1) + "```\n",
			"1:4: error: blocks of this document have more than 20000 lines [TS023]"},
		"lines of two": {strings.Repeat("```dfd\n"+strings.Repeat("\n", limit.Lines/2+1)+"```\n", 2),
			"10004:4: error: blocks of this document have more than 20000 lines [TS023]"},
		"elements": {"```dfd\n" + numbered(limit.Elements+1, func(i int) string { return fmt.Sprintf("process p%d: P", i) }) + "```\n",
			"1:4: error: blocks of this document have more than 2500 elements [TS023]"},
		"flows": {"```dfd\nactor a: A\nprocess p: P\n" + numbered(limit.Flows+1, func(i int) string { return fmt.Sprintf("%d. a -> p: x", i+1) }) + "```\n",
			"1:4: error: blocks of this document have more than 5000 flows [TS023]"},
		"boundaries": {"```dfd\n" + numbered(limit.Boundaries+1, func(i int) string { return fmt.Sprintf("boundary b%d: B\n  process p%d: P", i, i) }) + "```\n",
			"1:4: error: blocks of this document have more than 1000 boundaries [TS023]"},
	} {
		_, ds := Parse(source.NewFile("d.md", []byte(tt.text)))
		if got := diagnosticLines(ds); got != tt.want {
			t.Errorf("%s:\ngot  %.300s\nwant %s", name, got, tt.want)
		}
	}
}

// What people write is far from the bounds of markdown.
func TestBoundsLeaveRoom(t *testing.T) {
	for name, text := range map[string]string{
		"siblings":    strings.Repeat("- a\n  - b\n    1. c\n       > d\n", 2000),
		"drifting":    numbered(99, func(i int) string { return strings.Repeat(" ", i%4) + "- x" }),
		"definitions": numbered(3000, func(i int) string { return fmt.Sprintf("[v%d]: https://example.com/%d", i, i) }),
		"log":         "```\n" + numbered(30_000, func(i int) string { return "[info] done" }) + "```\n",
		"rule":        strings.Repeat("* * * * *\n\n", 100),
	} {
		if _, ds := Parse(source.NewFile("d.md", []byte(smallBlock+"\n"+text))); len(ds) > 0 {
			t.Errorf("%s: %s", name, diagnosticLines(ds))
		}
	}
}

// worst are documents within the bounds that take the most to read, of about the size that a document may have.
func worst() map[string]string {
	fill := func(s string) string { return strings.Repeat(s, limit.Document/len(s)-64) }
	deep := strings.Repeat("- ", limit.Depth-1)
	return map[string]string{
		"plain lines":  fill("dfd\n"),
		"paragraphs":   fill("dfd\n\n"),
		"items":        fill("- a\n\n"),
		"nested items": deep + "x\n" + fill(strings.Repeat(" ", 2*limit.Depth)+"x\n"),
		"nested blank": deep + "x\n\n" + fill(strings.Repeat(" ", 2*limit.Depth)+"- x\n"),
		"quotes":       fill(strings.Repeat(">", limit.Depth-1) + "a\n"),
		"definitions":  fill(numbered(700, func(i int) string { return "[a]: b" }) + "\n"),
		"fences":       fill("```\n```\n"),
		"html":         fill("<a>\n\n"),
		"end markers":  "<div>\n" + strings.Repeat("<!-- trustseam:end threats d -->\n", limit.Markers-1) + fill("<a>\n"),
		"not markers":  "a " + fill("<!-- trustseam:end x -->"),
		"backticks":    "a " + fill("` <!-- trustseam:end x --> ``"),
		"conflicts":    fill("<<<<<<< a\n=======\n>>>>>>> b\n"),
		"statements":   "```dfd\n" + strings.Repeat("process p: P\n", limit.Lines) + "```\n",
	}
}

func BenchmarkParseWorst(b *testing.B) {
	for name, text := range worst() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				whole := smallBlock + "\n" + text
				f := source.NewFile("d.md", []byte(whole[:min(len(whole), limit.Document)]))
				doc, _ := Parse(f)
				Hints(doc)
				Resolve(f)
			}
		})
	}
}
