package parser

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// markerWord begins every marker, in either spelling.
const markerWord = "trustseam:"

// sumLength is the length of the checksum on an end marker.
const sumLength = 8

// maxIndent is the deepest indentation of a line that CommonMark does not take for code.
const maxIndent = 3

// marker is one line that begins or ends a region.
type marker struct {
	begin   bool
	kind    model.RegionKind
	id, sum string
	style   model.MarkerStyle
	// line is the whole line and span the marker on it.
	line, span source.Span
	// container is the node that holds the marker's paragraph or HTML block.
	container ast.Node
	prefix    string
}

// name returns the name of the marker's region in messages.
func (m marker) name() string { return string(m.kind) + " " + m.id }

// markerFinder collects the markers of one document.
type markerFinder struct {
	*tree
	markers []marker
	ds      []source.Diagnostic
	stopped bool // there are too many
	// tails are the blocks of raw HTML that hold an end marker.
	tails map[*ast.HTMLBlock][]bool
}

// findMarkers returns every marker of the document, in order. Only whole lines
// of HTML blocks and link definitions count: in a fence, in indented code
// or inside a paragraph the same text is an example.
func findMarkers(t *tree) ([]marker, []source.Diagnostic) {
	finder := &markerFinder{tree: t, tails: make(map[*ast.HTMLBlock][]bool)}
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if finder.full() {
			return ast.WalkStop, nil
		}
		if entering {
			switch n := n.(type) {
			case *ast.HTMLBlock:
				lines := htmlLines(n)
				for i := 0; i < len(lines) && !finder.full(); i++ {
					finder.htmlLine(n, lines, i)
				}
			case *ast.LinkReferenceDefinition:
				finder.definition(n)
			}
		}
		return ast.WalkContinue, nil
	})
	return finder.markers, finder.ds
}

// full reports whether there are more markers, or attempts at markers, than a
// document may have. It adds an error when the limit is exceeded.
func (t *markerFinder) full() bool {
	if len(t.markers)+len(t.ds) <= limit.Markers {
		return t.stopped
	}
	at := source.Span{}
	switch {
	case len(t.markers) > 0:
		at = t.markers[len(t.markers)-1].span
	case len(t.ds) > 0:
		at = t.ds[len(t.ds)-1].Span
	}
	t.stopped, t.markers = true, nil
	t.ds = []source.Diagnostic{t.file.Diagnose(at, source.TooLarge, "document has more than %d markers; no region was read", limit.Markers)}
	return true
}

// htmlLine examines one line of an HTML block.
func (t *markerFinder) htmlLine(n *ast.HTMLBlock, lines []text.Segment, i int) {
	s := lines[i]
	content := t.trimmed(t.base+s.Start, t.base+s.Stop)
	line := string(t.file.Slice(content))
	opened, ok := strings.CutPrefix(line, "<!--")
	if !ok || !strings.HasPrefix(trimBlanks(opened), markerWord) {
		return
	}
	m := marker{style: model.CommentMarker, line: t.line(s), span: content, container: n.Parent()}
	words, ok := comment(line)
	switch {
	case !ok:
		t.unreadable(m)
	case t.column(content.Start)-(t.column(t.base+s.Start)-s.Padding) > maxIndent:
		t.malformed(m, "marker `%s` is indented too far; a marker is indented by at most three blanks", line)
	case !endsAtBlank(n) && !closedBy(n, s):
		t.malformed(m, "marker `%s` is inside raw HTML, where no markdown is; a marker stands before or after that", line)
	case t.add(m, words) && !t.markers[len(t.markers)-1].begin && !t.standsAlone(n, lines, i+1):
		t.malformed(m, "marker `%s` is followed by text that belongs to the HTML above it; a blank line must follow", line)
	}
}

// endsAtBlank reports whether a blank line ends an HTML block.
func endsAtBlank(n *ast.HTMLBlock) bool {
	return n.HTMLBlockType == ast.HTMLBlockType6 || n.HTMLBlockType == ast.HTMLBlockType7
}

