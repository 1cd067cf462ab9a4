// Package failure holds errors about files that could not be read or processed, and lists of them,
// which end a command only after it has reported on all other documents.
package failure

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
)

// List is what could not be read or processed.
type List []error

// Error lists them, one per line.
func (l List) Error() string {
	var lines []string
	for _, err := range l {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "\n")
}

// Add adds an error, or all of a list, except duplicates: a configuration that cannot be read is
// one error for all of its documents.
func (l *List) Add(err error) {
	var several List
	switch {
	case err == nil:
	case errors.As(err, &several):
		for _, one := range several {
			l.Add(one)
		}
	default:
		if !slices.ContainsFunc(*l, func(known error) bool { return known.Error() == err.Error() }) {
			*l = append(*l, err)
		}
	}
}

// Err is nil for none.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// At says which file an error is about, with the path as the user knows it instead of the system's.
func At(path string, err error) error {
	if err == nil {
		return nil
	}
	return Error{filepath.ToSlash(filepath.Clean(path)), WithoutPath(err)}
}

// WithoutPath removes the system's path from an error.
func WithoutPath(err error) error {
	var known *fs.PathError
	if errors.As(err, &known) {
		return known.Err
	}
	return err
}

// Error is an error about a file.
type Error struct {
	// Path is how messages name the file; it may hold anything.
	Path string
	Err  error
}

// Error returns the path and what is wrong.
func (e Error) Error() string { return reporter.Path(e.Path) + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e Error) Unwrap() error { return e.Err }
