package parser

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// fenceLike matches a line that a person takes for the beginning of one of our
// blocks, whatever precedes it: quote marks, list items, blanks.
var fenceLike = lazy.Regexp("(?i)^[ \t>*+-]*(?:[0-9]{1,9}[.)][ \t]+)?(`{3,}|~{3,})[ \t]*(dfd|\\{\\.?dfd)(?:$|[ \t{},:])")

// markerLike matches the beginning of a marker in either spelling.
var markerLike = lazy.Regexp(`<!--[ \t]*trustseam:(?:begin|end)\b|\[//\]:[ \t]*#[ \t]*\(trustseam:(?:begin|end)\b`)

// markerNames finds the kind and the id in what looks like a marker.
var markerNames = lazy.Regexp(`^(?:<!--|\[//\]:[ \t]*#[ \t]*\()[ \t]*trustseam:(?:begin|end)[ \t]+(\S+)[ \t]+([^\s)]+)`)

// hinter examines what the parser has skipped.
type hinter struct {
	*tree
	doc   *model.Document
	lines map[int]ast.Node           // the innermost block of each line, by the offset of the line
	code  map[ast.Node][]source.Span // the code spans of each paragraph examined
	ds    []source.Diagnostic
	told  map[source.Code]int
}

// Hints reports lines that look like a block or a marker but are neither;
// readers of MDX take some for the real thing, which is an error. A document
// that shows them in a fence of another language gives none. Nothing is parsed
// unless a line looks like ours, so most documents cost one scan.
func Hints(doc *model.Document) []source.Diagnostic {
	fences, markers := candidates(doc)
	if len(fences)+len(markers) == 0 || len(checkReadable(doc.File)) > 0 {
		return nil
	}
	h := &hinter{tree: newTree(doc.File), doc: doc, code: make(map[ast.Node][]source.Span), told: make(map[source.Code]int)}
	h.index()
	seen := make(map[int]bool) // fences that GitHub sees, which Parse has reported
	githubFences, _ := readAsGitHub(h.file, h.base)
	for _, g := range githubFences {
		seen[h.file.LineSpan(g.fence.Start).Start] = true
	}
	for _, line := range fences {
		if !seen[line.Start] {
			h.fence(line)
		}
	}
	for _, at := range markers {
		h.marker(at)
	}
	source.SortDiagnostics(h.ds)
	return h.ds
}

// candidates finds the lines that look like our fences but are not, and the
// offsets of what looks like a marker but is not the line of a region.
func candidates(doc *model.Document) (fences []source.Span, markers []int) {
	known := make(map[int]bool)
	for _, b := range doc.Blocks {
		known[b.Fence.Open.Start] = true
	}
	for _, r := range doc.Regions {
		known[r.Begin.Start], known[r.End.Start] = true, true
	}
	text := doc.File.Text
	for at := contentStart(text); at < len(text); {
		line := doc.File.LineSpan(at)
		content := bytes.TrimRight(text[at:line.End], "\r\n")
		if !known[line.Start] {
			if couldOpen(content) && fenceLike().Match(content) {
				fences = append(fences, line)
			}
			if bytes.Contains(content, []byte(markerWord)) {
				for _, m := range markerLike().FindAllIndex(content, -1) {
					markers = append(markers, at+m[0])
				}
			}
		}
		at = line.End
	}
	return fences, markers
}

// couldOpen saves most lines the regular expression.
func couldOpen(line []byte) bool {
	return bytes.Contains(line, []byte("```")) || bytes.Contains(line, []byte("~~~"))
}

