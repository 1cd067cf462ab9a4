package parser

import (
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rsc.io/markdown"

	"github.com/trustseam/trustseam/source"
)

// block is a fenced code block as two parsers can agree on it.
type block struct {
	line int // of the opening fence, from 1
	info string
	text string
}

// ours lists the fenced code blocks of a document as this package finds them.
func ours(text string) []block {
	tr := newTree(source.NewFile("doc.md", []byte(text)))
	var all []block
	for _, fe := range tr.fences() {
		var lines []string
		for _, l := range fe.Body {
			lines = append(lines, l.Text)
		}
		all = append(all, block{tr.file.Position(fe.Open.Start).Line, string(tr.file.Slice(fe.Info)), trimmed(lines)})
	}
	return all
}

// theirs lists the fenced code blocks of a document as rsc.io/markdown finds them.
func theirs(text string) []block {
	var p markdown.Parser
	return fencesIn(p.Parse(text).Blocks)
}

// trimmed joins lines without the blanks at their ends, which mean nothing to the notation.
func trimmed(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimRight(l, " \t") + "\n")
	}
	return b.String()
}

func fencesIn(blocks []markdown.Block) []block {
	var all []block
	for _, b := range blocks {
		switch b := b.(type) {
		case *markdown.CodeBlock:
			if b.Fence != "" {
				all = append(all, block{b.StartLine, b.Info, trimmed(b.Text)})
			}
		case *markdown.Quote:
			all = append(all, fencesIn(b.Blocks)...)
		case *markdown.List:
			all = append(all, fencesIn(b.Items)...)
		case *markdown.Item:
			all = append(all, fencesIn(b.Blocks)...)
		}
	}
	return all
}

// sameBlocks reports whether two parsers agree. The info string is compared as
// it is written: the other parser gives it without escapes and entities.
func sameBlocks(a, b []block) bool {
	return slices.EqualFunc(a, b, func(a, b block) bool {
		return a.line == b.line && a.text == b.text && (a.info == b.info || strings.ContainsAny(a.info, `\\&`))
	})
}

// The pieces of random documents: containers, and what begins, ends or looks like a fence in them.
var (
	oraclePrefixes = []string{"", "", "", "> ", ">", ">\t", "- ", "-\t", "1.\t", "10) ", "  ", "   ", "    ", "\t", " "}
	oracleContents = []string{
		"", "", "", "text", "# head", "===", "---", "```", "```", "```dfd", "````dfd", "~~~dfd id=a", "~~~", "a -> b: c", "- x", "\tcode",
		"<details>", "</details>", "<!--", "-->", "<pre>", "</pre>", "[a]: /b", "``` a`b", "````", "1. ```dfd", "> ~~~", "***",
	}
)

// randomDocument makes a document of lines that divide it in ways that are easy to get wrong.
func randomDocument(r *rand.Rand) string {
	var b strings.Builder
	eol := []string{"\n", "\n", "\r\n"}[r.Intn(3)]
	prefix := ""
	for range 2 + r.Intn(10) {
		switch r.Intn(4) {
		case 0:
			prefix = ""
			for range r.Intn(4) {
				prefix += oraclePrefixes[r.Intn(len(oraclePrefixes))]
			}
		case 1:
			// A later line of the same containers.
			prefix = strings.NewReplacer("-", " ", "1", " ", "0", " ", ".", " ", ")", " ").Replace(prefix)
		}
		b.WriteString(prefix + oracleContents[r.Intn(len(oracleContents))] + eol)
	}
	return b.String()
}

// A difference is a way in which the two parsers are known not to agree.
type difference struct {
	name    string
	pattern *regexp.Regexp // of documents in which it can show
	example string
	ours    []block
	theirs  []block
}

// differences are all that the comparison has found. Each is a place where
// CommonMark can be read in two ways or where one of the parsers is wrong; what
// this package does about a block there is safe, since it finds it again where it was found before.
var differences = []difference{
	{
		// The specification lets a tag other than pre begin HTML; the other parser applies that to opening tags alone.
		"a closing pre on its own begins no HTML", regexp.MustCompile(`</pre>`),
		"</pre>\n```dfd\n```\n", []block{{2, "dfd", ""}}, nil,
	},
	{
		// Such a list cannot interrupt a paragraph, but the paragraph of the quote has ended by then: so do cmark and commonmark.js.
		"a list from another number than 1 begins behind a quote", regexp.MustCompile(`(?m)^[ >]*>[^\n]*\n([^\n]*\n)?[ >]*(?:[02-9]\d*|1\d+)[.)]`),
		"> text\n10) ```dfd\n    ```\n", []block{{2, "dfd", ""}}, nil,
	},
	{
		// goldmark counts the columns of a tab from the container, not from the line: at worst it leaves blanks before
		// a line, takes a fence for text or a text for a fence.
		"a tab behind the mark of a container", regexp.MustCompile(`(?m)^[ \t]*([>+*-]|\d+[.)]).*\t|^[ ]+\t`),
		"> \t```dfd\n> \ta\n> \t```\n", []block{{1, "dfd", " a\n"}}, []block{{1, "dfd", "a\n"}},
	},
	{
		// An empty item ends at the blank line behind it; goldmark ends the item around it as well.
		"an empty item in another item", regexp.MustCompile(`(?m)([-+*]|\d[.)]) +([-+*]|\d+[.)]) *\r?\n *\r?$`),
		"10) - \n\n    ```dfd\n    ```\n", nil, []block{{3, "dfd", ""}},
	},
}

func TestKnownDifferences(t *testing.T) {
	for _, d := range differences {
		a, b := ours(d.example), theirs(d.example)
		if !slices.Equal(a, d.ours) || !slices.Equal(b, d.theirs) {
			t.Errorf("%s: this package finds %q, the other parser %q", d.name, a, b)
		}
		if !d.pattern.MatchString(d.example) || sameBlocks(a, b) {
			t.Errorf("%s: %q is no example of it", d.name, d.example)
		}
	}
}

// known names the difference that a document shows, or "".
func known(doc string) string {
	for _, d := range differences {
		if d.pattern.MatchString(doc) {
			return d.name
		}
	}
	return ""
}

// Another parser of CommonMark finds the same fenced code blocks, with the same
// content: in the examples of the specification, in containers, and in random documents.
func TestAnotherParserAgrees(t *testing.T) {
	var docs []string
	for _, ex := range specExamples(t) {
		for _, name := range []string{"plain", "quote", "item", "tab", "crlf", "quote crlf", "nested", "item crlf", "after"} {
			docs = append(docs, specVariants(ex.Markdown)[name])
		}
	}
	r := rand.New(rand.NewSource(1))
	random := 100000
	if testing.Short() {
		random = 10000
	}
	for range random {
		docs = append(docs, randomDocument(r))
	}
	agreed, blocks, differing := 0, 0, make(map[string]int)
	for _, doc := range docs {
		// Front matter is not CommonMark.
		if contentStart([]byte(doc)) > 0 {
			continue
		}
		a, b := ours(doc), theirs(doc)
		if sameBlocks(a, b) {
			agreed++
			blocks += len(a)
			continue
		}
		name := known(doc)
		if name == "" {
			t.Errorf("%q\nthis package %q\nthe other    %q", doc, a, b)
		}
		differing[name]++
	}
	t.Logf("%d documents alike, with %d blocks; known differences: %v", agreed, blocks, differing)
	if agreed < len(docs)*9/10 {
		t.Errorf("only %d documents of %d were alike", agreed, len(docs))
	}
}
