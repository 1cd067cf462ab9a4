package export

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// firstIDs maps the ids of a block's elements, boundaries and flows to the first of the ids that each had before:
// the one by which another tool may know it. was= lists them oldest first, and no id twice in a block.
func firstIDs(g *graph.Graph) map[string]string {
	first := make(map[string]string)
	add := func(id string, attrs model.Attrs) {
		if was := attrs.Values("was"); len(was) > 0 && !slices.Contains(ownSubjects(), was[0]) {
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

// ownSubjects are the subjects of threats that are no ids of the block.
func ownSubjects() []string { return []string{"model", "people", "outside", "system"} }

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
