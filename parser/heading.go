package parser

import (
	"strings"

	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark/ast"
)

// Heading is a heading at the top level of a document.
type Heading struct {
	// Text is the heading in the author's markdown.
	Text  string
	Level int
	// Line is its line number, from 1. End is the offset after the last non-blank line of
	// its section before the next heading of any level.
	Line, End int
}

// Headings lists the headings of a document outside lists and quotes, in order.
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
		all = append(all, Heading{strings.Join(words, " "), heading.Level, f.Position(first.Start).Line, t.sectionEnd(heading)})
	}
	return all
}

// sectionEnd returns where a heading and the text up to the next one end.
func (t *tree) sectionEnd(heading *ast.Heading) int {
	f := t.file
	last := t.line(heading.Lines().At(heading.Lines().Len() - 1))
	if first := t.line(heading.Lines().At(0)); !strings.HasPrefix(strings.TrimLeft(string(f.Slice(first)), source.BOM+" \t"), "#") {
		last = f.LineSpan(last.End) // the line of "=" or "-" below
	}
	next := len(f.Text)
	for n := heading.NextSibling(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			next = f.LineSpan(t.base + n.Pos()).Start
			break
		}
	}
	end := last.End
	for at := last.End; at < next; {
		line := f.LineSpan(at)
		if !onlyBlanks(f.Slice(line)) {
			end = line.End
		}
		at = line.End
	}
	return end
}