// index records the lines of all leaf blocks.
func (h *hinter) index() {
	h.lines = make(map[int]ast.Node)
	for node, record := range h.records {
		h.lines[h.line(record.open).Start] = node
		for _, s := range record.body {
			h.lines[h.line(s).Start] = node
		}
	}
	_ = ast.Walk(h.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock || n.Kind() == ast.KindFencedCodeBlock {
			return ast.WalkContinue, nil
		}
		if html, ok := n.(*ast.HTMLBlock); ok {
			for _, s := range htmlLines(html) {
				h.lines[h.line(s).Start] = n
			}
			return ast.WalkContinue, nil
		}
		for i := range n.Lines().Len() {
			h.lines[h.line(n.Lines().At(i)).Start] = n
		}
		return ast.WalkContinue, nil
	})
}

// fence says why a line does not open a block.
func (h *hinter) fence(line source.Span) {
	content := h.file.Slice(line)
	run := bytes.IndexAny(content, "`~")
	span := source.Span{Start: line.Start + run, End: line.Start + len(bytes.TrimRight(content, " \t\r\n"))}
	n := h.lines[line.Start]
	if h.opensInMDX(n) {
		h.hint(span, source.DisputedBlock, "`%s` opens a block in MDX, and none here; %s", h.file.Slice(span), plainPlace)
		return
	}
	switch n := n.(type) {
	case *ast.HTMLBlock:
		// Other kinds hold text that is shown or run as it is, or is commented out.
		if endsAtBlank(n) {
			h.hint(span, source.HTMLBlock, "`%s` is inside raw HTML and opens no block; put a blank line before it", h.file.Slice(span))
		}
	case *ast.CodeBlock, *ast.Paragraph:
		if strings.EqualFold(firstWord(h.file.Slice(span)), fenceWord) {
			h.hint(span, source.IndentedBlock, "`%s` is indented too far and opens no block; a fence is indented by at most three blanks", h.file.Slice(span))
		}
	}
}

// opensInMDX reports whether MDX takes a fence for one: it reads markdown
// within tags and at any indentation. Readers of such a page see the block.
func (h *hinter) opensInMDX(n ast.Node) bool {
	if !strings.EqualFold(path.Ext(h.file.Path), ".mdx") {
		return false
	}
	html, ok := n.(*ast.HTMLBlock)
	return ok && endsAtBlank(html) || n != nil && (n.Kind() == ast.KindCodeBlock || n.Kind() == ast.KindParagraph)
}

// firstWord returns the word after a fence's backticks or tildes.
func firstWord(fence []byte) string {
	word := bytes.TrimLeft(bytes.TrimLeft(fence, "`~"), " \t")
	if i := bytes.IndexAny(word, " \t{,:"); i >= 0 {
		word = word[:i]
	}
	return string(word)
}

// marker says why something that looks like a marker is not one. In code it is an example.
func (h *hinter) marker(at int) {
	line := h.file.LineSpan(at)
	whole := "`" + strings.Trim(string(h.file.Slice(line)), " \t\r\n") + "`"
	span := source.Span{Start: at, End: line.Start + len(bytes.TrimRight(h.file.Slice(line), " \t\r\n"))}
	names, lost := h.names(at)
	n := h.lines[line.Start]
	switch {
	case h.endless(n) && !h.opensLine(n, at):
		h.hint(span, source.MalformedMarker, "marker in %s is in %s that nothing closes, and with it the rest of the document; close it before", shorten(whole), placeName(n))
		return
	case lost && placeName(n) != "" && !h.opensLine(n, at):
		h.hint(span, source.MalformedMarker, "marker in %s is in %s and marks nothing, and the block has no such region; a marker stands alone on its line, with a blank line before and after", shorten(whole), placeName(n))
		return
	case names && n != nil && n.Kind() == ast.KindCodeBlock:
		// Readers of the text take the lines below for the region. An example belongs in a fence.
		h.hint(span, source.MalformedMarker, "marker %s is indented so far that it is code and marks nothing; a marker is indented by at most three blanks", shorten(whole))
		return
	}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		if !h.inCodeSpan(n, at) {
			h.hint(span, source.InlineMarker, "marker in %s is part of a text and marks nothing; a marker stands alone on its line, with a blank line before and after", shorten(whole))
		}
	case *ast.HTMLBlock:
		// A line that begins with the comment is read as a marker, and reported if that fails.
		if before := h.file.Text[line.Start:at]; endsAtBlank(n) && len(bytes.Trim(before, " \t>")) > 0 && bytes.IndexByte(before, '<') >= 0 {
			h.hint(span, source.InlineMarker, "marker in %s stands behind HTML and marks nothing; a marker stands alone on its line", shorten(whole))
		}
	}
}

