package render

import (
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/source"
)

// Text makes an author's words safe inside a paragraph, a list item or a table cell
// in the markdown of GitHub, GitLab, Hugo, MkDocs, Jekyll and MDX: they show as
// written and are never markup, a link or a directive. Addresses and emoji names
// are shown as code, because some engines look for them after all escapes are gone.
// White space becomes one blank, and invisible characters are dropped.
func Text(s string) string {
	s = source.OneLine(s)
	if !mayBeReplaced(s) {
		return escape(s, true)
	}
	var b strings.Builder
	end := 0
	for _, at := range replaced().FindAllStringIndex(s, -1) {
		b.WriteString(escape(s[end:at[0]], end == 0))
		b.WriteString(Code(s[at[0]:at[1]]))
		end = at[1]
	}
	b.WriteString(escape(s[end:], end == 0))
	return b.String()
}

// mayBeReplaced reports whether a text has what every match of replaced has. Few have, and the pattern is slow.
func mayBeReplaced(s string) bool {
	return strings.ContainsAny(s, ":@") || strings.Contains(strings.ToLower(s), "www.")
}

// alternative is Text for alternative text, where nothing becomes a link and code would not show.
func alternative(s string) string { return escape(source.OneLine(s), true) }

// Image shows a picture. The link has no blank and no bracket; the alternative text is an author's.
func Image(alt, link string) string { return "![" + alternative(alt) + "](" + link + ")" }

// escape makes visible text safe; first says that it may be at the start of a line.
func escape(s string, first bool) string {
	s = textEscapes.Replace(s)
	if strings.Contains(s, ":") {
		s = directive().ReplaceAllString(s, "&#58;$1")
	}
	if first {
		s = lineStart().ReplaceAllString(s, `$1$3\$2$4`)
	}
	return s
}

// A backslash is used where every engine understands it; the rest are entities.
var textEscapes = strings.NewReplacer(
	`&`, "&amp;", `<`, "&lt;", `>`, "&gt;", // HTML
	`|`, "&#124;", // a table's column, in every engine
	`{`, "&#123;", `}`, "&#125;", // MDX, Liquid and Hugo's shortcodes
	`$`, "&#36;", // mathematics on GitHub
	`~`, "&#126;", `^`, "&#94;", `=`, "&#61;", `++`, "&#43;&#43;", // struck out, raised, marked, a footnote, a key
	`://`, "&#58;//", `www.`, "www&#46;", `@`, "&#64;", // unintended links
	"`", "&#96;", // kramdown takes one with a backslash in a row of a table for the start of code
	`\`, `\\`, `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, // markdown
)

var (
	directive = lazy.Regexp(`:(\pL)`)
	lineStart = lazy.Regexp(`^(|\d+)([.)])|^()([#+\-!])`)
	// replaced matches what some engine turns into a link or a picture: an address, or the name of an emoji.
	replaced = lazy.Regexp(`(?i)(?:[a-z][a-z0-9+.-]*://|www\.)\S*[^\s.,;:!?)\]"']|[^\s()\[\]"<>,;:@]+@[\w-]+(?:\.[\w-]+)+|\S*:[\w+-]+:(?:\S*[^\s.,;:!?)\]"'])?`)
)

// Code makes an author's identifier safe and shows it as code.
func Code(s string) string {
	s = source.OneLine(s)
	if s == "" {
		return ""
	}
	if strings.ContainsAny(s, "|`{}<>&$") {
		// Not every engine allows a pipe in a code span in a table, nor braces if templates run before markdown.
		return "<code>" + replacedParts().ReplaceAllString(codeEscapes.Replace(s), "$1$3$5</code><code>$2$4$6$7") + "</code>"
	}
	return "`" + s + "`"
}

var codeEscapes = strings.NewReplacer(
	`&`, "&amp;", `<`, "&lt;", `>`, "&gt;", `|`, "&#124;", `{`, "&#123;", `}`, "&#125;", `$`, "&#36;", "`", "&#96;",
	`*`, "&#42;", `_`, "&#95;", `[`, "&#91;", `]`, "&#93;", `~`, "&#126;", `^`, "&#94;", `=`, "&#61;", `+`, "&#43;", `\`, "&#92;", `:`, "&#58;", `@`, "&#64;",
)

// replacedParts says where to split such a text: engines look for one between HTML tags, too.
var replacedParts = lazy.Regexp(`(?i)(&#58;)(//)|(www)(\.)|(&#58;(?:[\w-]|&#95;|&#43;)+)(&#58;)|(&#64;)`)

// Sentence turns plain text in which backticks delimit code into markdown.
func Sentence(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "`") {
		if i%2 == 0 {
			b.WriteString(inner(part))
		} else {
			b.WriteString(Code(part))
		}
	}
	return b.String()
}

// inner escapes a part of a sentence and keeps the blanks at its ends.
func inner(part string) string {
	trimmed := strings.TrimSpace(part)
	if trimmed == "" {
		return part
	}
	before, after, _ := strings.Cut(part, trimmed)
	return before + Text(trimmed) + after
}
