// Package preview makes the pages of a site again and again while people write the documents: it draws what has changed,
// the newest document first, and keeps the last page and picture of what has an error now.
package preview

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/internal/watch"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Options say what is shown.
type Options struct {
	// Paths are documents and directories as a user names them; none is the working directory.
	Paths []string
	// Pool draws the pictures; nobody else draws with it.
	Pool *drawpool.Pool
	// Added is what every page has besides what a site has.
	Added site.Addition
	// Publish gets each edition. It is called from one goroutine.
	Publish func(Edition)
	// Unwatched gets the number of directories that the system does not watch, when it changes.
	Unwatched func(n int)
	// Watch says how directories are watched; Relevant is set here.
	Watch watch.Options
}

// Preview follows documents.
type Preview struct {
	opt       Options
	base      *trustseam.Project
	shown     repofile.ShownPaths
	known     map[string]*document // by path
	order     []*document
	searched  []string // directories, by their full names
	proofs    stride.CriterionProofs
	missing   []source.Diagnostic // about results that are not there
	unwatched int
}

// New makes a preview that has read nothing. Its error is one of the machine.
func New(opt Options) (*Preview, error) {
	base, err := trustseam.Load()
	if err != nil {
		return nil, err
	}
	shown, err := repofile.NewShownPaths(opt.Paths)
	if err != nil {
		return nil, err
	}
	named, err := fullNames(opt.Paths)
	if err != nil {
		return nil, err
	}
	opt.Watch.Relevant = func(path string) bool { return relevant(path) || slices.Contains(named, path) }
	return &Preview{opt: opt, base: base, shown: shown, known: make(map[string]*document)}, nil
}

// fullNames are the full names of what a user names.
func fullNames(paths []string) ([]string, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var all []string
	for _, path := range paths {
		full, err := filepath.Abs(strings.TrimSuffix(path, "..."))
		if err != nil {
			return nil, err
		}
		all = append(all, full)
	}
	return all, nil
}

// relevant reports whether pages may depend on a file with a name.
func relevant(path string) bool {
	name := filepath.Base(path)
	return walk.IsDocument(name) || name == config.FileName || name == ".gitignore" || filepath.Ext(name) == ".tmpl"
}

// Run publishes an edition, and another one after each change, until ctx ends. One is made at a time: what changes
// meanwhile waits, and ends the making of a longer one early.
func (p *Preview) Run(ctx context.Context) {
	w := watch.New(p.opt.Watch)
	defer w.Close()
	for {
		p.build(func() bool { return len(w.Changed()) > 0 || ctx.Err() != nil })
		added, unwatched := w.Set(p.directories())
		if unwatched != p.unwatched {
			p.unwatched = unwatched
			p.opt.Unwatched(unwatched)
		}
		if added && ctx.Err() == nil {
			continue // they may have changed before they were watched
		}
		select {
		case <-ctx.Done():
			return
		case <-w.Changed():
		}
	}
}

// build is the making of one edition, or of several that show more and more.
type build struct {
	*Preview
	run      *cputime.Allowance
	projects *projects
	found    *walk.Found
}

// build reads what there is, and draws what has changed until that is superseded.
func (p *Preview) build(superseded func() bool) {
	run := cputime.NewAllowance("the run has", cputime.Own)
	run.Grant(limit.RunBase)
	p.opt.Pool.Next(run)
	b := &build{Preview: p, run: run, projects: newProjects(p.base)}
	b.readAll()
	b.draw(superseded)
	if superseded() {
		return
	}
	if b.trace() {
		b.publish()
	}
}

// readAll reads the documents, and keeps those that a failure hides.
func (b *build) readAll() {
	b.found = walk.Documents(b.opt.Paths, b.run)
	walked := len(b.found.Failed) == 0
	documents, err := walk.Each(b.run, b.found.Paths, b.read)
	b.found.Failed.Add(err)
	if !walked {
		documents = append(documents, b.hidden()...)
	}
	b.remember(documents)
	searched := directoriesOf(b.found)
	if !walked {
		searched = append(searched, b.searched...)
	}
	slices.Sort(searched)
	b.searched = slices.Compact(searched)
}

// remember keeps what is known of documents, also of those that have nothing to show now: an editor may have emptied a
// file in order to write it.
func (b *build) remember(documents []*document) {
	known := make(map[string]*document)
	for _, path := range b.found.Paths {
		if d := b.known[path]; d != nil {
			known[path] = d
		}
	}
	for _, d := range documents {
		known[d.path] = d
	}
	b.order, b.known = documents, known
}

// hidden are known documents that are there, and that a walk with failures has not come to.
func (b *build) hidden() []*document {
	var all []*document
	for _, d := range b.order {
		if _, err := os.Lstat(d.path); err == nil && !slices.Contains(b.found.Paths, d.path) {
			all = append(all, d)
		}
	}
	return all
}

// ahead is how many documents are being drawn while one is waited for.
const ahead = 2

// draw draws what is due, the newest document first, and publishes editions: after the first one, after twice as many
// each time, and at the end.
func (b *build) draw(superseded func() bool) {
	var due []*document
	for _, d := range newestFirst(b.order) {
		if len(d.due()) > 0 {
			due = append(due, d)
		}
	}
	var begun []drawing
	for i := range due {
		for len(begun) < len(due) && len(begun) < i+ahead && (i == 0 || !superseded()) {
			begun = append(begun, due[len(begun)].begin(b.opt.Pool))
		}
		if i == len(begun) {
			break
		}
		begun[i].finish()
		if done := i + 1; done < len(due) && done&i == 0 {
			b.publish()
		}
	}
	for _, err := range b.opt.Pool.LeftOut() {
		b.found.Failed.Add(err)
	}
	b.publish()
}

// trace asks what tests prove, where a configuration has a word about them, and reports whether it has.
func (b *build) trace() bool {
	var documents []proof.Document
	asked := false
	for _, d := range b.order {
		if d.good != nil {
			t := d.traced()
			documents, asked = append(documents, t), asked || !t.Scope.Unread
		}
	}
	if !asked {
		had := b.proofs != nil
		b.proofs = nil
		return had
	}
	proofs, missing, err := proof.States(documents, b.run, make(repofile.RootPaths).Of)
	b.found.Failed.Add(err)
	b.proofs, b.missing = proofs, missing
	return true
}

// publish publishes what is known by now.
func (b *build) publish() {
	e := Edition{Pages: make(map[string]site.File), Failed: slices.Clone(b.found.Failed)}
	files := make(map[string]*source.File)
	var models []site.Model
	for _, d := range b.order {
		models = append(models, d.models(b.proofs)...)
		e.Diagnostics = append(e.Diagnostics, d.diagnostics()...)
		if d.result != nil {
			files[d.path] = d.result.Document.File
		}
	}
	e.Diagnostics = append(e.Diagnostics, b.missing...)
	pages, err := site.Preview(models, b.opt.Added)
	e.Failed.Add(err)
	for _, page := range pages {
		e.Pages[page.Name] = page
	}
	e.First = b.first()
	e.addProblems(files)
	b.opt.Publish(e)
}

// first is the page of the newest document that has one, or "".
func (b *build) first() string {
	for _, d := range newestFirst(b.order) {
		if d.good != nil && len(d.good.Analyses) > 0 {
			return site.PageOf(d.shown, d.good.Analyses[0].Graph.ID)
		}
	}
	return ""
}
