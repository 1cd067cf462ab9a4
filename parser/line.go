package parser

import (
	"strings"
	"unicode/utf8"

	"github.com/trustseam/trustseam/source"
)

// statement is one line split into its parts, without its comment.
type statement struct {
	line source.Line
	// indent is the number of blanks before the statement.
	indent int
	// head is what precedes " | ", attrs what follows it.
	head, attrs piece
}

// piece is a part of a line without surrounding blanks. Its text is as written, including escapes.
type piece struct {
	line       source.Line
	start, end int
}

func newPiece(line source.Line, start, end int) piece {
	for start < end && isBlank(line.Text[start]) {
		start++
	}
	for end > start && isBlank(line.Text[end-1]) {
		end--
	}
	return piece{line, start, end}
}

func (p piece) text() string         { return p.line.Text[p.start:p.end] }
func (p piece) empty() bool          { return p.start == p.end }
func (p piece) span() source.Span    { return p.line.Span(p.start, p.end) }
func (p piece) from(i int) piece     { return newPiece(p.line, p.start+i, p.end) }
func (p piece) upTo(i int) piece     { return newPiece(p.line, p.start, p.start+i) }
func (p piece) at(i int) piece       { return piece{p.line, p.start + i, min(p.start+i+1, p.end)} }
func (p piece) startsArrow() bool    { return arrowLength(p.text()) > 0 }
func (p piece) endSpan() source.Span { return p.line.Span(p.end, p.end) }

// word cuts the leading letters off a piece, when a blank, a colon or the end follows them.
func (p piece) word() (word, rest piece) {
	text := p.text()
	i := 0
	for i < len(text) && text[i] >= 'a' && text[i] <= 'z' {
		i++
	}
	if i < len(text) && !isBlank(text[i]) && text[i] != ':' {
		return piece{p.line, p.start, p.start}, p
	}
	return p.upTo(i), p.from(i)
}

// hasArrow reports whether an arrow precedes the first colon.
func (p piece) hasArrow() bool {
	text, _, _ := strings.Cut(p.text(), ":")
	for i := range text {
		if arrowLength(text[i:]) > 0 || wrongArrow(text[i:]) != "" {
			return true
		}
	}
	return false
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// cut splits a line. It returns false for a line without a statement.
func (n *notation) cut(line source.Line) (statement, bool) {
	text := line.Text
	indent := 0
	for indent < len(text) && isBlank(text[indent]) {
		indent++
	}
	st := statement{line: line, indent: indent}
	end, pipe := n.scan(line, indent)
	if pipe < 0 {
		st.head = newPiece(line, indent, end)
		st.attrs = newPiece(line, end, end)
	} else {
		st.head = newPiece(line, indent, pipe)
		st.attrs = newPiece(line, pipe+1, end)
		if st.attrs.empty() {
			n.report(line.Span(pipe, pipe+1), source.MisplacedPipe, "nothing follows ` | `; write attributes after it or remove it")
		}
	}
	return st, !st.head.empty() || pipe >= 0
}

// scan finds where the statement ends (before a comment) and where its pipe is, or -1.
func (n *notation) scan(line source.Line, start int) (end, pipe int) {
	text := line.Text
	pipe = -1
	quoted := false
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '"' && pipe >= 0:
			quoted = !quoted
		case quoted:
		case startsComment(text, start, i):
			n.checkComment(line, start, i)
			return i, pipe
		case c == '|' && pipe >= 0:
			n.report(line.Span(i, i+1), source.MisplacedPipe, "a second `|`; a statement has one, before all attributes")
			return i, pipe
		case c == '|' && blankAround(text, i):
			pipe = i
		case c == '|':
			n.report(line.Span(i, i+1), source.MisplacedPipe, "`|` needs a blank on each side to begin the attributes; write `\\|` for a pipe in the text")
			if i > 0 && isBlank(text[i-1]) || i+1 < len(text) && isBlank(text[i+1]) {
				pipe = i // it was meant as a pipe
			}
		}
	}
	return len(text), pipe
}

func blankAround(text string, i int) bool {
	return (i == 0 || isBlank(text[i-1])) && (i+1 == len(text) || isBlank(text[i+1]))
}

// unescape removes the backslash from `\|`, `\#` and `\\`; any other backslash is literal.
func unescape(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	return strings.NewReplacer(`\\`, `\`, `\|`, `|`, `\#`, `#`).Replace(text)
}

// Escape writes a text so that the notation reads it back as a name, label or reason.
func Escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "#", `\#`).Replace(text)
}

// checkCharacters refuses characters that are invisible or that change the
// order in which text is read: a reviewer must see what the program sees.
func (n *notation) checkCharacters(line source.Line) bool {
	at, r := source.HiddenIn(line.Text)
	if at >= 0 {
		n.report(line.Span(at, at+utf8.RuneLen(r)), source.BadCharacter, "character U+%04X is not allowed: it is invisible or changes the order of the text", r)
	}
	return at < 0
}

// shorten keeps a user's word in a message readable.
func shorten(text string) string {
	const limit = 60
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit]) + "…"
}
