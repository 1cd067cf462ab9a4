package source

import (
	"bytes"
	"sort"
)

// BOM is the UTF-8 byte order mark that some editors put before the first line.
const BOM = "\ufeff"

// File is one document as it was read. It never changes: edits make a new text.
type File struct {
	// Path is the file's name in messages, with "/" on every system.
	Path string
	// Text is the whole file, byte order mark included.
	Text []byte

	lines []int // offset of the first byte of each line
}

// NewFile indexes the lines of text, which end as in CommonMark: with a line feed, a carriage return, or
// both. The file keeps text; the caller must not change it afterwards.
func NewFile(path string, text []byte) *File {
	lines := make([]int, 1, 1+bytes.Count(text, []byte{'\n'}))
	if LoneCR(text) >= 0 {
		return &File{Path: path, Text: text, lines: appendAllLines(lines, text)}
	}
	for at := bytes.IndexByte(text, '\n') + 1; at > 0; {
		lines = append(lines, at)
		next := bytes.IndexByte(text[at:], '\n') + 1
		if next == 0 {
			break
		}
		at += next
	}
	return &File{Path: path, Text: text, lines: lines}
}

// appendAllLines handles the slow case: text in which a carriage return alone ends a line.
func appendAllLines(lines []int, text []byte) []int {
	for i, c := range text {
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			lines = append(lines, i+1)
		}
	}
	return lines
}

// LoneCR returns the offset of the first carriage return without a line feed after it, or -1.
func LoneCR(text []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '\r')
		if i < 0 {
			return -1
		}
		if at += i + 1; at == len(text) || text[at] != '\n' {
			return at - 1
		}
	}
}

// Position is a place as people give it: line and column from 1, the column in bytes.
type Position struct {
	Line, Col int
}

// Position translates a byte offset. A byte order mark takes up no column, because editors do not show it.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	line := sort.SearchInts(f.lines, offset+1) - 1
	start := f.lines[line]
	if line == 0 && bytes.HasPrefix(f.Text, []byte(BOM)) {
		start = min(len(BOM), offset)
	}
	return Position{Line: line + 1, Col: offset - start + 1}
}

// LineCount returns the number of lines in the file; text after the last line feed counts as a line.
func (f *File) LineCount() int {
	n := len(f.lines)
	if n > 1 && f.lines[n-1] == len(f.Text) {
		n--
	}
	return n
}

// LineSpan returns the bytes of the line that contains offset, including its line feed.
func (f *File) LineSpan(offset int) Span {
	line := sort.SearchInts(f.lines, offset+1) - 1
	end := len(f.Text)
	if line+1 < len(f.lines) {
		end = f.lines[line+1]
	}
	return Span{f.lines[line], end}
}

// Line returns the bytes of a line, including its line end. Lines count from 1.
func (f *File) Line(number int) Span {
	if number < len(f.lines) {
		return Span{f.lines[number-1], f.lines[number]}
	}
	return Span{f.lines[number-1], len(f.Text)}
}

// Slice returns the bytes of a span.
func (f *File) Slice(s Span) []byte { return f.Text[s.Start:s.End] }
