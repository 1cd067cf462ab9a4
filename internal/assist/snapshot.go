// Package assist answers what an editor asks about a document while it is being written: what is at a place, what
// could be written there, what a word means. It speaks of bytes of the document, not of a protocol, and
// answers for half-written blocks, too. It opens no file.
package assist

import (
	"slices"
	"sync"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Snapshot is one state of a document, as its author has it before them. What is asked of it is worked out once
// and only on request. Several goroutines may share one.
type Snapshot struct {
	// Path is how messages name the document, with "/".
	Path    string
	File    *source.File
	Project *trustseam.Project

	parsed   func() *trustseam.Result // without an analysis
	blocks   func() []Block
	result   func() (*trustseam.Result, error)
	draft    func() *trustseam.Result
	analyses func() []*stride.Analysis
	threats  func() []*stride.Analysis
}

// New returns a snapshot of a text. The caller must not change the text afterwards.
func New(project *trustseam.Project, path string, text []byte) *Snapshot {
	s := &Snapshot{Path: path, File: source.NewFile(path, text), Project: project}
	s.parsed = sync.OnceValue(func() *trustseam.Result { return project.Parse(path, text) })
	s.blocks = sync.OnceValue(s.outline)
	s.result = sync.OnceValues(func() (*trustseam.Result, error) { return project.Process(path, text) })
	s.draft = sync.OnceValue(func() *trustseam.Result { return s.parsed().AnalyzeDraft() })
	s.analyses = sync.OnceValue(s.analyze)
	s.threats = sync.OnceValue(s.findThreats)
	return s
}

// Document is what is understood of the text, with every place in it, even while it has errors or conflicts.
func (s *Snapshot) Document() *model.Document { return s.parsed().Document }

// Result is what the document should be, and everything to say about it; see [trustseam.Project.Process].
// If conflicts in regions were resolved, its places are those of the resolved document.
func (s *Snapshot) Result() (*trustseam.Result, error) { return s.result() }

// large is how many elements and flows a document has at which its regions are no longer worked out while somebody types.
const large = 100

// Large reports whether working everything out takes long enough to be noticed while typing. A document with
// conflicts is not: only [trustseam.Project.Process] resolves those in regions.
func (s *Snapshot) Large() bool {
	parts := 0
	conflict := func(d source.Diagnostic) bool { return d.Code == source.MergeConflict }
	if slices.ContainsFunc(s.parsed().Diagnostics, conflict) {
		return false
	}
	for _, b := range s.Document().Blocks {
		parts += len(b.Elements) + len(b.Flows)
	}
	return parts > large
}

// Draft is the result without what takes long: questions, regions and pictures; see [trustseam.Result.AnalyzeDraft].
func (s *Snapshot) Draft() *trustseam.Result { return s.draft() }
