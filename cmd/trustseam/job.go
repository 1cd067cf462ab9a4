package main

import (
	"fmt"
	"path/filepath"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/memo"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/source"
)

// job is one processed document, with nothing written yet.
type job struct {
	document
	// bystander is true for a document that the change in question does not touch.
	bystander bool
	// result is the document's result; nil if the cache knows that there is nothing to say, and for a bystander.
	result *trustseam.Result
	// files are its picture files as they are.
	files []pictureFile
	// due are the pictures that are drawn anew.
	due []drawing
	key memo.Key // under which the cache can know it
}

// pictureFile is the file of a picture.
type pictureFile struct {
	name     string // from the document's directory
	path     string
	block    string // the id of the block that it shows
	existing []byte // nil where there is no file
}

// drawing is a picture that is being drawn, and its file.
type drawing struct {
	pictureFile
	trustseam.Picture
	*drawpool.Drawing
}

// failed reports whether nothing may be written for this document.
func (j *job) failed() bool { return j.result != nil && j.result.Failed() }

// files are the processed documents, for excerpts.
func files(jobs []*job) []*source.File {
	var all []*source.File
	for _, j := range jobs {
		if j.result != nil {
			all = append(all, j.result.Document.File)
		}
	}
	return all
}

// openJobs processes the documents that the arguments name, which must not share ids or pictures.
// orphans are remarks about pictures that no document has any longer.
func (r *runner) openJobs(args []string) (jobs []*job, found *walk.Found, orphans []source.Diagnostic) {
	jobs, found = open(r, args, r.openOne)
	found.Failed.Add(r.involve(jobs))
	found.Failed.Add(r.sharedIDs(jobs))
	found.Failed.Add(pictureClashes(jobs))
	// The pictures of a document that could not be read are unknown.
	if len(found.Failed) == 0 {
		var err error
		orphans, err = r.orphans(found, jobs)
		found.Failed.Add(err)
	}
	return jobs, found, orphans
}

// openOne processes one document, unless the cache knows it, and begins its pictures.
func (r *runner) openOne(d *document) (*job, error) {
	if err := repofile.CheckName(filepath.Base(d.path)); err != nil {
		return nil, failure.At(d.path, err)
	}
	if !r.change.Touches(d.path) {
		return &job{document: *d, bystander: true}, nil
	}
	if j := r.cache.recall(d); j != nil {
		return j, nil
	}
	return r.process(d)
}

// process handles one document, looks at the pictures beside it, and begins those that are due.
func (r *runner) process(d *document) (*job, error) {
	text := d.text
	if grown := r.grown[d.path]; grown != nil {
		text = grown
	}
	result, err := d.settings.project.Process(d.path, text)
	if err != nil {
		return nil, err
	}
	j := &job{document: *d, result: result, key: r.cache.key(d)}
	dir := filepath.Dir(d.path)
	if len(result.Pictures) > 0 {
		if err := repofile.PlainFolder(dir, d.settings.project.Config().Pictures); err != nil {
			return nil, err
		}
	}
	var due []trustseam.Picture
	for _, p := range result.Pictures {
		file := pictureFile{name: p.Name, path: filepath.Join(dir, p.Name), block: p.Block.ID}
		if file.existing, err = repofile.ReadPicture(file.path); err != nil {
			return nil, failure.At(file.path, err)
		}
		stale, wrong := p.Judge(file.existing)
		result.Stale = append(result.Stale, stale...)
		result.Diagnostics = append(result.Diagnostics, wrong...)
		j.files = append(j.files, file)
		if (len(stale) > 0) != r.redraw {
			due, j.due = append(due, p), append(j.due, drawing{pictureFile: file, Picture: p})
		}
	}
	r.begin(j, due)
	return j, nil
}

// begin begins the pictures of a document that are due.
func (r *runner) begin(j *job, due []trustseam.Picture) {
	if r.pool == nil || j.failed() || !r.change.Touches(j.path) {
		j.due = nil
		return
	}
	for i, d := range r.pool.Begin(due, j.settings.project.Config().LayoutTimeout, trustseam.Picture.Draw) {
		j.due[i].Drawing = d
	}
}

// redrawn reports the pictures of a document that, drawn again, differ from the files.
func (j *job) redrawn() []source.Diagnostic {
	var ds []source.Diagnostic
	for _, d := range j.due {
		svg, wrong := d.Wait()
		switch {
		case d.LeftOut():
		case len(wrong) > 0:
			ds = append(ds, wrong...)
		default:
			ds = append(ds, d.Compare(d.existing, svg)...)
		}
	}
	return ds
}

// pictureClashes refuses two blocks that would write one file.
func pictureClashes(jobs []*job) error {
	owner := make(map[string]string)
	for _, j := range jobs {
		for _, f := range j.files {
			if first, ok := owner[f.path]; ok {
				return fmt.Errorf("%s: block `%s` would write the picture %s, which belongs to %s; give the block another id", j.path, f.block, f.path, first)
			}
			owner[f.path] = j.path
		}
	}
	return nil
}
