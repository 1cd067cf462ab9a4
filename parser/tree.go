package parser

import (
	"bytes"

	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tree is a document as CommonMark divides it into blocks. Whether a line is a fence or a marker depends
// on every container around it, so the text alone is never searched.
type tree struct {
	file *source.File
	// base is the offset in the file of the first byte that goldmark sees.
	base    int
	root    ast.Node
	records map[ast.Node]*fenceRecord
}

// newTree parses the blocks of a document but not its inlines.
func newTree(f *source.File) *tree {
	base := contentStart(f.Text)
	content := withLineFeeds(f.Text[base:])
	pc := newContext()
	root := newBlockParser().Parse(text.NewReader(content), gm.WithContext(pc))
	return &tree{file: f, base: base, root: root, records: fenceRecords(pc)}
}

// withLineFeeds returns a text in which line feeds replace carriage returns that
// end a line alone, which goldmark does not know. No offset changes.
func withLineFeeds(text []byte) []byte {
	at := source.LoneCR(text)
	if at < 0 {
		// The capacity is limited because goldmark appends to slices of its source.
		return text[:len(text):len(text)]
	}
	text = bytes.Clone(text)
	for ; at < len(text); at++ {
		if text[at] == '\r' && (at+1 == len(text) || text[at+1] != '\n') {
			text[at] = '\n'
		}
	}
	return text
}

// newBlockParser returns a parser of CommonMark's block structure without inlines, which records where fences are.
func newBlockParser() gm.Parser {
	return gm.NewParser(
		gm.WithBlockParsers(
			util.Prioritized(gm.NewSetextHeadingParser(), 100),
			util.Prioritized(gm.NewThematicBreakParser(), 200),
			util.Prioritized(gm.NewListParser(), 300),
			util.Prioritized(gm.NewListItemParser(), 400),
			util.Prioritized(gm.NewCodeBlockParser(), 500),
			util.Prioritized(gm.NewATXHeadingParser(), 600),
			util.Prioritized(&fenceRecorder{gm.NewFencedCodeBlockParser()}, 700),
			util.Prioritized(gm.NewBlockquoteParser(), 800),
			util.Prioritized(gm.NewHTMLBlockParser(), 900),
			util.Prioritized(gm.NewParagraphParser(), 1000),
		),
		gm.WithParagraphTransformers(gm.DefaultParagraphTransformers()...),
	)
}

// line returns the whole line of the file in which a segment begins.
func (t *tree) line(s text.Segment) source.Span { return t.file.LineSpan(t.base + s.Start) }

// htmlLines returns every line of an HTML block, including the one that closes it.
func htmlLines(n *ast.HTMLBlock) []text.Segment {
	var all []text.Segment
	for i := range n.Lines().Len() {
		all = append(all, n.Lines().At(i))
	}
	if n.HasClosure() {
		all = append(all, n.ClosureLine)
	}
	return all
}
