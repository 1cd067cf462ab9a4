package render

import (
	"regexp"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// rawHTML finds the two elements that generated text may hold: the anchors of
// criteria, and code that no code span can show.
var rawHTML = regexp.MustCompile(`<(a id="|code>)`)

// Comments of markdownlint: what it thinks of everything else in the document
// must stay as its configuration and the author want it.
const (
	lintOff  = "<!-- markdownlint-capture -->\n<!-- markdownlint-disable MD033 -->"
	lintBack = "<!-- markdownlint-restore -->"
)

// passLint keeps markdownlint, which takes every HTML element for a mistake, from
// remarks about text that nobody can mend by hand. Where link markers stand,
// comments may be an error: in MDX.
func passLint(text string, style model.MarkerStyle) string {
	if style != model.CommentMarker || !rawHTML.MatchString(text) {
		return text
	}
	return strings.Join([]string{lintOff, text, lintBack}, "\n\n")
}
