package model

import (
	"slices"

	"github.com/trustseam/trustseam/source"
)

// Attr is one attribute as given, with its key in canonical form: the word "crown" is crown=yes.
type Attr struct {
	Key    string
	Values []string
	// Span is the whole attribute, ValueSpans are its values.
	Span       source.Span
	ValueSpans []source.Span
}

// Attrs is the list of attributes after " | ", in the order in which they were written.
type Attrs []Attr

// Find returns the attribute with a key.
func (as Attrs) Find(key string) (Attr, bool) {
	for _, a := range as {
		if a.Key == key {
			return a, true
		}
	}
	return Attr{}, false
}

// Value returns the first value of a key, or "" when the key is absent.
func (as Attrs) Value(key string) string {
	if a, ok := as.Find(key); ok {
		return a.Values[0]
	}
	return ""
}

// Values returns all values of a key, or nil if the key is absent.
func (as Attrs) Values(key string) []string {
	a, _ := as.Find(key)
	return a.Values
}

// Has reports whether value is among the values of a key.
func (as Attrs) Has(key, value string) bool {
	return slices.Contains(as.Values(key), value)
}