// closedBy reports whether a line is the last of an HTML block that ends at its
// own end mark. A comment alone on its line is such a block.
func closedBy(n *ast.HTMLBlock, s text.Segment) bool {
	return n.HTMLBlockType == ast.HTMLBlockType2 || n.HTMLBlockType == ast.HTMLBlockType4 && n.HasClosure() && n.ClosureLine == s
}

// comment returns the inside of a line that is exactly one HTML comment.
func comment(line string) (string, bool) {
	opened, ok := strings.CutPrefix(line, "<!--")
	// "<!-->" and "<!--->" are whole comments.
	if !ok || strings.HasPrefix(opened, ">") || strings.HasPrefix(opened, "->") {
		return "", false
	}
	inner, ok := strings.CutSuffix(opened, "-->")
	return inner, ok && !strings.Contains(inner, "-->")
}

// definition examines a link definition.
func (t *markerFinder) definition(n *ast.LinkReferenceDefinition) {
	// After a tab that a container has partly consumed, goldmark puts the rest, as blanks, before the label.
	if trimBlanks(string(n.Label)) != "//" || !strings.HasPrefix(trimBlanks(string(n.Title)), markerWord) {
		return
	}
	line := t.line(n.Lines().At(0))
	content := t.trimmed(t.base+n.Lines().At(0).Start, line.End)
	m := marker{style: model.LinkMarker, line: line, span: content, container: n.Parent()}
	words, ok := linkTitle(string(t.file.Slice(content)))
	if !ok {
		t.unreadable(m)
		return
	}
	if lazy, ok := t.lazy(n, content.Start); ok {
		t.malformed(m, "marker `%s` %s; a blank line must stand before it", t.file.Slice(content), lazy)
		return
	}
	if t.add(m, words) && !t.markers[len(t.markers)-1].begin && !t.blankAt(line.End) && !t.markerAt(line.End) {
		t.malformed(m, "marker `%s` is followed by text that may belong to it; a blank line must follow", t.file.Slice(content))
	}
}

// blankAt reports whether the line at an offset is blank apart from its containers, or the document ends there.
func (t *markerFinder) blankAt(at int) bool {
	line := t.file.Text[at:]
	if at < len(t.file.Text) {
		line = t.file.Slice(t.file.LineSpan(at))
	}
	return len(bytes.Trim(line, "> \t\r\n")) == 0
}

// markerAt reports whether the line at an offset is another link marker, which formatters move up to the
// previous one. A definition ends with its line, so it includes nothing of the next.
func (t *markerFinder) markerAt(at int) bool {
	line := strings.Trim(string(t.file.Slice(t.file.LineSpan(at))), "> \t\r\n")
	title, ok := linkTitle(line)
	return ok && strings.HasPrefix(trimBlanks(title), markerWord)
}

// lazy reports whether a definition is not where its line seems to be. A line
// of a paragraph may omit its container's prefix or be indented arbitrarily,
// and a region there would fall out of the container at its first blank line.
func (t *markerFinder) lazy(n ast.Node, start int) (string, bool) {
	if n.Parent() == t.root {
		return "is indented too far", t.column(start) > maxIndent
	}
	first := n
	for first.PreviousSibling() != nil && first.PreviousSibling().Kind() == ast.KindLinkReferenceDefinition {
		first = first.PreviousSibling()
	}
	return "is not indented like the definition above it", t.prefix(t.base+first.Pos()) != t.prefix(start)
}

