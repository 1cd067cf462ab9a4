package scene

import "github.com/trustseam/trustseam/source"

// Clean makes one line of an author's text: what cannot be seen is no part of a picture.
func Clean(text string) string { return source.OneLine(text) }
