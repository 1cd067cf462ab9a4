package main

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// A bystander is a document that a change does not touch. It is not processed, unless it may share an id or a
// picture with one that the change touches.

// involve processes the bystanders that may have an id of another document, or write one of its pictures.
func (r *runner) involve(jobs []*job) error {
	if r.change == nil {
		return nil
	}
	ids, places := make(map[string]bool), make(map[string]bool)
	for _, j := range jobs {
		if j.bystander {
			continue
		}
		for _, id := range j.blockIDs() {
			ids[id] = true
		}
		for _, f := range j.files {
			for _, place := range walk.Owners(filepath.ToSlash(f.path)) {
				places[place] = true
			}
		}
	}
	var involved []*job
	for _, j := range jobs {
		if j.bystander && (places[j.place()] || j.mentions(ids)) {
			involved = append(involved, j)
		}
	}
	return r.rework(involved)
}

// mentions reports whether a block of the document may have one of some ids.
func (j *job) mentions(ids map[string]bool) bool {
	for _, id := range parser.MentionedIDs(j.path, j.text) {
		if ids[id] {
			return true
		}
	}
	return false
}

// place is what the paths of a document's pictures begin with, up to a point.
func (j *job) place() string {
	name := path.Base(j.path)
	return path.Join(path.Dir(j.path), j.settings.project.Config().Pictures, strings.TrimSuffix(name, path.Ext(name)))
}

// bystanders are the places of the documents that were not processed.
func bystanders(jobs []*job) map[string]bool {
	places := make(map[string]bool)
	for _, j := range jobs {
		if j.bystander && j.result == nil {
			places[j.place()] = true
		}
	}
	return places
}

// mayBelong reports whether a picture may be one of a document in some places.
func mayBelong(picture string, places map[string]bool) bool {
	for _, place := range walk.Owners(picture) {
		if places[place] {
			return true
		}
	}
	return false
}

// touched are the remarks without those about bystanders, except that they share an id, or that a criterion of theirs
// has lost its test or a part its code: none of it needs a change of the document.
func touched(jobs []*job, ds []source.Diagnostic) []source.Diagnostic {
	aside := make(map[string]bool)
	for _, j := range jobs {
		aside[j.path] = j.bystander
	}
	var kept []source.Diagnostic
	for _, d := range ds {
		if !aside[d.Path] || d.Code == source.SharedBlockID || d.Code == source.LostCriterion || d.Code == source.LostCode {
			kept = append(kept, d)
		}
	}
	return kept
}
