package lsp

import (
	"unicode/utf8"

	"github.com/trustseam/trustseam/source"
)

// positionOf translates an offset to a line and a column from 0, in UTF-16 code units: the only unit that all
// clients speak. A byte order mark counts, because a client that sends one counts it, too.
func positionOf(f *source.File, offset int) position {
	offset = min(max(offset, 0), len(f.Text))
	line := f.Position(offset).Line
	return position{line - 1, source.UTF16Length(f.Text[f.Line(line).Start:offset])}
}

// offsetOf translates a position back. One beyond the end of its line is at that end, one beyond the
// document at the document's end, and one within a character before it.
func offsetOf(f *source.File, p position) int {
	if p.Line < 0 {
		return 0
	}
	at := source.Span{Start: len(f.Text), End: len(f.Text)}
	if p.Line < f.LineCount() {
		at = f.Line(p.Line + 1)
	}
	offset := at.Start
	for units := 0; offset < at.End; {
		r, size := utf8.DecodeRune(f.Text[offset:at.End])
		if units++; r > 0xffff {
			units++
		}
		if units > p.Character || r == '\n' || r == '\r' {
			break
		}
		offset += size
	}
	return offset
}

// rangeOf translates a span.
func rangeOf(f *source.File, s source.Span) span {
	return span{positionOf(f, s.Start), positionOf(f, max(s.Start, s.End))}
}

// editOf translates an edit.
func editOf(f *source.File, e source.Edit) textEdit { return textEdit{rangeOf(f, e.Span), e.New} }
