package parser

import "github.com/trustseam/trustseam/source"

// suggest returns the only word that is one slip away, or "".
func suggest(word string, allowed []string) string { return source.Suggest(word, allowed) }
