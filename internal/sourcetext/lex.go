package sourcetext

import (
	"bytes"
	"strconv"
	"strings"
)

// Segment is a comment or a string literal with its signs.
type Segment struct {
	Span
	// Comment is true for a comment, false for a string.
	Comment bool
	quote   int  // bytes of the sign at each end of a string
	escapes bool // a backslash in it escapes
}

// Quote is how many bytes the sign at each end of a string has, 0 for a comment.
func (s Segment) Quote() int { return s.quote }

// Content is the text between the quotes of a string, or "" if the program sees something else.
func (s Segment) Content(text []byte) string {
	if s.End-s.Start < 2*s.quote {
		return ""
	}
	inner := string(text[s.Start+s.quote : s.End-s.quote])
	if !s.escapes || !strings.ContainsRune(inner, '\\') {
		return inner
	}
	plain, err := strconv.Unquote(string(text[s.Start:s.End])) // as Go and others have it in double quotes
	if err != nil {
		return ""
	}
	return plain
}

// lex finds the comments and the strings of a text, in their order.
func lex(text []byte, l language) []Segment {
	var all []Segment
	var below belowLine
	for at := 0; at < len(text); {
		if s, ok := below.due(at); ok {
			all, at = append(all, s), s.End
			continue
		}
		if !l.begins[text[at]] {
			at++
			continue
		}
		s, ok := l.segmentAt(text, at)
		if !ok {
			below.look(l, text, at)
			at++
			continue
		}
		all = append(all, s)
		at = max(s.End, at+1)
	}
	return all
}

// segmentAt is the comment or string that begins at an offset.
func (l language) segmentAt(text []byte, at int) (Segment, bool) {
	rest := text[at:]
	for _, sign := range l.line {
		if bytes.HasPrefix(rest, []byte(sign)) && l.mayComment(text[:at], sign) {
			return Segment{Span: Span{at, LineEnd(text, at)}, Comment: true}, true
		}
	}
	for _, b := range l.block {
		if bytes.HasPrefix(rest, []byte(b[0])) {
			return Segment{Span: Span{at, endOf(text, at+len(b[0]), b[1])}, Comment: true}, true
		}
	}
	for _, q := range l.quotes {
		if bytes.HasPrefix(rest, []byte(q.sign)) {
			if end, closed := q.end(text, at); closed {
				return Segment{Span: Span{at, end}, quote: len(q.sign), escapes: q.escapes}, true
			}
		}
	}
	return Segment{}, false
}

// mayComment reports whether a sign begins a comment after the text before it: some mean something else within a
// line.
func (l language) mayComment(before []byte, sign string) bool {
	switch {
	case l.unknown:
		before = bytes.TrimRight(before, " \t")
		return len(before) == 0 || before[len(before)-1] == '\n'
	case sign == "#":
		return len(before) == 0 || strings.ContainsRune(" \t\n", rune(before[len(before)-1]))
	}
	return true
}

// endOf is the offset after the next sign, or the end of the text.
func endOf(text []byte, from int, sign string) int {
	if i := bytes.Index(text[min(from, len(text)):], []byte(sign)); i >= 0 {
		return from + i + len(sign)
	}
	return len(text)
}

// quote is how a string begins and ends.
type quote struct {
	sign    string
	lines   bool // it may have several
	escapes bool // a backslash escapes the next character
}

// end is the offset after a string that begins at an offset, and whether it is closed. An unclosed
// one that may have several lines ends with the text.
func (q quote) end(text []byte, at int) (int, bool) {
	last := len(text)
	if !q.lines {
		last = min(last, at+LongestLine)
	}
	for i := at + len(q.sign); i < last; i++ {
		switch {
		case q.escapes && text[i] == '\\':
			i++
		case !q.lines && text[i] == '\n':
			return 0, false
		case bytes.HasPrefix(text[i:], []byte(q.sign)):
			return i + len(q.sign), true
		}
	}
	return len(text), q.lines
}
