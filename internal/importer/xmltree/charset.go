package xmltree

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// utf8Text returns a text in UTF-8 without a byte order mark. Programs of Windows also write UTF-16.
func utf8Text(text []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(text, []byte{0xff, 0xfe}):
		return fromUTF16(text[2:], binary.LittleEndian)
	case bytes.HasPrefix(text, []byte{0xfe, 0xff}):
		return fromUTF16(text[2:], binary.BigEndian)
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), nil
}

func fromUTF16(text []byte, order binary.ByteOrder) ([]byte, error) {
	if len(text)%2 != 0 {
		return nil, fmt.Errorf("1:1: the text is UTF-16 with half a character at its end")
	}
	out := make([]byte, 0, len(text)/2)
	for at := 0; at < len(text); at += 2 {
		r := rune(order.Uint16(text[at:]))
		if utf16.IsSurrogate(r) && at+4 <= len(text) {
			r = utf16.DecodeRune(r, rune(order.Uint16(text[at+2:])))
			at += 2
		}
		if utf16.IsSurrogate(r) {
			r = utf8.RuneError
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

// charset reads what the XML declares to be in an encoding: UTF-16 has been rewritten by then, and ASCII is UTF-8.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii":
		return in, nil
	}
	return nil, encodingError(label)
}

// encodingError is the name of an encoding that is not read.
type encodingError string

func (e encodingError) Error() string {
	return fmt.Sprintf("the encoding `%s` is not read; save the file as UTF-8", quoted(string(e)))
}
