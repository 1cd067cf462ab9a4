// Package proof gathers what says whether the criteria of documents are proven: the markers and
// the anchors in source files, and the results of test runners. [internal/trace] judges what it gathers.
package proof

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Document is one whose criteria are looked for, with where to look for their proof.
type Document struct {
	File     *source.File
	Analyses []*stride.Analysis
	Scope    Scope
}

// Proof is what was gathered about the criteria of documents.
type Proof struct {
	// Missing are remarks about patterns of a configuration that no file of results matches.
	Missing []source.Diagnostic

	in    trace.Input
	gates map[string]stride.TraceFailOn // by the path of a document or a source
	// before is what the anchors of an earlier commit say, by the path of a source.
	before map[string]words
}

// Gather reads everything that the scopes of documents name, and what the tests of an earlier commit
// claimed unless before is nil. The error is a [failure.List].
func Gather(documents []Document, before *revision.State, run *cputime.Allowance) (*Proof, error) {
	g := newGatherer(before, run)
	scopes := make(map[string]bool)
	var order []Scope
	for _, d := range documents {
		if !scopes[d.Scope.Base] {
			scopes[d.Scope.Base] = true
			order = append(order, d.Scope)
		}
		g.gates[d.File.Path] = d.Scope.FailOn
		for _, a := range d.Analyses {
			g.in.Model.Add(d.File, a)
		}
	}
	var failed failure.List
	for _, s := range order {
		if !s.Unread {
			failed.Add(g.sources(s))
			failed.Add(g.results(s))
		}
	}
	if before != nil && len(failed) == 0 {
		failed.Add(g.earlier(before, documents))
		failed.Add(g.earlierAnchors(before, documents))
	}
	return &g.Proof, failed.Err()
}

// Matrix judges what was gathered, and compares it with an earlier matrix, if there is one, or with the earlier
// commit. The error says that there are more markers or anchors than allowed.
func (p *Proof) Matrix(baseline *trace.Baseline) (*trace.Matrix, error) {
	n := 0
	for _, s := range p.in.Sources {
		n += len(s.Markers)
	}
	if n > limit.TraceNames {
		return nil, errMarkers()
	}
	n = 0
	for _, s := range p.in.Anchors {
		n += len(s.Anchors)
	}
	if n > limit.Anchors {
		return nil, fmt.Errorf("more than %d anchors", limit.Anchors)
	}
	in := p.in
	if baseline != nil {
		in.Baseline = baseline
	}
	return trace.New(in), nil
}

// Fails is the gate of the configuration that applies to a document or a source; see [trace.Gate].
func (p *Proof) Fails(path, word string, severity stride.Severity) bool {
	return p.gates[path].Fails(word, severity)
}

// Files are the documents and the sources that something may be said about.
func (p *Proof) Files() []*source.File {
	var all []*source.File
	for _, c := range p.in.Model.Criteria {
		all = append(all, c.File)
	}
	for _, s := range p.in.Sources {
		all = append(all, s.File)
	}
	for _, s := range p.in.Anchors {
		all = append(all, s.File)
	}
	return all
}

// errMarkers is the error for more markers than allowed.
func errMarkers() error { return fmt.Errorf("more than %d markers", limit.TraceNames) }
