package parser

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Covered reports the author's HTML that hides a region or changes what it shows: a tag,
// a comment or an element that is open where the region begins, and anything that
// affects the whole page. The region itself may be correct, byte for byte, and yet
// readers see nothing of it.
func Covered(doc *model.Document) []source.Diagnostic {
	if len(doc.Regions) == 0 {
		return nil
	}
	c := &coverReader{tree: newTree(doc.File), regions: slices.Clone(doc.Regions), elements: make(map[string][]*cover)}
	c.mdx = strings.EqualFold(path.Ext(doc.File.Path), ".mdx")
	c.github = htmlAsGitHub(doc.File, c.base)
	slices.SortFunc(c.regions, func(a, b *model.Region) int { return a.Begin.Start - b.Begin.Start })
	_ = ast.Walk(c.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			c.node(n)
		}
		return ast.WalkContinue, nil
	})
	c.reach(len(doc.File.Text) + 1)
	source.SortDiagnostics(c.ds)
	return c.ds
}

// Elements and attributes. Anything not listed here, such as details, a div or a class, may surround a region.
var (
	// coverElements hide their contents, show them differently, or drop their tables.
	coverElements = words(`applet audio bdo blink canvas datalist del dialog font frameset iframe marquee math meter noembed
		noframes noscript object optgroup option plaintext progress rp s script select strike style svg template textarea title video xmp`)
	// coverAttributes do the same for any element.
	coverAttributes = words("aria-hidden hidden popover style")
	// pageElements affect the whole page, wherever they are.
	pageElements = words("base link meta script style")
	// rawElements hold any text up to their end tag.
	rawElements = words("iframe noembed noframes noscript plaintext script style textarea title xmp")
	// fenceElements keep end tags within them from closing elements around them.
	fenceElements = words("applet caption marquee object table td template th")
	voidElements  = words("area base br col embed hr img input link meta param source track wbr")
)

func words(s string) []string { return strings.Fields(s) }

// cover is an element, a comment or a tag that is open.
type cover struct {
	what   string // its name in messages
	span   source.Span
	order  int // how many preceded it
	closed bool
}

// coverReader goes through the HTML of a document as a browser does, once markdown has become HTML.
type coverReader struct {
	*tree
	mdx     bool
	github  map[int]bool    // lines that GitHub takes for raw HTML
	regions []*model.Region // those whose begin marker has not been reached
	// elements are the open ones by name; pending are those that no region may be inside.
	elements map[string][]*cover
	pending  []*cover
	count    int
	// raw is what ends the comment or element that is read as text, such as "-->";
	// within is that comment or element.
	raw    string
	within *cover
	torn   bool // a tag has begun that never ends
	work   int  // bytes read for tags in text that turned out to have none
	ds     []source.Diagnostic
}

// node reads the HTML of one block.
func (c *coverReader) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		c.read(c.join(htmlLines(n)), true)
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		lines := n.Lines().Sliced(0, n.Lines().Len())
		c.read(c.join(lines), false)
		c.read(c.join(c.onGitHub(lines)), true)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		c.read(c.join(c.onGitHub(n.Lines().Sliced(0, n.Lines().Len()))), true)
	}
}

// onGitHub returns the lines that are raw HTML to GitHub but not to us.
func (c *coverReader) onGitHub(lines []text.Segment) []text.Segment {
	return slices.DeleteFunc(slices.Clone(lines), func(s text.Segment) bool { return !c.github[c.line(s).Start] })
}

// read reads a block: raw HTML, or text with tags in it.
func (c *coverReader) read(p joinedLines, html bool) {
	if c.torn || len(p.text) == 0 || p.bracket < 0 && !html {
		return
	}
	if html {
		c.readHTML(p)
		return
	}
	c.readText(p)
}

