package mermaid

import (
	"html"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
)

var (
	// breaks are line breaks within a text, in all the ways that people write them.
	breaks = lazy.Regexp(`(?i)<br\s*/?>|\\n`)
	// tags are HTML elements; what they contain stays.
	tags = lazy.Regexp(`</?[A-Za-z][^<>]*>`)
	// icons are pictures of Font Awesome.
	icons = lazy.Regexp(`\bfa[bsrl]?:fa-[\w-]+`)
	// entities are Mermaid's own spelling of HTML's: #quot; and #35;.
	entities = lazy.Regexp(`#(\w+);`)
	// strong is bold text as Markdown writes it, emphasis is text in italics, and underlined is either, with underscores.
	strong     = lazy.Regexp(`\*\*([^\s*](?:[^*]*[^\s*])?)\*\*`)
	emphasis   = lazy.Regexp(`\*([^\s*](?:[^*]*[^\s*])?)\*`)
	underlined = lazy.Regexp(`(^|[^\pL\pN_])_{1,2}([^\s_](?:[^_]*[^\s_])?)_{1,2}($|[^\pL\pN_])`)
)

// plain makes plain text of what Mermaid shows as a label.
func plain(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > 1 && text[0] == '"' && text[len(text)-1] == '"' {
		text = strings.TrimSpace(text[1 : len(text)-1])
	}
	if len(text) > 1 && text[0] == '`' && text[len(text)-1] == '`' {
		text = strong().ReplaceAllString(text[1:len(text)-1], "$1")
		text = underlined().ReplaceAllString(emphasis().ReplaceAllString(text, "$1"), "$1$2$3")
	}
	text = strong().ReplaceAllString(text, "$1") // people write it outside of backticks, too
	text = breaks().ReplaceAllString(text, " ")
	text = tags().ReplaceAllString(text, "")
	text = icons().ReplaceAllString(text, "")
	text = entities().ReplaceAllStringFunc(text, func(entity string) string {
		if name := entity[1 : len(entity)-1]; name[0] >= '0' && name[0] <= '9' {
			return html.UnescapeString("&#" + name + ";")
		} else {
			return html.UnescapeString("&" + name + ";")
		}
	})
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}
