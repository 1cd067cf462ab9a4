package parser

import (
	"strings"

	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark/ast"
)

// Heading is a heading at the top level of a document.
type Heading struct {
	// Text is what it says, in the author's markdown.
	Text  string
	Level int
	// Line is where it stands, from 1; After is the offset behind its last line.
	Line, After int
}

// Headings lists the headings of a document that stand in no list or quote, in order.
func Headings(f *source.File) []Heading {
	t := newTree(f)
	var all []Heading
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		heading, ok := n.(*ast.Heading)
		if !ok || heading.Lines().Len() == 0 {
			continue
		}
		var words []string
		for i := range heading.Lines().Len() {
			s := heading.Lines().At(i)
			words = append(words, strings.Fields(string(f.Text[t.base+s.Start:t.base+s.Stop]))...)
		}
		first := t.line(heading.Lines().At(0))
		last := t.line(heading.Lines().At(heading.Lines().Len() - 1))
		if !strings.HasPrefix(strings.TrimLeft(string(f.Slice(first)), source.BOM+" \t"), "#") {
			last = f.LineSpan(last.End) // the line of "=" or "-" below
		}
		all = append(all, Heading{strings.Join(words, " "), heading.Level, f.Position(first.Start).Line, last.End})
	}
	return all
}