// readHTML reads raw HTML as a browser does.
func (c *coverReader) readHTML(p joinedLines) {
	for at := 0; at < len(p.text) && !c.torn; {
		if c.raw != "" {
			n := indexFold(p.text[at:], c.raw)
			if n < 0 {
				return
			}
			at += n + len(c.raw)
			c.leave()
			continue
		}
		n := bytes.IndexByte(p.text[at:], '<')
		if n < 0 {
			return
		}
		at += n
		c.reach(p.span(at, at+1).Start)
		at += c.token(p, at)
	}
}

// token reads what a "<" begins in raw HTML, and returns the number of bytes read.
func (c *coverReader) token(p joinedLines, at int) int {
	rest := p.text[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!-->")), bytes.HasPrefix(rest, []byte("<!--->")):
		return bytes.IndexByte(rest, '>') + 1
	case bytes.HasPrefix(rest, []byte("<!--")):
		c.raw, c.within = "-->", c.cover("comment `"+shorten(firstLine(rest))+"`", p.span(at, len(p.text)))
		return len("<!--")
	case bytes.HasPrefix(rest, []byte("<!")), bytes.HasPrefix(rest, []byte("<?")):
		if at > p.bracket {
			c.tear(p, at)
		}
		return max(1, bytes.IndexByte(rest, '>')+1)
	}
	tag, ok := readTag(rest)
	if !ok {
		return 1
	}
	if !tag.closed {
		c.tear(p, at)
		return tag.length
	}
	c.tag(tag, p.span(at, at+tag.length), false)
	return tag.length
}

// inlineTag is a tag in a line of text as CommonMark defines it; anything else is text there.
var inlineTag = lazy.Regexp("^<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t\r\n]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \t\r\n]*=[ \t\r\n]*(?:[^ \t\r\n\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*[ \t\r\n]*/?|/[A-Za-z][A-Za-z0-9-]*[ \t\r\n]*)>")

// readText reads the tags in a text. Readers disagree about comments, declarations and the
// like in it: within these, start tags count, and end tags do not.
func (c *coverReader) readText(p joinedLines) {
	code := codeSpans(p.text, source.Span{End: len(p.text)})
	bracket, comment := 0, 0 // the latest places found for ">" and "-->"
	within := 0              // where the last of these ends
	for at := 0; !c.torn; at++ {
		n := bytes.IndexByte(p.text[at:], '<')
		if n < 0 || at+n > p.bracket {
			return
		}
		at += n
		for len(code) > 0 && code[0].End <= at {
			code = code[1:]
		}
		if len(code) > 0 && code[0].Start <= at || escaped(p.text, at) {
			continue
		}
		c.reach(p.span(at, at+1).Start)
		if next := p.text[at+1]; next == '!' || next == '?' {
			if bracket <= at {
				bracket = at + bytes.IndexByte(p.text[at:], '>')
			}
			if comment <= at && at < p.comment && bytes.HasPrefix(p.text[at:], []byte("<!--")) {
				comment = at + bytes.Index(p.text[at:], []byte("-->"))
			}
			within = max(within, bracket, comment)
			continue
		}
		length := len(inlineTag().Find(p.text[at:]))
		if length == 0 {
			if next := p.text[at+1]; isLetter(next) || next == '/' {
				if c.work += p.bracket - at; c.work > limit.HTML {
					c.tear(p, at)
				}
			}
			continue
		}
		if tag, ok := readTag(p.text[at : at+length]); ok {
			c.tag(tag, p.span(at, at+length), at < within)
		}
		at += length - 1
	}
}

// tag processes a tag.
func (c *coverReader) tag(tag htmlTag, span source.Span, within bool) {
	if c.mdx && (unicode.IsUpper(rune(tag.name[0])) || strings.Contains(tag.name, ".")) {
		return // a component, whose name says nothing
	}
	tag.name = strings.ToLower(tag.name)
	switch {
	case c.raw != "":
		if tag.end && "</"+tag.name == c.raw && !within {
			c.leave()
		}
	case !tag.end:
		c.element(tag, span)
	case !within:
		c.close(tag.name)
	}
}

