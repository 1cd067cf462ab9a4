package parser

import (
	"bytes"
	"unicode/utf8"

	"github.com/trustseam/trustseam/source"
)

// checkEncoding returns an error about a file that is not UTF-8 text.
func checkEncoding(f *source.File) []source.Diagnostic {
	at := firstBadByte(f.Text)
	if at < 0 {
		return nil
	}
	span := source.Span{Start: at, End: at + 1}
	switch name := wideEncoding(f.Text); {
	case name != "":
		return []source.Diagnostic{f.Diagnose(span, source.NotUTF8, "document is %s; a document is UTF-8, with or without a byte order mark", name)}
	case f.Text[at] == 0:
		return []source.Diagnostic{f.Diagnose(span, source.NotUTF8, "byte `0x00` is no text; a document is UTF-8, with or without a byte order mark")}
	}
	return []source.Diagnostic{f.Diagnose(span, source.NotUTF8,
		"byte `0x%02x` is not UTF-8; a document is UTF-8, with or without a byte order mark", f.Text[at])}
}

// wideEncoding names the encoding of a file whose characters take two or four bytes, or returns "".
func wideEncoding(text []byte) string {
	for _, e := range []struct{ mark, name string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(text, []byte(e.mark)) {
			return e.name
		}
	}
	return ""
}

// firstBadByte returns the offset of the first byte that is not UTF-8 or is zero, or -1.
func firstBadByte(text []byte) int {
	zero := bytes.IndexByte(text, 0)
	if zero < 0 && utf8.Valid(text) {
		return -1
	}
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRune(text[at:])
		if r == 0 || r == utf8.RuneError && n <= 1 {
			return at
		}
		at += n
	}
	return -1
}
