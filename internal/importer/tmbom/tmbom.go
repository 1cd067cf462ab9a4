package tmbom

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// Is reports whether a file with some outermost keys looks like a model.
func Is(keys []string) bool {
	return slices.Contains(keys, "trust_zones") && slices.ContainsFunc(keys, func(k string) bool { return k == "data_flows" || k == "trust_boundaries" || k == "scope" })
}

// lists are those that hold what a diagram shows.
var lists = []string{"trust_zones", "actors", "components", "data_stores", "data_flows"}

// Read reads a model. The error says why it is none, with the place.
func Read(text []byte) (*draft.Draft, error) {
	v, err := tree.Read(text)
	switch {
	case err != nil:
		return nil, err
	case !v.Is(tree.Map):
		return nil, fmt.Errorf("1:1: a TM-BOM is a map with `trust_zones`, `components` and `data_flows`")
	case !slices.ContainsFunc(lists, func(key string) bool { return v.Get(key).Has() }):
		return nil, fmt.Errorf("1:1: a TM-BOM has `trust_zones`, `components` and `data_flows`; this file has none of them")
	}
	return newReader(v).read(), nil
}
