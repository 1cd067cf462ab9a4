package parser

import "github.com/trustseam/trustseam/source"

// suggest returns the one word that is a single slip away, or "".
func suggest(word string, allowed []string) string { return source.Suggest(word, allowed) }
