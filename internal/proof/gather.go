package proof

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/testresult"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// gatherer reads the files of all scopes, each once.
type gatherer struct {
	Proof
	run     *cputime.Allowance
	modules modules
	seen    map[string]bool // files by their names in full, and what was looked for in them
	// like is the id of the earlier commit, if there is one, and objects are the files that were searched, by their names in full.
	like    string
	objects map[string]object
	// anchored are the files that were searched for anchors, by their names in full.
	anchored map[string]anchored

	mostResults int // files of them
}

// object is what git calls the content of a file, and the source that was made of it, nil without a marker.
type object struct {
	id     string
	source *trace.Source
}

// anchored is what git calls the content of a file, and the source that was made of it, nil without an anchor.
type anchored struct {
	id     string
	source *annotation.Source
}

func newGatherer(before *revision.State, run *cputime.Allowance) *gatherer {
	g := &gatherer{
		Proof: Proof{in: trace.Input{Model: trace.NewModel()}, gates: make(map[string]stride.TraceFailOn)},
		run:   run, modules: make(modules), seen: make(map[string]bool), objects: make(map[string]object), anchored: make(map[string]anchored), mostResults: limit.ResultFiles,
	}
	if before != nil {
		_, g.like = before.Commit()
	}
	return g
}

// sources searches the source files of a scope, for markers, for anchors, or for both.
func (g *gatherer) sources(s Scope) error {
	files, err := s.sources(g.run)
	if err != nil {
		return err
	}
	var text []byte
	for _, f := range files {
		full, err := filepath.Abs(f.path)
		if err != nil {
			return err
		}
		f.markers, f.anchors = f.markers && g.first("markers", full), f.anchors && g.first("anchors", full)
		if !f.markers && !f.anchors {
			continue
		}
		if text, err = readSource(f.path, text[:0]); err != nil {
			return failure.At(f.path, err)
		}
		g.source(f, full, text, s)
	}
	return nil
}

// first reports whether a file was not searched for something yet: scopes may share files.
func (g *gatherer) first(what, full string) bool {
	key := what + " " + full
	known := g.seen[key]
	g.seen[key] = true
	return !known
}

// source adds the markers and the anchors of a text, which is overwritten afterwards.
func (g *gatherer) source(f sourceFile, full string, text []byte, scope Scope) {
	id := ""
	if g.like != "" {
		id = git.ID(text, g.like)
	}
	if f.anchors {
		s := newAnchored(f.path, text)
		if id != "" {
			g.anchored[full] = anchored{id, s}
		}
		if s != nil {
			g.in.Anchors = append(g.in.Anchors, s)
			g.gates[f.path] = scope.FailOn
		}
	}
	if !f.markers {
		return
	}
	g.in.Files = append(g.in.Files, f.path)
	s := newSource(f.path, text)
	if id != "" {
		g.objects[full] = object{id, s}
	}
	if s == nil {
		return
	}
	g.gates[f.path] = scope.FailOn
	if strings.HasSuffix(f.path, ".go") {
		s.Package = g.modules.importPath(filepath.Dir(full))
	}
	g.in.Sources = append(g.in.Sources, s)
}

// newAnchored is a text with anchors, nil for one without. The text may be overwritten afterwards.
func newAnchored(path string, text []byte) *annotation.Source {
	anchors := anchor.Find(path, text)
	if len(anchors) == 0 {
		return nil
	}
	return &annotation.Source{File: source.NewFile(path, bytes.Clone(text)), Anchors: anchors}
}

// newSource is a text with markers, nil for one without. The text may be overwritten afterwards.
func newSource(path string, text []byte) *trace.Source {
	markers := marker.Find(path, text)
	if len(markers) == 0 {
		return nil
	}
	return &trace.Source{File: source.NewFile(path, bytes.Clone(text)), Markers: markers}
}

// readSource reads a file into a buffer, or nothing if it is too large for a person to have written it.
func readSource(path string, into []byte) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > limit.TraceFile {
		return into, err
	}
	buffer := bytes.NewBuffer(into)
	_, err = buffer.ReadFrom(f)
	if buffer.Len() > limit.TraceFile {
		buffer.Reset()
	}
	return buffer.Bytes(), err
}

// results reads the results of a scope.
func (g *gatherer) results(s Scope) error {
	var failed failure.List
	for _, pattern := range s.Results {
		paths, err := walk.Matching(s.ResultsBase, pattern, g.run)
		if err != nil {
			failed.Add(err)
			continue
		}
		switch {
		case len(paths) > 0:
		case s.MustMatch:
			failed.Add(fmt.Errorf("--results: no file matches `%s`", pattern))
		default:
			file := filepath.ToSlash(filepath.Join(s.ResultsBase, config.FileName))
			g.Missing = append(g.Missing, source.NewFile(file, nil).Diagnose(source.Span{}, source.MarkerWithoutResult, "no file matches `%s` of `trace.results`", pattern))
		}
		for _, path := range paths {
			failed.Add(failure.At(path, g.result(path)))
		}
	}
	return failed.Err()
}

// result reads a file of results once.
func (g *gatherer) result(path string) error {
	full, err := filepath.Abs(path)
	if err != nil || g.seen[full] {
		return err
	}
	g.seen[full] = true
	if len(g.in.Results) == g.mostResults {
		return fmt.Errorf("more than %d files of results", g.mostResults)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	results, err := testresult.Read(f)
	if err != nil {
		return err
	}
	g.in.Results = append(g.in.Results, trace.ResultFile{Path: path, Results: results})
	return nil
}
