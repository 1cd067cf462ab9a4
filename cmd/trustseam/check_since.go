package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"time"

	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
)

// change is what differs between an earlier state and the working tree. A nil one is of no comparison: all
// documents count.
type change struct {
	*comparison
	base, root string
}

// since compares the working tree with the revision of --since; it returns nil without one.
func (w *workshop) since(errOut io.Writer, revision string, args []string, today time.Time) (*change, error) {
	if revision == "" {
		return nil, nil
	}
	repository, err := git.Open(".")
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	span, err := since(repository, revision)
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	c, err := w.compareSpan(repository, span, args, today.Format(time.DateOnly))
	if err != nil {
		return nil, err
	}
	// A change that mends a document must pass: this is told, and fails nothing.
	for _, err := range c.broken {
		fmt.Fprintf(errOut, "trustseam: %s\n", reporter.Path(err.Error()))
	}
	w.change = &change{c, span.base, repository.Root()}
	return w.change, nil
}

// touches reports whether a document differs.
func (c *change) touches(path string) bool {
	if c == nil {
		return true
	}
	full, err := filepath.Abs(filepath.FromSlash(path))
	if err != nil {
		return true
	}
	rel, err := filepath.Rel(c.root, full)
	return err != nil || !filepath.IsLocal(rel) || c.changed[filepath.ToSlash(rel)]
}

// only are the jobs about documents that differ.
func (c *change) only(jobs []*job) []*job {
	return slices.DeleteFunc(jobs, func(j *job) bool { return !c.touches(j.path) })
}

// regressions are remarks about what has been taken away.
func (c *change) regressions() []source.Diagnostic {
	if c == nil {
		return nil
	}
	return c.remarks(c.base, false, func(file string) string { return shownFrom(c.root, file) })
}

// unread is what of the earlier state could not be compared.
func (c *change) unread() error {
	if c == nil {
		return nil
	}
	return c.failed.err()
}
