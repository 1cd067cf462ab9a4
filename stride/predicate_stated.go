package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on what a block states, and those of rules that hear statements.
var statedPredicates = map[string]predicate{
	"anywhere": {
		help:    "it is stated anywhere",
		flow:    func(*graph.Flow, ask) bool { return true },
		element: func(*graph.Element, ask) bool { return true },
	},
	"states": {
		help: "the block states the attribute", takesArgs: true,
		flow:    func(f *graph.Flow, how ask) bool { return stated(f.Attrs, how.args) },
		element: func(e *graph.Element, how ask) bool { return stated(e.Attrs, how.args) },
	},
}

func stated(attrs model.Attrs, keys []string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return attrs.Value(key) != "" })
}
