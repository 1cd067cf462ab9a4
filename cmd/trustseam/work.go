package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/memo"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
	"github.com/trustseam/trustseam/templates"
)

// workshop holds what every document needs, loaded once.
type workshop struct {
	catalog   *stride.Catalog
	templates *templates.Set
	force     bool
	reading   sync.Mutex          // guards configs
	configs   map[string]settings // by directory
	// orphans are remarks about pictures that no document has any more, from the last walk.
	orphans []source.Diagnostic
	// excluded is what a configuration leaves out of the last walk.
	excluded []string
	// studio draws stale pictures as soon as they are found; nil where nothing is drawn.
	studio *studio
	// redraw has the others drawn instead, to compare them with the files.
	redraw bool
	// memory knows the documents about which there is nothing to say; nil where all is worked on.
	memory *memory
	// run is what the run may take.
	run *allowance
	// change is what differs from an earlier state; nil where all is looked at.
	change *change
}

// settings are what counts for the documents of one directory.
type settings struct {
	config    config.Config
	file      string // that the configuration is from, "" for none
	catalog   *stride.Catalog
	templates *templates.Set
	key       memo.Key // of the configuration
}

func newWorkshop(force bool) (*workshop, error) {
	catalog, err := stride.Load()
	if err != nil {
		return nil, err
	}
	set, err := templates.Load()
	if err != nil {
		return nil, err
	}
	return &workshop{catalog: catalog, templates: set, force: force, configs: make(map[string]settings), run: newAllowance()}, nil
}

// job is one document that has been worked on, nothing written yet.
type job struct {
	path string
	*pipeline.Result
	pictures []*drawing
	// remembered is true when nothing has been worked on, because there is nothing to say.
	remembered bool
	key        memo.Key // under which it can be remembered
}

// drawing is a picture of a document and the file that is there.
type drawing struct {
	pipeline.Picture
	path     string
	existing []byte // nil for none
	stale    bool
	limit    time.Duration // for its layout

	// Set by the studio; read them with wait.
	done  chan struct{}
	left  bool // out, because the run has taken too long
	svg   []byte
	wrong []source.Diagnostic
}

// changed reports whether the document itself would be rewritten.
func (j *job) changed() bool { return string(j.Text) != string(j.Before) }

// failed reports whether nothing may be written for this document.
func (j *job) failed() bool { return source.HasErrors(j.Diagnostics) }

// open reads and processes the documents that the arguments name, several at a
// time. Documents without a block or a region are left out. The jobs stand in the
// order of the paths. An error of the type failures is about the other documents.
func (w *workshop) open(args []string) ([]*job, error) {
	named := documents(args, w.run)
	failed := named.failed
	w.excluded = named.excluded
	jobs, err := w.eachJob(named.paths, w.openOne)
	failed.add(err)
	failed.add(w.sharedIDs(jobs))
	if err := pictureClashes(jobs); err != nil {
		failed.add(err)
	}
	// Where a document could not be read nobody knows which pictures it has.
	if len(failed) == 0 {
		w.orphans, err = w.findOrphans(named, jobs)
		failed.add(err)
	}
	return jobs, failed.err()
}

// eachJob makes jobs of documents, several at a time, and leaves out those of which
// there is none. They stand in the order of the paths, and so do the failures.
func (w *workshop) eachJob(paths []string, open func(path string) (*job, error)) ([]*job, error) {
	all, errs := make([]*job, len(paths)), make([]error, len(paths))
	var keeping sync.Mutex // guards all, errs and closed
	closed := false
	var next atomic.Int64
	var readers sync.WaitGroup
	for range min(len(paths), runtime.GOMAXPROCS(0)) {
		readers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths) && w.run.over() == nil; i = int(next.Add(1)) - 1 {
				j, err := open(paths[i])
				keeping.Lock()
				if !closed {
					all[i], errs[i] = j, err
				}
				keeping.Unlock()
			}
		})
	}
	done := make(chan struct{})
	go func() {
		readers.Wait()
		close(done)
	}()
	finished := w.run.watch(done)
	keeping.Lock()
	defer keeping.Unlock()
	closed = true
	var failed failures
	for _, err := range errs {
		if err != nil {
			failed.add(err)
		}
	}
	if !finished || int(next.Load()) < len(paths) {
		failed.add(w.run.over())
	}
	return slices.DeleteFunc(all, func(j *job) bool { return j == nil }), failed.err()
}

