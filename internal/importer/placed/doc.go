// Package placed reads JSON and YAML of strangers into values that know their place in the source: a path such as
// `detail.diagrams[0]` in JSON, a line and column in YAML. Depth and number of values are bounded, aliases of YAML
// included, and a key may not occur twice. A value asked for as what it is not is noted, so that a reader can report it.
package placed
