package parser

import (
	"maps"
	"slices"

	"github.com/trustseam/trustseam/model"
)

// Dialect is the notation plus what a project adds to it. The zero Dialect is
// the notation itself.
type Dialect struct {
	// Classes are the project's own data classes, in the order in which messages list them.
	Classes []string
}

// DialectOf is the notation with the data classes that a project's words name.
func DialectOf(words model.Words) Dialect {
	return Dialect{Classes: slices.Sorted(maps.Keys(words.Own))}
}

// attribute returns the attribute with a key and all its allowed values.
func (d Dialect) attribute(key string) (model.Attribute, bool) {
	a, ok := model.LookupAttribute(key)
	if key == "class" {
		a.Values = slices.Concat(a.Values, model.Bare(d.Classes...))
	}
	return a, ok
}