// endless reports whether a block extends to the end of its container because nothing closes it.
func (h *hinter) endless(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		return !h.records[n].closed
	case *ast.HTMLBlock:
		return !endsAtBlank(n) && !n.HasClosure() && n.NextSibling() == nil
	}
	return false
}

// names reports whether what looks like a marker names a block of the document, and
// whether the region is lost: no region of that name is read.
func (h *hinter) names(at int) (block, lost bool) {
	named := markerNames().FindSubmatch(h.file.Text[at:h.file.LineSpan(at).End])
	if named == nil {
		return false, false
	}
	kind, id := model.RegionKind(named[1]), composed(string(named[2]))
	block = h.doc.Block(id) != nil
	return block, block && slices.Contains(model.RegionKinds(), kind) && h.doc.Region(kind, id) == nil
}

// opensLine reports whether a line of raw HTML begins with a comment, where it is read as a marker.
func (h *hinter) opensLine(n ast.Node, at int) bool {
	before := h.file.Text[h.file.LineSpan(at).Start:at]
	return n.Kind() == ast.KindHTMLBlock && h.file.Text[at] == '<' && len(bytes.Trim(before, " \t>*+-")) == 0
}

// placeName says where in a document a block's text is, if it cannot contain markers.
func placeName(n ast.Node) string {
	switch n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return "code"
	case *ast.HTMLBlock:
		return "raw HTML"
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		return "a text"
	}
	return ""
}

// inCodeSpan reports whether an offset of a paragraph is inside backticks.
func (h *hinter) inCodeSpan(n ast.Node, at int) bool {
	if _, ok := h.code[n]; !ok {
		lines := n.Lines()
		h.code[n] = codeSpans(h.file.Text, source.Span{Start: h.base + lines.At(0).Start, End: h.base + lines.At(lines.Len()-1).Stop})
	}
	return inside(h.code[n], source.Span{Start: at, End: at + 1})
}

// codeSpans lists what backticks enclose, with the opening ones: a run of them is
// closed by the next run of the same length.
func codeSpans(all []byte, within source.Span) []source.Span {
	var spans []source.Span
	text := all[within.Start:within.End]
	last := lastRuns(text)
	for i := 0; i < len(text); {
		length := runLength(text[i:])
		if last[length] <= i { // nothing closes it; a search for the end at every run would be quadratic
			i += max(1, length)
			continue
		}
		closing := i + length
		for text[closing] != '`' || runLength(text[closing:]) != length {
			closing += max(1, runLength(text[closing:]))
		}
		spans = append(spans, source.Span{Start: within.Start + i, End: within.Start + closing})
		i = closing + length
	}
	return spans
}

// lastRuns returns where the last run of backticks of each length begins.
func lastRuns(text []byte) map[int]int {
	last := make(map[int]int)
	for i := 0; i < len(text); {
		length := runLength(text[i:])
		if length > 0 {
			last[length] = i
		}
		i += max(1, length)
	}
	return last
}

// runLength counts the backticks at the start of a text.
func runLength(text []byte) int { return len(text) - len(bytes.TrimLeft(text, "`")) }

// hint adds a diagnostic. Preceding hints never crowd out an error.
func (h *hinter) hint(span source.Span, code source.Code, format string, args ...any) {
	if h.told[code]++; h.told[code] > limit.Hints {
		return
	}
	h.ds = append(h.ds, h.file.Diagnose(span, code, format, args...))
}
