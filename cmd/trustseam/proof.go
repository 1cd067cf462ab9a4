package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/source"
)

// proofDocuments are the processed documents with the scopes that their configurations say, as far as adapt leaves them.
func proofDocuments(jobs []*job, adapt func(proof.Scope) proof.Scope) []proof.Document {
	var all []proof.Document
	for _, j := range jobs {
		all = append(all, j.traced(j.result, adapt))
	}
	return all
}

// traced is a document with its result for a trace.
func (d *document) traced(r *trustseam.Result, adapt func(proof.Scope) proof.Scope) proof.Document {
	return proof.Document{File: r.Document.File, Analyses: r.Analyses, Scope: adapt(d.scope())}
}

// analyzed is a document of which only the blocks were looked at, and no region.
type analyzed struct {
	*document
	*trustseam.Result
}

func (r *runner) analyze(d *document) (*analyzed, error) {
	result, err := d.settings.project.Analyze(d.path, d.text)
	if err != nil {
		return nil, err
	}
	return &analyzed{d, result}, nil
}

// proof is what the gate of `[trace]` says in a check about documents whose configuration has one,
// and the sources it mentions. If the check is about a change, only what the change takes away is said of
// documents that it does not touch, and of anchors only if it touches them or their blocks.
func (r *runner) proof(jobs []*job) ([]source.Diagnostic, []*source.File, error) {
	if !slices.ContainsFunc(jobs, func(j *job) bool { return !j.settings.project.Config().Trace.FailOn.Empty() }) {
		return nil, nil, nil
	}
	if err := r.rework(jobs); err != nil {
		return nil, nil, err
	}
	var before *revision.State
	if r.change != nil {
		before = r.change.Before
	}
	p, err := proof.Gather(proofDocuments(jobs, func(scope proof.Scope) proof.Scope {
		scope.Unread = scope.FailOn.Empty()
		if before != nil {
			scope.FailOn = scope.FailOn.WithLost()
		}
		return scope
	}), before, r.allowance)
	if err != nil {
		return nil, nil, err
	}
	matrix, err := p.Matrix(nil)
	if err != nil {
		return nil, nil, err
	}
	if r.change != nil {
		p.Narrow(matrix, r.change.TouchesBlock)
	}
	matrix.Rows = slices.DeleteFunc(matrix.Rows, func(row *trace.Row) bool { return !row.Lost && !r.change.Touches(row.File.Path) })
	return append(append(p.Missing, matrix.Findings(p.Fails)...), matrix.Remarks...), p.Files(), nil
}

// traced is the flag --trace of commands that show criteria: whether they say the state of each.
type traced struct {
	asked bool
	said  bool // somebody has given the flag
}

// add defines the flag.
func (f *traced) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.asked, "trace", false, "say the state of each criterion, as trace does (default: on where the configuration has a table [trace])")
	cmd.PreRun = func(cmd *cobra.Command, _ []string) { f.said = cmd.Flags().Changed("trace") }
}

// scope leaves the tests of a configuration out if nobody wants to know.
func (f traced) scope(scope proof.Scope) proof.Scope {
	scope.Unread = !scope.Said
	if f.said {
		scope.Unread = !f.asked
	}
	return scope
}
