package mermaid

import (
	"html"
	"regexp"
	"strings"
)

var (
	// breaks are line breaks within a text, in all the ways that people write them.
	breaks = regexp.MustCompile(`(?i)<br\s*/?>|\\n`)
	// tags are HTML elements; what they contain stays.
	tags = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	// icons are pictures of Font Awesome.
	icons = regexp.MustCompile(`\bfa[bsrl]?:fa-[\w-]+`)
	// entities are Mermaid's own spelling of HTML's: #quot; and #35;.
	entities = regexp.MustCompile(`#(\w+);`)
)

// plain makes plain text of what Mermaid shows as a label.
func plain(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > 1 && text[0] == '"' && text[len(text)-1] == '"' {
		text = strings.TrimSpace(text[1 : len(text)-1])
	}
	if len(text) > 1 && text[0] == '`' && text[len(text)-1] == '`' {
		text = strings.NewReplacer("**", "", "__", "").Replace(text[1 : len(text)-1])
	}
	text = breaks.ReplaceAllString(text, " ")
	text = tags.ReplaceAllString(text, "")
	text = icons.ReplaceAllString(text, "")
	text = entities.ReplaceAllStringFunc(text, func(entity string) string {
		if name := entity[1 : len(entity)-1]; name[0] >= '0' && name[0] <= '9' {
			return html.UnescapeString("&#" + name + ";")
		} else {
			return html.UnescapeString("&" + name + ";")
		}
	})
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}
