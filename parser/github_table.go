package parser

import (
	"bytes"

	"github.com/trustseam/trustseam/internal/lazy"
)

// delimiterRow matches the second line of a table.
var delimiterRow = lazy.Regexp(`^\|?[ \t\v\f]*:?-+:?[ \t\v\f]*(?:\|[ \t\v\f]*:?-+:?[ \t\v\f]*)*\|?[ \t\v\f]*$`)

// openTable turns a paragraph into a table if its last line is a header for
// this line. It reports whether more can begin on the line.
func (r *githubReader) openTable(b *openBlock, rest []byte) bool {
	if b.kind != paragraphBlock || !delimiterRow().Match(rest) {
		return false
	}
	text := bytes.TrimSuffix(b.text, []byte("\n"))
	if countCells(text[bytes.LastIndexByte(text, '\n')+1:]) != countCells(rest) {
		return false
	}
	b.kind = tableBlock
	r.advance(len(r.line) - r.at)
	return true
}

// countCells counts the cells of a row of a table.
func countCells(row []byte) int {
	count, text := 0, false
	if bytes.HasPrefix(row, []byte("|")) {
		row = bytes.TrimLeft(row[1:], " \t\v\f")
	}
	for i := 0; i < len(row); i++ {
		switch {
		case row[i] == '|':
			count++
			text = false
			// Blanks after a pipe are not a cell.
			for i+1 < len(row) && (isBlank(row[i+1]) || row[i+1] == '\v' || row[i+1] == '\f') {
				i++
			}
		case row[i] == '\\' && i+1 < len(row) && isPunctuation(row[i+1]):
			i++
			text = true
		default:
			text = true
		}
	}
	if text {
		count++
	}
	return count
}

// isPunctuation reports whether a byte is ASCII punctuation, before which a backslash is an escape.
func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')
}
