package assist

import (
	"strings"

	"github.com/trustseam/trustseam/source"
)

// markdownEscapes keep an author's words from being markup in an editor, where the text may also be shown as it is:
// so nothing is escaped that need not be.
var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "|", `\|`, "~", `\~`)

// plain is an author's text within a line of markdown.
func plain(text string) string { return markdownEscapes.Replace(source.OneLine(text)) }

// code is an author's text as code.
func code(text string) string {
	text = source.OneLine(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		text = " " + text + " "
	}
	return fence + text + fence
}

// sentence is plain text in which backticks delimit code, as markdown.
func sentence(text string) string {
	parts := strings.Split(text, "`")
	for i, part := range parts {
		if i%2 == 0 {
			before, after := blanksAround(part)
			parts[i] = before + plain(part) + after
		} else {
			parts[i] = code(part)
		}
	}
	return strings.Join(parts, "")
}

// blanksAround are the blanks that a text begins and ends with.
func blanksAround(text string) (before, after string) {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return "", text
	}
	before, after, _ = strings.Cut(text, trimmed)
	return before, after
}
