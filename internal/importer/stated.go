package importer

import (
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

// Stated adds an attribute to those of a part of a block. It replaces one of the same key, bare words included.
func Stated(attrs []draft.Attr, a draft.Attr, on model.Place) []draft.Attr {
	at := slices.IndexFunc(attrs, func(other draft.Attr) bool { return SameKey(other, a, on) })
	if at < 0 {
		return append(attrs, a)
	}
	attrs[at] = a
	return attrs
}

// SameKey reports whether two attributes of a part of a block state the same thing, bare words included.
func SameKey(a, b draft.Attr, on model.Place) bool { return key(a, on) == key(b, on) }

// key is the key of an attribute, also of one that is a bare word.
func key(a draft.Attr, on model.Place) string {
	if a.Key == "" {
		named, _, _ := model.LookupWord(a.Value, on)
		return named
	}
	return a.Key
}
