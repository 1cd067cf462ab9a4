package export

import (
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/render"
)

// codes shows texts as code, so that none mentions anybody.
func codes(texts []string) string {
	var all []string
	for _, text := range texts {
		all = append(all, render.Code(text))
	}
	return strings.Join(all, ", ")
}

// reference matches what GitHub links in an issue after all escapes are gone, and what notifies people or marks other
// issues: a mention, the number of an issue.
var reference = lazy.Regexp(`\S*(?:[@#]|\b[Gg][Hh]-\d)\S*`)

// unlinked turns plain text in which backticks delimit code into markdown that refers to nobody and to no other issue.
func unlinked(text string) string {
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = reference().ReplaceAllString(parts[i], "`$0`")
	}
	return render.Sentence(strings.Join(parts, "`"))
}
