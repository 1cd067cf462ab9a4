package parser

import (
	"bytes"
	"unicode/utf8"

	"github.com/trustseam/trustseam/source"
)

// checkEncoding returns an error about a file that cannot be read as lines of UTF-8.
func checkEncoding(f *source.File) []source.Diagnostic {
	if at := firstBadByte(f.Text); at >= 0 {
		return []source.Diagnostic{f.Diagnose(source.Span{Start: at, End: at + 1}, source.NotUTF8,
			"byte `0x%02x` is not UTF-8; a document is UTF-8, with or without a byte order mark", f.Text[at])}
	}
	if at := bytes.IndexByte(f.Text, '\r'); at >= 0 && bytes.IndexByte(f.Text, '\n') < 0 {
		return []source.Diagnostic{f.Diagnose(source.Span{Start: at, End: at + 1}, source.BareCR,
			"line ends in a carriage return alone; lines end in a line feed, with or without a carriage return before it")}
	}
	return nil
}

// firstBadByte returns the offset of the first byte that is not UTF-8, or -1.
func firstBadByte(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	at := 0
	for {
		r, n := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && n <= 1 {
			return at
		}
		at += n
	}
}

// contentStart returns where markdown begins: behind the byte order mark and
// the front matter. A markdown parser would take the mark for text and the front matter for a thematic break.
func contentStart(text []byte) int {
	start := 0
	if bytes.HasPrefix(text, []byte(source.BOM)) {
		start = len(source.BOM)
	}
	first, rest := cutLine(text[start:])
	delimiter := bytes.TrimRight(first, " \t\r\n")
	if string(delimiter) != "---" && string(delimiter) != "+++" {
		return start
	}
	at := len(text) - len(rest)
	for len(rest) > 0 {
		var line []byte
		line, rest = cutLine(rest)
		at += len(line)
		if bytes.Equal(bytes.TrimRight(line, " \t\r\n"), delimiter) {
			return at
		}
	}
	return start
}

// cutLine splits behind the first line feed.
func cutLine(text []byte) (line, rest []byte) {
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return text[:i+1], text[i+1:]
	}
	return text, nil
}
