package render

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// transcript is what a tree of markdown shows, as text that is equal for two trees
// exactly if both show the same: structure as tags, text with its escapes and
// references resolved and its blanks folded, and everything verbatim in a page (raw
// HTML, code, addresses) byte by byte after its length, so that nothing can pass for
// something else.
type transcript struct {
	source []byte
	out    strings.Builder
	run    bytes.Buffer // text that has not been folded yet
}

// String returns the text.
func (t *transcript) String() string { return t.out.String() }

// tag writes a part of the structure. Text holds no "<", because it is escaped.
func (t *transcript) tag(format string, args ...any) {
	t.flush()
	fmt.Fprintf(&t.out, "<"+format+">", args...)
}

// verbatim writes bytes that all count.
func (t *transcript) verbatim(kind string, content []byte) {
	t.tag("%s %d:%s", kind, len(content), content)
}

// flush writes the accumulated text, with its blanks folded.
func (t *transcript) flush() {
	blank := false
	for _, b := range t.run.Bytes() {
		if b == ' ' || b == '\t' || b == '\n' || b == '\r' {
			if !blank {
				t.out.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		t.out.WriteByte(b)
	}
	t.run.Reset()
}

// resolve adds text in the author's spelling.
func (t *transcript) resolve(spelled []byte) {
	w := bufio.NewWriter(&t.run)
	html.DefaultWriter.Write(w, spelled)
	_ = w.Flush() // a buffer never fails
}

// html writes lines of an HTML block from one up to another; -1 means its end.
func (t *transcript) html(n ast.Node, from, to int) {
	block, ok := n.(*ast.HTMLBlock)
	if !ok {
		return
	}
	lines := htmlLines(block)
	if to < 0 {
		to = len(lines)
	}
	if from < to {
		t.verbatim("html", t.lines(lines[from:to]))
	}
}

// lines joins lines. Version control determines their line ends.
func (t *transcript) lines(lines []text.Segment) []byte {
	var all []byte
	for _, s := range lines {
		all = append(append(all, bytes.TrimRight(s.Value(t.source), "\r\n")...), '\n')
	}
	return all
}

// block writes a block and everything in it.
func (t *transcript) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		t.html(n, 0, -1)
		return
	case *ast.CodeBlock:
		t.verbatim("code", t.lines(n.Lines().Sliced(0, n.Lines().Len())))
		return
	case *ast.FencedCodeBlock:
		if n.Info != nil {
			t.verbatim("info", n.Info.Segment.Value(t.source))
		}
		t.verbatim("code", t.lines(n.Lines().Sliced(0, n.Lines().Len())))
		return
	case *ast.LinkReferenceDefinition:
		t.verbatim("definition", t.lines(n.Lines().Sliced(0, n.Lines().Len())))
		return
	}
	t.tag("%s%s", n.Kind(), blockDetails(n))
	if n.Kind() == extast.KindTable && !t.even(n) {
		t.tag("uneven")
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if child.Type() == ast.TypeInline {
			t.inline(child)
		} else {
			t.block(child)
		}
	}
	t.tag("/%s", n.Kind())
}

// blockDetails returns what a block shows apart from its kind and its content.
func blockDetails(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Heading:
		return fmt.Sprint(" ", n.Level)
	case *ast.List:
		if n.IsOrdered() {
			return fmt.Sprint(" from ", n.Start, " tight ", n.IsTight)
		}
		return fmt.Sprint(" tight ", n.IsTight)
	case *extast.Table:
		return fmt.Sprint(" ", n.Alignments)
	case *extast.TableCell:
		return fmt.Sprint(" ", n.Alignment)
	}
	return ""
}

// even reports whether all rows of a table begin in one column. To some readers, a row
// that is indented further is code, and one without the mark of its quote ends the table;
// goldmark takes both for rows.
func (t *transcript) even(table ast.Node) bool {
	first := -1
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		column := t.column(row.Pos())
		if first < 0 {
			first = column
		}
		if column != first {
			return false
		}
	}
	return true
}

// column returns the distance from the start of its line to the first text at or after an offset.
func (t *transcript) column(at int) int {
	for at < len(t.source) && (t.source[at] == ' ' || t.source[at] == '\t') {
		at++
	}
	n := 0
	for _, r := range string(t.source[bytes.LastIndexByte(t.source[:at], '\n')+1 : at]) {
		n++
		if r == '\t' {
			n = (n + 3) / 4 * 4
		}
	}
	return n
}

// inline writes an inline and everything in it.
func (t *transcript) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		t.text(n)
		return
	case *ast.String:
		t.run.Write(util.EscapeHTML(n.Value))
		return
	case *ast.CodeSpan:
		t.verbatim("code", t.span(n))
		return
	case *ast.RawHTML:
		var all []byte
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			all = append(all, s.Value(t.source)...)
		}
		t.verbatim("html", bytes.ReplaceAll(all, []byte("\r\n"), []byte("\n")))
		return
	case *ast.AutoLink:
		t.verbatim("address", n.URL(t.source))
		t.verbatim("label", n.Label(t.source))
		return
	case *ast.Link:
		t.verbatim("link", util.URLEscape(n.Destination, true))
		t.title(n.Title)
	case *ast.Image:
		t.verbatim("image", util.URLEscape(n.Destination, true))
		t.title(n.Title)
	}
	t.tag("%s%s", n.Kind(), inlineDetails(n))
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		t.inline(child)
	}
	t.tag("/%s", n.Kind())
}

// inlineDetails returns what an inline shows apart from its kind and its content.
func inlineDetails(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Emphasis:
		return fmt.Sprint(" ", n.Level)
	case *extast.TaskCheckBox:
		return fmt.Sprint(" ", n.IsChecked)
	}
	return ""
}

// text adds the text of one line, or a part of it.
func (t *transcript) text(n *ast.Text) {
	t.resolve(n.Segment.Value(t.source))
	switch {
	case n.HardLineBreak():
		t.tag("break")
	case n.SoftLineBreak():
		t.run.WriteByte('\n')
	}
}

// span returns the content of a code span. A line that ends within it shows as one blank,
// or as several: readers disagree, and no formatter introduces any.
func (t *transcript) span(n *ast.CodeSpan) []byte {
	var all []byte
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			all = append(all, child.Segment.Value(t.source)...)
		case *ast.String:
			all = append(all, child.Value...)
		}
	}
	return bytes.ReplaceAll(all, []byte("\r\n"), []byte("\n"))
}

// title writes the title of a link or picture, if there is one.
func (t *transcript) title(title []byte) {
	if title != nil {
		t.tag("title")
		t.resolve(title)
		t.tag("/title")
	}
}
