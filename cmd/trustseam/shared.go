package main

import (
	"path/filepath"
	"regexp"
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// sharedIDs reports blocks of different documents with one id, of which at least one is
// written or handed on: tests and tickets that name a threat would mean two. Documents
// that only have one file name, such as README.md in many folders, are told apart by their paths.
func (w *workshop) sharedIDs(jobs []*job) error {
	owners := make(map[string][]*job)
	for _, j := range jobs {
		for _, id := range j.blockIDs() {
			owners[id] = append(owners[id], j)
		}
	}
	for _, j := range jobs { // in the order of the paths
		for _, id := range j.blockIDs() {
			if all := owners[id]; len(all) > 1 && all[0] == j {
				if err := w.reportShared(id, all); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// reportShared reports all blocks with one id but the first, which the others name.
func (w *workshop) reportShared(id string, owners []*job) error {
	if !slices.ContainsFunc(owners, (*job).mayName) {
		return nil
	}
	written := false
	for _, j := range owners {
		if err := w.rework(j); err != nil {
			return err
		}
		b := j.Document.Block(id)
		written = written || b.Named || b.Adopted
	}
	if !written {
		return nil
	}
	// What a copy has taken over is not the original.
	owners = slices.Clone(owners)
	slices.SortStableFunc(owners, func(a, b *job) int {
		return rank(a.Document.Block(id)) - rank(b.Document.Block(id))
	})
	first := owners[0]
	for _, j := range owners[1:] {
		d := j.Document.File.Diagnose(j.Document.Block(id).Fence.Info, source.SharedBlockID,
			"block `%s` has the id of one in `%s`; write another into one of the fences, as in `id=\"%s-2\"`, and delete the regions there with their markers", id, first.path, id)
		d.Notes = append(d.Notes, first.Document.File.Note(first.Document.Block(id).Fence.Info.Start, "block `%s` is here, too", id))
		j.Diagnostics = append(j.Diagnostics, d)
		if j.Document.Block(id).Adopted {
			j.Stale = nil // which says what generate would do with an id that the copy cannot keep
		}
		source.SortDiagnostics(j.Diagnostics)
	}
	return nil
}

// infoWithID is what the line of a fence that says an id matches, among others.
var infoWithID = regexp.MustCompile(`dfd.*id=`)

// mayName reports whether a fence of the document may say an id, or will. Of documents that
// are remembered this spares the work on those that only have one file name.
func (j *job) mayName() bool {
	if j.remembered {
		return infoWithID.Match(j.Before)
	}
	return slices.ContainsFunc(j.Document.Blocks, func(b *model.Block) bool { return b.Named || b.Adopted })
}

// rank orders blocks by how sure it is that an id is theirs.
func rank(b *model.Block) int {
	if b.Adopted {
		return 1
	}
	return 0
}

// blockIDs are the ids of the blocks of a document. One that is remembered has a
// picture for each; see remember.
func (j *job) blockIDs() []string {
	var ids []string
	add := func(id string) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, b := range j.Document.Blocks {
		add(b.ID)
	}
	for _, d := range j.pictures {
		add(d.Block.ID)
	}
	return ids
}

// rework works on a document that is only remembered, as if it were not.
func (w *workshop) rework(j *job) error {
	if !j.remembered {
		return nil
	}
	set, err := w.settings(filepath.Dir(j.path))
	if err != nil {
		return err
	}
	again, err := w.process(j.path, j.Before)
	if err != nil {
		return err
	}
	again.key = w.memory.key(j.path, j.Before, set)
	*j = *again
	return nil
}
