package main

import (
	"fmt"
	"io"
	"path/filepath"
	"sync"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/difference"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/walk"
)

// runner is one run of a command over documents.
type runner struct {
	base *trustseam.Project // without a configuration
	// allowance is what the run may take.
	allowance *cputime.Allowance
	// pool draws pictures as soon as they are found to be due; nil where nothing is drawn.
	pool *drawpool.Pool
	// redraw also draws pictures that are not stale, to compare them with the files.
	redraw bool
	// cache knows the documents about which there is nothing to say; nil if all are processed.
	cache *checkCache
	// change is what differs from an earlier state; nil where every document counts.
	change *difference.Difference

	// grown are the texts of documents with what their code proposes, by path; nil unless asked for.
	grown map[string][]byte

	reading sync.Mutex           // guards configs
	configs map[string]*settings // by directory
}

func newRunner() (*runner, error) {
	base, err := trustseam.Load()
	if err != nil {
		return nil, err
	}
	run := cputime.NewAllowance("the run has", cputime.Own)
	run.Grant(limit.RunBase)
	return &runner{base: base, allowance: run, configs: make(map[string]*settings)}, nil
}

// document is one that was read.
type document struct {
	path     string
	text     []byte
	settings *settings
}

// read reads a document. It returns nil if nothing in it is ours.
func (r *runner) read(path string) (*document, error) {
	text, err := walk.Read(path)
	if err != nil || !walk.Ours(text) {
		return nil, err
	}
	return r.document(path, text)
}

// document adds the settings for a text to it.
func (r *runner) document(path string, text []byte) (*document, error) {
	set, err := r.settings(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	return &document{path, text, set}, nil
}

// stdin reads the document on standard input as if it were at a path.
func (r *runner) stdin(s streams, path string) (*document, error) {
	text, err := io.ReadAll(io.LimitReader(s.in, limit.Document+1))
	if err == nil && len(text) > limit.Document {
		err = fmt.Errorf("%s: larger than the limit of %d MiB", path, limit.Document>>20)
	}
	if err != nil {
		return nil, err
	}
	return r.document(filepath.ToSlash(filepath.Clean(path)), text)
}

// open reads the documents that the arguments name and works on those with anything of ours, several at a time.
// Results are in the order of the paths. The failures found are about other documents.
func open[T any](r *runner, args []string, work func(*document) (*T, error)) ([]*T, *walk.Found) {
	found := walk.Documents(args, r.allowance)
	all, err := walk.Each(r.allowance, found.Paths, func(path string) (*T, error) {
		d, err := r.read(path)
		if d == nil {
			return nil, err
		}
		return work(d)
	})
	found.Failed.Add(err)
	return all, found
}
