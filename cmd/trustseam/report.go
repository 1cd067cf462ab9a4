package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
)

// report prints diagnostics in the order of documents and places.
func report(w io.Writer, ds []source.Diagnostic) {
	for _, d := range ds {
		fmt.Fprintln(w, reporter.Text(d))
	}
}

// verdict turns the findings into the error that ends a command. A merge
// conflict is not a finding about the model: nothing could be done.
func verdict(ds []source.Diagnostic) error {
	for _, d := range ds {
		if d.Code == source.MergeConflict {
			return failure.Error{Path: d.Path, Err: errors.New("resolve the merge conflict first")}
		}
	}
	if source.HasErrors(ds) {
		return errFindings
	}
	return nil
}

// conclude is the error that ends a command which has failures and a verdict about the documents.
func conclude(failed failure.List, verdict error) error {
	if len(failed) > 0 && !errors.Is(verdict, errFindings) {
		failed.Add(verdict)
	}
	if len(failed) > 0 {
		return failed
	}
	return verdict
}
