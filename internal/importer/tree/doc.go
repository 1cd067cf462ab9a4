// Package tree reads JSON and YAML into values that know their place, so that a reader of a format can say where in the
// source something is. Texts come from strangers: their depth and the number of their values are bounded, also of those
// that aliases of YAML repeat. Readers ask for values through Fields, which stops at the first of a wrong kind, or through
// Loose, which notes it and goes on.
package tree
