package sourcetext

import (
	"bytes"

	"github.com/trustseam/trustseam/internal/lazy"
)

// sniffed is how many bytes are searched for a NUL, which no source text has, and for who wrote the file.
const sniffed = 8 << 10

// generated is the line by which programs say that they have written a file: nobody states anything in it.
var generated = lazy.Regexp(`(?m)^[^\w"'\n]{0,8}(?:Code generated .*DO NOT EDIT|@generated\b)`)

// IsWritten reports whether a person has written a text: it is not binary, and says of no program that this wrote it.
func IsWritten(text []byte) bool {
	head := text[:min(len(text), sniffed)]
	return bytes.IndexByte(head, 0) < 0 && !generated().Match(head)
}
