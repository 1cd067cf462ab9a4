package render

import (
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// rawHTML finds the two elements that generated text may hold: the anchors of
// criteria, and code that no code span can show.
var rawHTML = lazy.Regexp(`<(a id="|code>)`)

// Comments for markdownlint: its configuration and the author decide how it
// treats the rest of the document.
const (
	lintOff  = "<!-- markdownlint-capture -->\n<!-- markdownlint-disable MD033 -->"
	lintBack = "<!-- markdownlint-restore -->"
)

// passLint keeps markdownlint, which reports every HTML element, from complaining
// about text that nobody can fix by hand. A document with link markers may be
// MDX, where comments are errors.
func passLint(text string, style model.MarkerStyle) string {
	if style != model.CommentMarker || !rawHTML().MatchString(text) {
		return text
	}
	return strings.Join([]string{lintOff, text, lintBack}, "\n\n")
}