// linkTitle returns the inside of a line that is exactly "[//]: # (…)". Formatters
// replace the brackets with quotes.
func linkTitle(line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, "[//]:")
	if !ok {
		return "", false
	}
	rest, ok = strings.CutPrefix(trimBlanks(rest), "#")
	if !ok || rest == trimBlanks(rest) {
		return "", false
	}
	rest = trimBlanks(rest)
	for _, pair := range []string{"()", `""`, "''"} {
		if inner, ok := strings.CutPrefix(rest, pair[:1]); ok {
			inner, ok = strings.CutSuffix(inner, pair[1:])
			return inner, ok && !strings.ContainsAny(inner, `()"'\`)
		}
	}
	return "", false
}

// add reads the words of a marker and reports whether they form one.
func (t *markerFinder) add(m marker, inner string) bool {
	words := strings.FieldsFunc(inner, func(r rune) bool { return r == ' ' || r == '\t' })
	if len(words) == 0 {
		t.unreadable(m)
		return false
	}
	verb := strings.TrimPrefix(words[0], markerWord)
	m.begin = verb == "begin"
	switch {
	case m.begin && len(words) == 3:
	case verb == "end" && len(words) == 3:
	case verb == "end" && len(words) == 4 && isSum(words[3]):
		m.sum = words[3]
	default:
		t.unreadable(m)
		return false
	}
	m.kind, m.id = model.RegionKind(words[1]), composed(words[2])
	m.prefix = t.prefix(m.span.Start)
	t.markers = append(t.markers, m)
	return true
}

// unreadable reports a marker that makes no sense.
func (t *markerFinder) unreadable(m marker) {
	const allowed = "marker `%s` cannot be read; allowed are `%sbegin KIND ID%s` and `%send KIND ID SUM%s`, each alone on its line"
	head, tail := "<!-- "+markerWord, " -->"
	if m.style == model.LinkMarker {
		head, tail = "[//]: # ("+markerWord, ")"
	}
	t.malformed(m, allowed, t.file.Slice(m.span), head, tail, head, tail)
}

// malformed reports an error about a marker's spelling.
func (t *markerFinder) malformed(m marker, format string, args ...any) {
	t.ds = append(t.ds, t.file.Diagnose(m.span, source.MalformedMarker, format, args...))
}

// trimmed returns the part of a line that is not blank.
func (t *markerFinder) trimmed(start, end int) source.Span {
	line := t.file.Text[start:end]
	right := len(bytes.TrimRight(line, " \t\r\n"))
	left := len(line) - len(bytes.TrimLeft(line, " \t"))
	return source.Span{Start: start + min(left, right), End: start + right}
}

// column returns the number of columns before an offset on its line.
func (t *markerFinder) column(at int) int { return columns(t.prefix(at)) }

// columns returns the width of a prefix in columns; a tab extends to the next multiple of four.
func columns(prefix string) int {
	n := 0
	for _, c := range prefix {
		n++
		if c == '\t' {
			n += (4 - n%4) % 4
		}
	}
	return n
}

// lineStart returns where a line begins; a byte order mark takes up no column.
func (t *markerFinder) lineStart(at int) int { return max(t.base, t.file.LineSpan(at).Start) }

// prefix returns what keeps a later line in the containers of this one: quote marks
// and tabs, and a blank for everything else before an offset. It keeps the marker's
// own indentation: with less, a list in the body would swallow the end marker.
func (t *markerFinder) prefix(at int) string {
	var b strings.Builder
	var last byte
	for _, c := range t.file.Text[t.lineStart(at):at] {
		switch {
		case c == '>' || c == '\t':
			b.WriteByte(c)
		case last == '>' && c != ' ':
			// A quote takes the blank after its mark, but here there was none to take.
			b.WriteString("  ")
		default:
			b.WriteByte(' ')
		}
		last = c
	}
	if last == '>' {
		b.WriteByte(' ')
	}
	return b.String()
}

// isSum reports whether a word is a checksum.
func isSum(word string) bool {
	return len(word) == sumLength && strings.Trim(word, "0123456789abcdef") == ""
}

// trimBlanks removes blanks on both sides but nothing else that Unicode calls a space.
func trimBlanks(s string) string { return strings.Trim(s, " \t") }
