package trustseam

import (
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// SharedIDs adds an error to the results of documents whose blocks have the id of one in another
// document, where at least one of them is written or taken from its regions: tests and tickets that name a
// threat would mean two. Documents that only have one file name, such as README.md in many
// folders, are told apart by their paths. The results are in the order of the paths.
func SharedIDs(results []*Result) {
	owners := make(map[string][]*Result)
	var ids []string
	for _, r := range results {
		for _, b := range r.Document.Blocks {
			all := owners[b.ID]
			switch {
			case b.ID == "" || slices.Contains(all, r):
				continue
			case len(all) == 0:
				ids = append(ids, b.ID)
			}
			owners[b.ID] = append(all, r)
		}
	}
	for _, id := range ids {
		if len(owners[id]) > 1 {
			reportShared(id, owners[id])
		}
	}
}

// reportShared reports all blocks with one id except the first, which the others name.
func reportShared(id string, owners []*Result) {
	if !slices.ContainsFunc(owners, func(r *Result) bool { return carriesID(r.Document.Block(id)) }) {
		return
	}
	// A copy that took over an id is not the original.
	owners = slices.Clone(owners)
	slices.SortStableFunc(owners, func(a, b *Result) int {
		return rank(a.Document.Block(id)) - rank(b.Document.Block(id))
	})
	first := owners[0].Document
	for _, r := range owners[1:] {
		f, b := r.Document.File, r.Document.Block(id)
		d := f.Diagnose(b.Fence.Info, source.SharedBlockID,
			"block `%s` has the id of one in `%s`; write another into one of the fences, as in `id=\"%s-2\"`, and delete the regions there with their markers", id, first.File.Path, id)
		d.Notes = append(d.Notes, first.File.Note(first.Block(id).Fence.Info.Start, "block `%s` is here, too", id))
		r.Diagnostics = append(r.Diagnostics, d)
		source.SortDiagnostics(r.Diagnostics)
		r.withhold()
		if b.Adopted {
			r.Stale = nil // this says what generate would do with an id that the copy cannot keep
		}
	}
}

// carriesID reports whether the id of a block is written, or will be.
func carriesID(b *model.Block) bool { return b.Named || b.Adopted }

// rank orders blocks by the certainty that an id is theirs.
func rank(b *model.Block) int {
	if b.Adopted {
		return 1
	}
	return 0
}
