package main

import (
	"fmt"
	"io"
	"time"

	"github.com/trustseam/trustseam/internal/difference"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/internal/revision"
)

// openSince opens the repository and the span from the revision of --since to the working tree.
func openSince(name string) (*git.Repository, revision.Span, error) {
	repository, err := git.Open(".")
	if err != nil {
		return nil, revision.Span{}, fmt.Errorf("--since: %w", err)
	}
	span, err := revision.Since(repository, name)
	if err != nil {
		return nil, span, fmt.Errorf("--since: %w", err)
	}
	return repository, span, nil
}

// commit is the state of the revision of --since; it returns nil without one.
func (r *runner) commit(name string) (*revision.State, error) {
	if name == "" {
		return nil, nil
	}
	repository, span, err := openSince(name)
	if err != nil {
		return nil, err
	}
	return r.reader().Commit(repository, span.Base, span.BaseCommit, revision.Scope{"."})
}

// since compares the working tree with the revision of --since; it returns nil without one.
func (r *runner) since(errOut io.Writer, name string, args []string, today time.Time) (*difference.Difference, error) {
	if name == "" {
		return nil, nil
	}
	repository, span, err := openSince(name)
	if err != nil {
		return nil, err
	}
	d, err := difference.Since(r.reader(), repository, span, args, today.Format(time.DateOnly))
	if err != nil {
		return nil, err
	}
	// A change that repairs a document must pass, so this fails nothing.
	for _, err := range d.Broken {
		fmt.Fprintf(errOut, "trustseam: %s\n", reporter.Path(err.Error()))
	}
	return d, nil
}

// reader reads states of a repository with the settings of the run.
func (r *runner) reader() *revision.Reader {
	return &revision.Reader{Base: r.base, Allowance: r.allowance, InTree: func(dir string) (revision.Settings, error) {
		s, err := r.settings(dir)
		if err != nil {
			return revision.Settings{}, err
		}
		return revision.Settings{Project: s.project, File: s.file}, nil
	}}
}
