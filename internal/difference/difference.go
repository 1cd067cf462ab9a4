// Package difference compares two states of a repository: it reads the documents that differ, compares their
// threat models, and reports what was taken away as diagnostics.
package difference

import (
	"maps"
	"path"
	"path/filepath"
	"slices"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/render/review"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Difference is what differs between two states.
type Difference struct {
	// Report is what differs between the models.
	Report compare.Report
	// Files are the documents of the later state that were read, by path from the root.
	Files map[string]*source.File
	// Wrong says which documents of the later state have an error. Nothing of these was compared.
	Wrong []source.Diagnostic
	// Broken says the same of the earlier state.
	Broken failure.List
	// Failed is what could not be read.
	Failed failure.List
	// Before is the earlier state, nil if that is a listing.
	Before *revision.State

	// broken counts the documents with an error in either state, which were not compared.
	broken int
	// attached is the picture that a comment refers to, or nil.
	attached *review.Picture
	// base is the earlier state in messages, root the directory that paths are relative to.
	base, root string
	// changed are the documents of the later state that differ, or are checked in another way, by path.
	changed map[string]bool
	// earlier are the documents of the earlier state that were read, in order; a listing has none.
	earlier []*earlierDocument
	// later is the later state.
	later *revision.State
	// analyses are those of the later state, by block.
	analyses map[compare.BlockName]*stride.Analysis
	// unproven are the lost criteria.
	unproven []*trace.Row
}

func newDifference(base, root string) *Difference {
	return &Difference{base: base, root: root, changed: make(map[string]bool), Files: make(map[string]*source.File), analyses: make(map[compare.BlockName]*stride.Analysis),
		Report: compare.Report{Version: 1, LeftOut: []string{}, Loosened: []compare.Loosened{}}}
}

// Shown is the path of a document as people see it: relative to the working directory.
func (d *Difference) Shown(file string) string { return revision.Shown(d.root, file) }

// Touches reports whether the document at a path, relative to the working directory, differs. A nil difference
// knows of none, so that every document counts.
func (d *Difference) Touches(file string) bool {
	if d == nil {
		return true
	}
	name, ok := d.Document(file)
	return !ok || d.changed[name]
}

// TouchesBlock reports whether one of the documents that have a block of an id differs, or one that had it and differs.
func (d *Difference) TouchesBlock(id string, documents []string) bool {
	if slices.ContainsFunc(documents, d.Touches) {
		return true
	}
	return slices.ContainsFunc(d.earlier, func(e *earlierDocument) bool {
		return slices.ContainsFunc(e.analyses, func(a *stride.Analysis) bool { return a.Graph.ID == id })
	})
}

// Document is the path from the root of a document whose path is relative to the working directory. ok is false for one elsewhere.
func (d *Difference) Document(file string) (name string, ok bool) {
	full, err := filepath.Abs(filepath.FromSlash(file))
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(d.root, full)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}

// Between compares the two states of a span, as far as paths of a user name them. today is a day such
// as 2027-06-30, after which decisions have expired. The error means that nothing was compared.
func Between(r *revision.Reader, repository *git.Repository, span revision.Span, paths []string, today string) (*Difference, error) {
	d, before, after, err := states(r, repository, span, paths)
	if err != nil {
		return nil, err
	}
	return d, d.compare(before, after, today)
}

// states reads the two states of a span, and begins a difference between them.
func states(r *revision.Reader, repository *git.Repository, span revision.Span, paths []string) (d *Difference, before, after *revision.State, err error) {
	scope, err := revision.NewScope(repository.Root(), paths)
	if err != nil {
		return nil, nil, nil, err
	}
	before, err = r.Commit(repository, span.Base, span.BaseCommit, scope)
	if err != nil {
		return nil, nil, nil, err
	}
	var failed failure.List
	if span.Head == "" {
		after, failed, err = r.Tree(repository, before.Present(paths, scope), span.BaseCommit)
	} else {
		after, err = r.Commit(repository, span.Head, span.HeadCommit, scope)
	}
	if err != nil {
		return nil, nil, nil, err
	}
	d = newDifference(span.Base, repository.Root())
	d.Failed, d.Before = failed, before
	return d, before, after, nil
}

// compare reads what differs between two states, and nothing else.
func (d *Difference) compare(before, after *revision.State, today string) error {
	earlier, later, err := differing(before, after)
	if err != nil {
		return err
	}
	for _, file := range later {
		d.changed[file] = true
	}
	old, now := newSide(), newSide()
	d.Failed.Add(before.Read(earlier, func(file string, text []byte) error {
		r, err := old.analyze(before, file, text)
		if r != nil {
			d.earlier = append(d.earlier, &earlierDocument{file, r.Analyses})
			d.Broken.Add(failure.At(before.At(file), old.take(file, r)))
		}
		return err
	}))
	d.Failed.Add(after.Read(later, func(file string, text []byte) error {
		r, err := now.analyze(after, file, text)
		if r != nil {
			d.take(now, file, r)
		}
		return err
	}))
	d.conclude(old, now, after, today)
	d.Report.Loosened, err = loosened(before, after)
	return err
}

// differing lists the documents of each state that differ from those of the other, or that other rules judge there.
func differing(before, after *revision.State) (earlier, later []string, err error) {
	all := maps.Clone(before.Documents)
	maps.Copy(all, after.Documents)
	rules := make(map[string]bool) // whether they are the same, by directory
	for _, file := range slices.Sorted(maps.Keys(all)) {
		was, is := before.Documents[file], after.Documents[file]
		dir := path.Dir(file)
		if _, known := rules[dir]; !known {
			if rules[dir], err = revision.SameRules(before, after, dir); err != nil {
				return nil, nil, err
			}
		}
		if was == is && rules[dir] {
			continue
		}
		if was != "" {
			earlier = append(earlier, file)
		}
		if is != "" {
			later = append(later, file)
		}
	}
	return earlier, later, nil
}

// conclude compares what was read. What has an error in one state is not compared with anything in the other.
func (d *Difference) conclude(old, now *side, after *revision.State, today string) {
	d.later = after
	d.leftOut(old, after)
	broken := func(b compare.Block) bool { return old.broken[b.Document] || now.broken[b.Document] }
	wrong := maps.Clone(now.broken)
	maps.Copy(wrong, old.broken)
	d.broken = len(wrong)
	d.Report.Blocks = compare.Blocks(slices.DeleteFunc(old.blocks, broken), slices.DeleteFunc(now.blocks, broken), today)
}

// take adds a document of the later state.
func (d *Difference) take(now *side, file string, r *trustseam.Result) {
	d.Files[file] = r.Document.File
	if wrong := unread(r); len(wrong) > 0 {
		now.broken[file] = true
		d.Wrong = append(d.Wrong, wrong...)
	}
	now.blocks = append(now.blocks, blocksOf(file, r)...)
	for _, a := range r.Analyses {
		d.analyses[compare.BlockName{Document: file, ID: a.Graph.ID}] = a
	}
}

// leftOut finds the documents with a block that still exist and are not read any more.
func (d *Difference) leftOut(old *side, after *revision.State) {
	hidden := make(map[string]bool)
	for _, b := range old.blocks {
		if _, read := after.Documents[b.Document]; !read && after.Has(b.Document) && !hidden[b.Document] {
			hidden[b.Document] = true
			d.Report.LeftOut = append(d.Report.LeftOut, b.Document)
		}
	}
	old.blocks = slices.DeleteFunc(old.blocks, func(b compare.Block) bool { return hidden[b.Document] })
}
