package parser

import (
	"bytes"
	"regexp"

	"github.com/trustseam/trustseam/internal/lazy"
)

const (
	attributeRule = `[ \t\v\f]+[A-Za-z_:][A-Za-z0-9:._-]*(?:[ \t\v\f]*=[ \t\v\f]*(?:[^ \t\v\f"'=<>` + "`" + `]+|'[^']*'|"[^"]*"))?`
	blockTags     = `address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|` +
		`figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|` +
		`ol|optgroup|option|p|param|section|source|title|summary|table|tbody|td|tfoot|th|thead|tr|track|ul`
)

// htmlStarts match the beginnings of the seven kinds of HTML blocks, in the order of CommonMark.
var htmlStarts = []func() *regexp.Regexp{
	lazy.Regexp(`(?i)^<(?:script|pre|style)(?:[ \t\v\f>]|$)`),
	lazy.Regexp(`^<!--`),
	lazy.Regexp(`^<\?`),
	lazy.Regexp(`^<![A-Za-z]`),
	lazy.Regexp(`^<!\[CDATA\[`),
	lazy.Regexp(`(?i)^</?(?:` + blockTags + `)(?:[ \t\v\f]|/?>|$)`),
	lazy.Regexp(`^<(?:[A-Za-z][A-Za-z0-9-]*(?:` + attributeRule + `)*[ \t\v\f]*/?>|/[A-Za-z][A-Za-z0-9-]*[ \t\v\f]*>)[ \t\f]*$`),
}

// htmlEnds match the ends of the first five kinds; the others end at a blank line.
var htmlEnds = []func() *regexp.Regexp{
	lazy.Regexp(`(?i)</(?:script|pre|style)>`),
	lazy.Regexp(`-->`),
	lazy.Regexp(`\?>`),
	lazy.Regexp(`>`),
	lazy.Regexp(`\]\]>`),
}

// opensHTML opens an HTML block if one begins.
func (r *githubReader) opensHTML(b *openBlock, rest []byte) bool {
	if !bytes.HasPrefix(rest, []byte("<")) {
		return false
	}
	for i, start := range htmlStarts {
		if kind := i + 1; start().Match(rest) && (kind < 7 || b.kind != paragraphBlock) {
			r.add(&openBlock{kind: htmlBlock, html: kind})
			return true
		}
	}
	return false
}

// endsHTML reports whether a line ends an HTML block of a kind.
func endsHTML(kind int, rest []byte) bool {
	return kind <= len(htmlEnds) && htmlEnds[kind-1]().Match(rest)
}