// openOne works on one document, and begins its pictures. It returns nil for one
// that has nothing of ours.
func (w *workshop) openOne(path string) (*job, error) {
	text, err := readDocument(path)
	if err != nil || !ours(text) {
		return nil, err
	}
	if err := repofile.CheckName(filepath.Base(path)); err != nil {
		return nil, at(path, err)
	}
	set, err := w.settings(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	if j := w.memory.recall(path, text, set); j != nil {
		return j, nil
	}
	j, err := w.process(path, text)
	if err == nil {
		w.draw(j)
	}
	return j, err
}

// redrawn says which pictures of a document do not come out as the files are.
func (j *job) redrawn() []source.Diagnostic {
	var ds []source.Diagnostic
	for _, d := range j.pictures {
		if d.done == nil {
			continue
		}
		svg, wrong := d.wait()
		if d.left {
			continue
		}
		if len(wrong) == 0 {
			wrong = d.Compare(d.existing, svg)
		}
		ds = append(ds, wrong...)
	}
	return ds
}

// draw begins the pictures of a document that have to be drawn.
func (w *workshop) draw(j *job) {
	if w.studio == nil || j.failed() || !w.change.touches(j.path) {
		return
	}
	var due []*drawing
	for _, d := range j.pictures {
		if d.stale != w.redraw {
			due = append(due, d)
		}
	}
	w.begin(due, pipeline.Picture.Draw)
}

// begin begins pictures of one document.
func (w *workshop) begin(due []*drawing, with rendition) {
	if len(due) > 0 {
		w.studio.grant()
	}
	for _, d := range due {
		w.run.grant(w.studio.limitFor(d.limit)) // for what is drawn beside the layout
		w.studio.begin(d, with)
	}
}

// process works on one document and looks at the pictures beside it.
func (w *workshop) process(path string, text []byte) (*job, error) {
	set, err := w.settings(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	result, err := pipeline.Process(source.NewFile(path, text), w.options(set))
	if err != nil {
		return nil, err
	}
	if len(result.Pictures) > 0 {
		if err := plainFolder(filepath.Dir(path), set.config.Pictures); err != nil {
			return nil, err
		}
	}
	j := &job{path: path, Result: result, key: w.memory.key(path, text, set)}
	if j.failed() {
		return j, nil
	}
	for _, p := range result.Pictures {
		d := &drawing{Picture: p, path: filepath.Join(filepath.Dir(path), p.Name), limit: set.config.LayoutTimeout}
		if d.existing, err = readPicture(d.path); err != nil {
			return nil, err
		}
		stale, wrong := p.Judge(d.existing, w.force)
		d.stale = len(stale) > 0
		j.Stale = append(j.Stale, stale...)
		j.Diagnostics = append(j.Diagnostics, wrong...)
		j.pictures = append(j.pictures, d)
	}
	return j, nil
}

// settings are those of the configuration that counts in a directory.
func (w *workshop) settings(dir string) (settings, error) {
	w.reading.Lock()
	defer w.reading.Unlock()
	if s, ok := w.configs[dir]; ok {
		return s, nil
	}
	c, path, err := config.Find(dir)
	if err != nil {
		return settings{}, err
	}
	s := settings{config: c, file: path, catalog: w.catalog, templates: w.templates}
	if s.key, err = configKey(c); err != nil {
		return settings{}, err
	}
	if own := c.Extension(); !own.Empty() {
		if s.catalog, err = w.catalog.Extend(own); err != nil {
			return settings{}, fmt.Errorf("%s: %w", path, err)
		}
	}
	if c.Templates != "" {
		if s.templates, err = projectTemplates(w.templates, c, path); err != nil {
			return settings{}, err
		}
	}
	w.configs[dir] = s
	return s, nil
}

// options says to the pipeline what the settings say.
func (w *workshop) options(s settings) pipeline.Options {
	markers := model.CommentMarker
	if s.config.Markers == "link" {
		markers = model.LinkMarker
	}
	return pipeline.Options{
		Catalog:    s.catalog,
		Templates:  s.templates,
		Limits:     pipeline.Limits{Elements: s.config.MaxElements, Flows: s.config.MaxFlows},
		Options:    render.Options{Insert: s.config.Insert == "after-block", Markers: markers, Force: w.force},
		LinkPrefix: s.config.Link,
		Folder:     s.config.Pictures,

		FullElements: s.config.FullElements,
		FullFlows:    s.config.FullFlows,
		Full:         s.config.Detail == "full",
	}
}

// dialect is the notation of a document.
func (w *workshop) dialect(path string) (parser.Dialect, error) {
	set, err := w.settings(filepath.Dir(path))
	if err != nil {
		return parser.Dialect{}, err
	}
	return w.options(set).Dialect(), nil
}

// readDocument reads a file. Of one that is larger than a document may be it returns
// one byte too many, which the parser refuses with a place, or nothing where it holds
// nothing of ours. An error here is never taken for an empty document.
func readDocument(path string) ([]byte, error) {
	if err := repofile.Check(path); err != nil {
		return nil, at(path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, at(path, err)
	}
	defer f.Close()
	text, err := readUpTo(f, limit.Document+1)
	if err == nil && len(text) > limit.Document {
		var found bool
		if found, err = holdsOurs(io.MultiReader(bytes.NewReader(text), f)); !found {
			text = nil
		}
	}
	if err != nil {
		return nil, at(path, err)
	}
	return text, nil
}

// ours reports whether a text that was read as a document has to be worked on.
func ours(text []byte) bool { return len(text) > limit.Document || parser.Interesting(text) }

// readUpTo reads at most so many bytes.
func readUpTo(r io.Reader, most int64) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, most))
}

// readBounded reads a document that comes in.
func readBounded(path string, r io.Reader) ([]byte, error) {
	text, err := readUpTo(r, limit.Document+1)
	if err == nil && len(text) > limit.Document {
		err = fmt.Errorf("%s: larger than the limit of %d MiB", path, limit.Document>>20)
	}
	return text, err
}

// readPicture returns nil when there is no file; any other trouble is an error.
func readPicture(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, at(path, err)
	case !info.Mode().IsRegular():
		return nil, at(path, errors.New("not a regular file"))
	case info.Size() > limit.Picture:
		return nil, at(path, fmt.Errorf("larger than the limit of %d MiB", limit.Picture>>20))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, at(path, err)
	}
	defer f.Close()
	text, err := readUpTo(f, limit.Picture+1)
	if err != nil {
		return nil, at(path, err)
	}
	return text, nil
}

// pictureClashes refuses two blocks that would write one file.
func pictureClashes(jobs []*job) error {
	owner := make(map[string]string)
	for _, j := range jobs {
		for _, d := range j.pictures {
			if first, ok := owner[d.path]; ok {
				return fmt.Errorf("%s: block `%s` would write the picture %s, which belongs to %s; give the block another id", j.path, d.Block.ID, d.path, first)
			}
			owner[d.path] = j.path
		}
	}
	return nil
}
