package whole

import (
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
)

// ElementProperties are what the block says of an element beside its name and its type.
func ElementProperties(e *graph.Element) []foreign.Property {
	return named(foreign.Of(e.ID, e.Attrs), "holds", e.Holds)
}

// FlowProperties are what the block says of a flow beside its label and its ends.
func FlowProperties(f *graph.Flow) []foreign.Property {
	return named(named(foreign.Of(f.ID, f.Attrs), "data", f.Data), "returns", f.Returns)
}

// named gives the property of a key the ids of data, where a block may have written more.
func named(all []foreign.Property, key string, data []*graph.Data) []foreign.Property {
	for i, p := range all {
		if p.Key == key {
			all[i].Value = strings.Join(IDs(data), ",")
		}
	}
	return all
}

// IDs are the ids of data, each once.
func IDs(data []*graph.Data) []string {
	var ids []string
	seen := make(map[string]bool)
	for _, d := range data {
		if !seen[d.ID] {
			seen[d.ID] = true
			ids = append(ids, d.ID)
		}
	}
	return ids
}
