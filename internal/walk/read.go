package walk

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/parser"
)

// Read reads a document. If it is larger than a document may be, it returns one byte too many,
// which the parser refuses with a place, or nothing if it holds nothing of ours. An error here is
// never taken for an empty document.
func Read(path string) ([]byte, error) {
	if err := repofile.Check(path); err != nil {
		return nil, failure.At(path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, failure.At(path, err)
	}
	defer f.Close()
	text, err := readUpTo(f, limit.Document+1)
	if err == nil && len(text) > limit.Document {
		var found bool
		if found, err = holdsOurs(io.MultiReader(bytes.NewReader(text), f)); !found {
			text = nil
		}
	}
	if err != nil {
		return nil, failure.At(path, err)
	}
	return text, nil
}

// Text returns what [Read] would, from the text of a whole file that is not on disk. A nil text means a file too
// large to search.
func Text(text []byte) ([]byte, error) {
	switch {
	case text == nil:
		return nil, errTooLarge
	case len(text) <= limit.Document:
		return text, nil
	}
	found, err := holdsOurs(bytes.NewReader(text))
	if err != nil || !found {
		return nil, err
	}
	return text[:limit.Document+1], nil
}

// Ours reports whether a text that was read as a document needs processing.
func Ours(text []byte) bool { return len(text) > limit.Document || parser.Interesting(text) }

var errTooLarge = fmt.Errorf("larger than the limit of %d MiB", limit.Scan>>20)

// readUpTo reads at most a number of bytes.
func readUpTo(r io.Reader, most int64) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, most))
}

// holdsOurs reports whether a text of any length contains anything of ours. It reads
// the text in pieces, and reads what a piece leaves undecided again with the next one.
func holdsOurs(r io.Reader) (bool, error) {
	var text []byte
	for size := 0; ; {
		more, err := readUpTo(r, limit.Document)
		switch size += len(more); {
		case err != nil:
			return false, err
		case len(more) == 0:
			return parser.Interesting(text), nil
		case size > limit.Scan:
			return false, errTooLarge
		}
		text = append(text, more...)
		found, rest := parser.InterestingPart(text)
		// No author writes so much after a fence that is neither our word nor another.
		if found || len(text)-rest > limit.Document {
			return true, nil
		}
		text = slices.Clone(text[rest:])
	}
}
