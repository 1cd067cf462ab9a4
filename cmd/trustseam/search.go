package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/parser"
)

// holdsOurs reports whether a text of any length holds anything of ours. It reads the
// text in pieces, and what a piece leaves undecided once more with the next one.
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
			return false, fmt.Errorf("larger than the limit of %d MiB", limit.Scan>>20)
		}
		text = append(text, more...)
		found, rest := parser.InterestingPart(text)
		// Nobody writes so much behind a fence that is neither our word nor another.
		if found || len(text)-rest > limit.Document {
			return true, nil
		}
		text = slices.Clone(text[rest:])
	}
}
