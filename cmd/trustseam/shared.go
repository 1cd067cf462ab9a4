package main

import (
	"slices"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// sharedIDs reports blocks of different documents with one id. A document that only the cache knows is
// processed if it shares an id with another one.
func (r *runner) sharedIDs(jobs []*job) error {
	owners := make(map[string][]*job)
	for _, j := range jobs {
		for _, id := range j.blockIDs() {
			owners[id] = append(owners[id], j)
		}
	}
	for _, j := range jobs { // in path order
		for _, id := range j.blockIDs() {
			if all := owners[id]; len(all) > 1 && all[0] == j && slices.ContainsFunc(all, (*job).mayName) {
				if err := r.rework(all); err != nil {
					return err
				}
			}
		}
	}
	var results []*trustseam.Result
	for _, j := range jobs {
		if j.result != nil {
			results = append(results, j.result)
		}
	}
	trustseam.SharedIDs(results)
	return nil
}

// infoWithID matches the line of a fence that states an id, among other lines.
var infoWithID = lazy.Regexp(`dfd.*id=`)

// mayName reports whether a fence of the document may state an id, or will. It spares processing
// cached documents that only share a file name.
func (j *job) mayName() bool {
	if j.result == nil {
		return infoWithID().Match(j.text)
	}
	return slices.ContainsFunc(j.result.Document.Blocks, func(b *model.Block) bool { return b.Named || b.Adopted })
}

// blockIDs are the ids of the blocks of a document. One that the cache knows has a
// picture for each; see remember.
func (j *job) blockIDs() []string {
	var ids []string
	add := func(id string) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if j.result != nil {
		for _, b := range j.result.Document.Blocks {
			add(b.ID)
		}
	}
	for _, f := range j.files {
		add(f.block)
	}
	return ids
}

// rework processes the documents that only the cache knows, or that are bystanders.
func (r *runner) rework(jobs []*job) error {
	for _, j := range jobs {
		if j.result != nil {
			continue
		}
		again, err := r.process(&j.document)
		if err != nil {
			return err
		}
		again.bystander = j.bystander
		*j = *again
	}
	return nil
}
