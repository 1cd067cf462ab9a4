package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
)

// failures are what could not be read or worked on. They end a command with
// exitFailure, but not before it has said everything about the other documents.
type failures []error

// Error lists them, a line each.
func (f failures) Error() string {
	var lines []string
	for _, err := range f {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "\n")
}

// add adds an error, or the failures that it is, but none that says the same again: a
// configuration that cannot be read is one for all of its documents.
func (f *failures) add(err error) {
	var several failures
	switch {
	case err == nil:
	case errors.As(err, &several):
		for _, one := range several {
			f.add(one)
		}
	default:
		for _, known := range *f {
			if known.Error() == err.Error() {
				return
			}
		}
		*f = append(*f, err)
	}
}

// err is nil for none.
func (f failures) err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// and is the error that ends a command which has failures and a verdict about the documents.
func (f failures) and(verdict error) error {
	if len(f) > 0 && !errors.Is(verdict, errFindings) {
		f.add(verdict)
	}
	if len(f) > 0 {
		return f
	}
	return verdict
}

// asFailures separates failures, beside which there is something to say, from an error
// that leaves nothing.
func asFailures(err error) (failures, error) {
	var f failures
	if errors.As(err, &f) {
		return f, nil
	}
	return nil, err
}

// at says which file an error is about, unless it says so itself: with the path as the
// user knows it, not as the system does.
func at(path string, err error) error {
	if err == nil {
		return nil
	}
	return pathError{filepath.ToSlash(filepath.Clean(path)), withoutPath(err)}
}

// withoutPath takes the path of the system out of an error.
func withoutPath(err error) error {
	var known *fs.PathError
	if errors.As(err, &known) {
		return known.Err
	}
	return err
}

// pathError is an error about a file.
type pathError struct {
	path string
	err  error
}

// Error is the path and what is wrong.
func (e pathError) Error() string { return reporter.Path(e.path) + ": " + e.err.Error() }

// Unwrap returns the cause.
func (e pathError) Unwrap() error { return e.err }
