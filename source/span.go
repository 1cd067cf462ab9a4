package source

// Span is a half-open range of byte offsets in one file.
type Span struct {
	Start, End int
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether other lies wholly inside s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Line is one line of a container's content, without the container's own prefix
// and the line ending: what a parser inside a list or a quote should see.
type Line struct {
	// Text is the content. Its first Pad bytes are blanks for the part of a tab
	// that the container did not consume; they are not in the file.
	Text string
	// Start is the offset in the file of Text[Pad].
	Start int
	// Pad is the number of leading blanks of Text that have no byte in the file.
	Pad int
}

// Offset translates an index in Text to an offset in the file.
func (l Line) Offset(index int) int { return l.Start + max(0, index-l.Pad) }

// Span translates a range of indexes in Text to a span of the file.
func (l Line) Span(start, end int) Span { return Span{l.Offset(start), l.Offset(end)} }
