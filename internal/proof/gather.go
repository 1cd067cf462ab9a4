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
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
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
	seen    map[string]bool // files by their names in full

	mostResults int // files of them
}

func newGatherer(run *cputime.Allowance) *gatherer {
	return &gatherer{
		Proof: Proof{in: trace.Input{Model: trace.NewModel()}, gates: make(map[string]stride.TraceFailOn)},
		run:   run, modules: make(modules), seen: make(map[string]bool), mostResults: limit.ResultFiles,
	}
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
		if g.seen[full] {
			continue
		}
		g.seen[full] = true
		if text, err = readSource(f.path, text[:0]); err != nil {
			return failure.At(f.path, err)
		}
		g.source(f, full, text, s)
	}
	return nil
}

// source adds the markers and the anchors of a text, which is overwritten afterwards.
func (g *gatherer) source(f sourceFile, full string, text []byte, scope Scope) {
	var markers []marker.Marker
	var anchors []anchor.Anchor
	if f.markers {
		g.in.Files = append(g.in.Files, f.path)
		markers = marker.Find(f.path, text)
	}
	if f.anchors {
		anchors = anchor.Find(f.path, text)
	}
	if len(markers)+len(anchors) == 0 {
		return
	}
	file := source.NewFile(f.path, bytes.Clone(text))
	g.gates[f.path] = scope.FailOn
	if len(anchors) > 0 {
		g.in.Anchors = append(g.in.Anchors, &annotation.Source{File: file, Anchors: anchors})
	}
	if len(markers) == 0 {
		return
	}
	s := &trace.Source{File: file, Markers: markers}
	if strings.HasSuffix(f.path, ".go") {
		s.Package = g.modules.importPath(filepath.Dir(full))
	}
	g.in.Sources = append(g.in.Sources, s)
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
