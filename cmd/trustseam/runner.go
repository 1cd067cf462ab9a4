package main

import (
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/failure"
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
	// redraw has the pictures drawn that are not stale, to compare them with the files.
	redraw bool
	// cache knows the documents about which there is nothing to say; nil where all are worked on.
	cache *checkCache

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

// read reads a document. It is nil where there is nothing of ours in it.
func (r *runner) read(path string) (*document, error) {
	text, err := readDocument(path)
	if err != nil || !ours(text) {
		return nil, err
	}
	return r.document(path, text)
}

// document puts what counts for a text beside it.
func (r *runner) document(path string, text []byte) (*document, error) {
	set, err := r.settings(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	return &document{path, text, set}, nil
}

// open reads the documents that the arguments name and works on each of which anything is ours,
// several at a time. What comes of them is in the order of the paths. The failures that were found are about others.
func open[T any](r *runner, args []string, work func(*document) (*T, error)) ([]*T, *walk.Found) {
	found := walk.Documents(args, r.allowance)
	all, err := each(r.allowance, found.Paths, func(path string) (*T, error) {
		d, err := r.read(path)
		if d == nil {
			return nil, err
		}
		return work(d)
	})
	found.Failed.Add(err)
	return all, found
}

// each opens paths, several at a time, and leaves out those of which there is
// nothing. What comes of them is in the order of the paths, and so are the failures.
func each[T any](run *cputime.Allowance, paths []string, open func(path string) (*T, error)) ([]*T, error) {
	all, errs := make([]*T, len(paths)), make([]error, len(paths))
	var keeping sync.Mutex // guards all, errs and closed
	closed := false
	var next atomic.Int64
	var readers sync.WaitGroup
	for range min(len(paths), runtime.GOMAXPROCS(0)) {
		readers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths) && run.Over() == nil; i = int(next.Add(1)) - 1 {
				one, err := open(paths[i])
				keeping.Lock()
				if !closed {
					all[i], errs[i] = one, err
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
	finished := run.Watch(done)
	keeping.Lock()
	defer keeping.Unlock()
	closed = true
	var failed failure.List
	for _, err := range errs {
		failed.Add(err)
	}
	if !finished || int(next.Load()) < len(paths) {
		failed.Add(run.Over())
	}
	return slices.DeleteFunc(all, func(one *T) bool { return one == nil }), failed.Err()
}
