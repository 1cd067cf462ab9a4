package parser

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// standsAlone reports whether the lines of an HTML block from one line on are HTML
// without the lines before them. A rewritten region has blank lines, which end the
// HTML block around its markers, so that everything after it is parsed anew.
func (t *markerFinder) standsAlone(n *ast.HTMLBlock, lines []text.Segment, from int) bool {
	if t.tails[n] == nil {
		t.tails[n] = t.tailsOf(lines)
	}
	return t.tails[n][from]
}

// tailsOf says for each line of an HTML block whether it and the lines after it are
// HTML by themselves; the last entry is for no lines at all. It works backwards, so
// that every line is parsed once, however many markers ask.
func (t *markerFinder) tailsOf(lines []text.Segment) []bool {
	alone := make([]bool, len(lines)+1)
	alone[len(lines)] = true
	blank := true
	p := newBlockParser()
	closing := len(lines) // the next line that ends a comment
	for i := len(lines) - 1; i >= 0; i-- {
		line := lines[i].Value(t.file.Text[t.base:])
		blank = blank && onlyBlanks(line)
		if bytes.Contains(line, []byte("-->")) {
			closing = i
		}
		switch opened := htmlOpened(p, line); {
		case blank:
			alone[i] = true
		case opened == nil:
		case endsAtBlank(opened): // in an HTML block of this kind, only the last lines can be blank
			alone[i] = true
		case opened.HTMLBlockType == ast.HTMLBlockType2 && closing < len(lines):
			alone[i] = alone[closing+1]
		}
	}
	return alone
}

// htmlOpened returns the block of raw HTML that a line opens, or nil.
func htmlOpened(p gm.Parser, line []byte) *ast.HTMLBlock {
	root := p.Parse(text.NewReader(line), gm.WithContext(newContext()))
	html, _ := root.FirstChild().(*ast.HTMLBlock)
	return html
}
