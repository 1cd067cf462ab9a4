package export

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// keyOf is what other tools know the criterion of a threat by: its name with the first id that its subject had.
func keyOf(g *graph.Graph, t *stride.Threat, first map[string]string) marker.Name {
	earlier, ok := first[t.Subject]
	if !ok || general(t, t.Subject) || general(t, earlier) {
		return marker.Name{Block: g.ID, Threat: t.ID}
	}
	return marker.Name{Block: g.ID, Threat: t.Rule.ID + "@" + earlier}
}

// firstIDs maps the ids of a block's elements, boundaries and flows to the first of the ids that each had before:
// the one by which another tool may know it. was= lists them oldest first, and no id twice in a block.
func firstIDs(g *graph.Graph) map[string]string {
	first := make(map[string]string)
	add := func(id string, attrs model.Attrs) {
		if was := attrs.Values("was"); len(was) > 0 {
			first[id] = was[0]
		}
	}
	for _, f := range g.Flows {
		add(f.ID, f.Attrs)
	}
	for _, b := range g.Boundaries {
		add(b.ID, b.Attrs)
	}
	for _, e := range g.Elements {
		add(e.ID, e.Attrs)
	}
	return first
}

// Subjects of threats that are no ids of a block: the whole of it, everybody who signs in, and its undeclared zones.
const (
	everything = "model"
	people     = "people"
	outside    = "outside"
	system     = "system"
)

// general reports whether a subject of a threat's rule is one of these. Where a rule is about elements or flows, it is
// the id of one.
func general(t *stride.Threat, subject string) bool {
	switch t.Rule.Merge {
	case "model", "zone", "holder":
		return slices.Contains([]string{everything, people, outside, system}, subject)
	}
	return false
}

// Clashes reports every block whose id a block of another document has, too: their items would share keys.
func Clashes(documents []Document) []source.Diagnostic {
	var ds []source.Diagnostic
	first := make(map[string]Document)
	for _, d := range documents {
		for _, b := range d.Blocks {
			other, taken := first[b.ID]
			switch {
			case !taken:
				first[b.ID] = d
			case other.File != d.File:
				ds = append(ds, clash(b, d, other))
			}
		}
	}
	return ds
}

func clash(b *model.Block, d, first Document) source.Diagnostic {
	out := d.File.Diagnose(b.Fence.Info, source.SharedBlockID,
		"block `%s` has the id of one in `%s`, and exported keys begin with it; write another into one of the fences, as in `id=\"%s-2\"`", b.ID, first.File.Path, b.ID)
	out.Notes = append(out.Notes, first.File.Note(first.Block(b.ID).Fence.Info.Start, "block `%s` is here, too", b.ID))
	return out
}
