package parser

import (
	"strings"

	"github.com/trustseam/trustseam/source"
)

// startsComment reports whether a comment begins at a byte of a line: at the first
// that is not a blank, or between blanks. A ticket such as #12 is text.
func startsComment(text string, start, i int) bool {
	return text[i] == '#' && (i == start || isBlank(text[i-1]) && (i+1 == len(text) || isBlank(text[i+1])))
}

// isTightComment reports whether an attribute is what other languages write as a comment.
func isTightComment(token piece) bool { return strings.HasPrefix(token.text(), "#") }

// checkComment refuses a comment that hides attributes of the statement before it.
// On a line of its own, a comment may contain anything, such as a whole statement.
func (n *notation) checkComment(line source.Line, start, i int) {
	if from, to := n.attributesIn(line.Text, i+1); i > start && from < to {
		n.report(line.Span(from, to), source.HiddenAttribute,
			"`%s` is in a comment and says nothing; write `\\#` for a hash in the text, or the comment on a line of its own", shorten(line.Text[from:to]))
	}
}

// attributesIn returns the first ` | ` or attribute in a comment.
func (n *notation) attributesIn(text string, at int) (from, to int) {
	for at < len(text) {
		for at < len(text) && isBlank(text[at]) {
			at++
		}
		from, to = at, at
		for to < len(text) && !isBlank(text[to]) {
			to++
		}
		word := text[from:to]
		key, _, hasValue := strings.Cut(word, "=")
		if _, known := n.dialect.attribute(key); word == "|" || hasValue && known {
			return from, to
		}
		at = to
	}
	return 0, 0
}
