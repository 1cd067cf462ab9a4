package source

import "unicode/utf8"

// PositionUTF16 translates a byte offset to a line and a column from 1 in UTF-16 code
// units, the unit of SARIF, GitHub and editors. A byte order mark takes up no column.
func (f *File) PositionUTF16(offset int) Position {
	pos := f.Position(offset)
	offset = min(max(offset, 0), len(f.Text))
	return Position{Line: pos.Line, Col: UTF16Length(f.Text[offset-pos.Col+1:offset]) + 1}
}

// Offset translates a position back to its byte offset, or to the nearest one
// that the file has.
func (f *File) Offset(pos Position) int {
	line := min(max(pos.Line, 1), len(f.lines))
	start := f.lines[line-1]
	if line == 1 && len(f.Text) >= len(BOM) && string(f.Text[:len(BOM)]) == BOM {
		start = len(BOM)
	}
	return min(start+max(pos.Col, 1)-1, len(f.Text))
}

// UTF16Length counts the code units of a text in UTF-16. A byte that is not UTF-8
// counts as one, like the replacement character that a reader shows for it.
func UTF16Length(text []byte) int {
	units := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		units++
		if r > 0xffff {
			units++
		}
	}
	return units
}
