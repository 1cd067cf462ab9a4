// Package sourcetext tells comments and string literals from code in source text of any
// language. It parses none: it knows the signs of comments and quotes, by the extension of a file.
package sourcetext

import (
	"bytes"
	"iter"
	"sort"
)

// LongestLine is how many bytes a line of a person may have; a program wrote anything longer.
const LongestLine = 4 << 10

// Span is a range of offsets, in bytes.
type Span struct{ Start, End int }

// IsLong reports whether a line is too long for a person to have written it.
func (s Span) IsLong() bool { return s.End-s.Start > LongestLine }

// Text is a source text with its comments and strings.
type Text struct {
	Bytes []byte
	// Segments are the comments and strings, in their order.
	Segments []Segment

	ends []int // of the lines, without their ends
}

// Read finds the comments and strings of a text. The name of its file decides which signs begin them.
func Read(name string, text []byte) *Text {
	return &Text{Bytes: text, Segments: lex(text, languageOf(name)), ends: lineEnds(text)}
}

// SegmentAt is the index of the segment that an offset is in, or of the next one, and whether it is in it.
func (t *Text) SegmentAt(at int) (int, bool) {
	i := sort.Search(len(t.Segments), func(i int) bool { return t.Segments[i].End > at })
	return i, i < len(t.Segments) && t.Segments[i].Start <= at
}

// LineAt is the line that an offset is in, without its end.
func (t *Text) LineAt(at int) Span {
	i := sort.SearchInts(t.ends, at)
	if i == 0 {
		return Span{0, t.ends[0]}
	}
	return Span{t.ends[i-1] + 1, t.ends[i]}
}

// Lines are all lines, without their ends.
func (t *Text) Lines() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		start := 0
		for _, end := range t.ends {
			if start <= end && !yield(Span{start, end}) { // what ends without a line feed is noted twice
				return
			}
			start = end + 1
		}
	}
}

// lineEnds lists where the lines of a text end.
func lineEnds(text []byte) []int {
	var ends []int
	for at := 0; at < len(text); {
		at = LineEnd(text, at)
		ends = append(ends, at)
		at++
	}
	return append(ends, len(text))
}

// LineEnd is where the line ends that an offset is in.
func LineEnd(text []byte, at int) int {
	if end := bytes.IndexByte(text[at:], '\n'); end >= 0 {
		return at + end
	}
	return len(text)
}