// escaped reports whether a backslash takes away a character's meaning.
func escaped(text []byte, at int) bool {
	return (at-len(bytes.TrimRight(text[:at], `\`)))%2 == 1
}

// tear records a tag that does not end within its HTML, so that the text after it belongs to the tag.
func (c *coverReader) tear(p joinedLines, at int) {
	c.torn = true
	c.cover("tag `"+shorten(firstLine(p.text[at:]))+"`", p.span(at, len(p.text)))
}

// element processes a start tag.
func (c *coverReader) element(tag htmlTag, span source.Span) {
	hides := slices.ContainsFunc(tag.attrs, func(a htmlAttr) bool { return slices.Contains(coverAttributes, a.name) })
	page := slices.Contains(pageElements, tag.name) || hides && (tag.name == "html" || tag.name == "body")
	if page {
		c.report(span, "`<%s>` changes what the whole page shows, regions too; a document with regions has none", tag.name)
	}
	if slices.Contains(voidElements, tag.name) || tag.empty && (c.mdx || tag.name == "svg" || tag.name == "math") {
		return
	}
	c.count++
	e := &cover{what: "`<" + tag.name + ">`", span: span, order: c.count}
	if hides && !slices.Contains(coverElements, tag.name) {
		e.what = "`" + shorten(string(c.file.Slice(span))) + "`"
	}
	c.elements[tag.name] = append(c.elements[tag.name], e)
	if !page && (hides || slices.Contains(coverElements, tag.name)) {
		c.pending = append(c.pending, e)
	}
	if slices.Contains(rawElements, tag.name) {
		c.raw, c.within = "</"+tag.name, e
	}
}

// cover records something that no region may be inside.
func (c *coverReader) cover(what string, span source.Span) *cover {
	e := &cover{what: what, span: span}
	c.pending = append(c.pending, e)
	return e
}

// leave ends what is read as text. If it is an element, its end tag has been read up to its name.
func (c *coverReader) leave() {
	if name, ok := strings.CutPrefix(c.raw, "</"); ok {
		c.close(name)
	}
	c.within.closed, c.raw, c.within = true, "", nil
}

// close processes an end tag: it closes the last element with its name, unless that
// contains a table or the like that is still open.
func (c *coverReader) close(name string) {
	open := c.elements[name]
	if len(open) == 0 {
		return
	}
	last := open[len(open)-1]
	for _, fence := range fenceElements {
		if inner := c.elements[fence]; fence != name && len(inner) > 0 && inner[len(inner)-1].order > last.order {
			return
		}
	}
	last.closed = true
	c.elements[name] = open[:len(open)-1]
}

// reach judges the regions that begin before a place.
func (c *coverReader) reach(at int) {
	for len(c.regions) > 0 && c.regions[0].Begin.End <= at {
		r := c.regions[0]
		c.regions = c.regions[1:]
		for _, e := range c.pending {
			if !e.closed {
				c.report(e.span, "%s is open where region `%s` of line %d begins, which shows as something else there, or not at all; close it before",
					e.what, r.Name(), c.file.Position(r.Begin.Start).Line)
			}
		}
		c.pending = c.pending[:0] // each is reported once
	}
}

// report adds an error, one for each tag.
func (c *coverReader) report(span source.Span, format string, args ...any) {
	if len(c.ds) < limit.Hints && !slices.ContainsFunc(c.ds, func(d source.Diagnostic) bool { return d.Span == span }) {
		c.ds = append(c.ds, c.file.Diagnose(span, source.CoveredRegion, format, args...))
	}
}

// firstLine returns a text up to the end of its first line.
func firstLine(text []byte) string {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return strings.TrimRight(string(line), " \t\r")
}

// indexFold returns the offset of the first occurrence of some ASCII characters, in any case, or -1.
func indexFold(text []byte, low string) int {
	for at := 0; at+len(low) <= len(text); at++ {
		n := bytes.IndexByte(text[at:], low[0])
		if n < 0 {
			return -1
		}
		if at += n; at+len(low) <= len(text) && strings.EqualFold(string(text[at:at+len(low)]), low) {
			return at
		}
	}
	return -1
}
