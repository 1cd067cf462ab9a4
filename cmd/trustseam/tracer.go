package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/testresult"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// traceScope says where to look for the proof of the documents of one configuration.
type traceScope struct {
	testsBase, resultsBase string
	tests, results         []string
	mustResult             bool // a pattern of results without a file is an error
	failOn                 stride.TraceFailOn
}

// tracer gathers what a matrix is made of.
type tracer struct {
	in      trace.Input
	missing []source.Diagnostic           // patterns of a configuration that no result matches
	gates   map[string]stride.TraceFailOn // by the path of a document or a source
	modules map[string]string             // import paths by directory
	seen    map[string]bool               // files by their names in full

	mostResults int // files of them
}

// newTracer reads everything that the documents' scopes name.
func (r *runner) newTracer(jobs []*job, scopeOf func(set *settings, base string) traceScope) (*tracer, error) {
	t := &tracer{in: trace.Input{Model: trace.NewModel()}, gates: make(map[string]stride.TraceFailOn), modules: make(map[string]string), seen: make(map[string]bool), mostResults: limit.ResultFiles}
	scopes := make(map[string]traceScope)
	var order []string
	for _, j := range jobs {
		set := j.settings
		base := traceBase(set, filepath.Dir(j.path))
		if _, known := scopes[base]; !known {
			scopes[base] = scopeOf(set, base)
			order = append(order, base)
		}
		t.gates[j.path] = scopes[base].failOn
		for _, a := range j.result.Analyses {
			t.in.Model.Add(j.result.Document.File, a)
		}
	}
	var failed failure.List
	for _, base := range order {
		failed.Add(t.readSources(r.allowance, scopes[base]))
		failed.Add(t.readResults(r.allowance, scopes[base]))
	}
	return t, failed.Err()
}

// matrix is made of what was gathered.
func (t *tracer) matrix(baseline *trace.Baseline) (*trace.Matrix, error) {
	t.in.Baseline = baseline
	n := 0
	for _, s := range t.in.Sources {
		n += len(s.Markers)
	}
	if n > limit.TraceNames {
		return nil, fmt.Errorf("more than %d markers", limit.TraceNames)
	}
	return trace.New(t.in), nil
}

// fails is the gate, by the configuration that applies to a document or a source.
func (t *tracer) fails(path, word string, severity stride.Severity) bool {
	return t.gates[path].Fails(word, severity)
}

// files are the documents and the sources that something may be said about.
func (t *tracer) files() []*source.File {
	var all []*source.File
	for _, c := range t.in.Model.Criteria {
		all = append(all, c.File)
	}
	for _, s := range t.in.Sources {
		all = append(all, s.File)
	}
	return all
}

// readSources searches the source files of a scope.
func (t *tracer) readSources(run *cputime.Allowance, scope traceScope) error {
	paths, err := walk.Sources(scope.testsBase, scope.tests, run, limit.TraceFiles)
	if err != nil {
		return err
	}
	var text []byte
	for _, path := range paths {
		full, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		if t.seen[full] {
			continue
		}
		t.seen[full] = true
		t.in.Files = append(t.in.Files, path)
		if text, err = readSource(path, text[:0]); err != nil {
			return failure.At(path, err)
		}
		if markers := marker.Find(path, text); len(markers) > 0 {
			s := &trace.Source{File: source.NewFile(path, bytes.Clone(text)), Markers: markers}
			if strings.HasSuffix(path, ".go") {
				s.Package = t.importPath(filepath.Dir(full))
			}
			t.in.Sources = append(t.in.Sources, s)
			t.gates[path] = scope.failOn
		}
	}
	return nil
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

// importPath is that of the Go package in a directory, or "" where no go.mod is found in its repository.
func (t *tracer) importPath(dir string) string {
	if known, ok := t.modules[dir]; ok {
		return known
	}
	path := ""
	text, err := repofile.Read(filepath.Join(dir, "go.mod"))
	switch parent := filepath.Dir(dir); {
	case err == nil:
		path = modulePath(text)
	case parent == dir || repofile.Root(dir) == dir:
	default:
		if above := t.importPath(parent); above != "" {
			path = above + "/" + filepath.Base(dir)
		}
	}
	t.modules[dir] = path
	return path
}

// modulePath is what a go.mod names its module.
func modulePath(text []byte) string {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		if words := strings.Fields(lines.Text()); len(words) >= 2 && words[0] == "module" {
			return strings.Trim(words[1], "\"`")
		}
	}
	return ""
}

// readResults reads the results of a scope.
func (t *tracer) readResults(run *cputime.Allowance, scope traceScope) error {
	var failed failure.List
	for _, pattern := range scope.results {
		paths, err := walk.Matching(scope.resultsBase, pattern, run)
		if err != nil {
			failed.Add(err)
			continue
		}
		switch {
		case len(paths) > 0:
		case scope.mustResult:
			failed.Add(fmt.Errorf("--results: no file matches `%s`", pattern))
		default:
			file := filepath.ToSlash(filepath.Join(scope.resultsBase, config.FileName))
			t.missing = append(t.missing, source.NewFile(file, nil).Diagnose(source.Span{}, source.MarkerWithoutResult, "no file matches `%s` of `trace.results`", pattern))
		}
		for _, path := range paths {
			failed.Add(failure.At(path, t.readResult(path)))
		}
	}
	return failed.Err()
}

// readResult reads a file of results once.
func (t *tracer) readResult(path string) error {
	full, err := filepath.Abs(path)
	if err != nil || t.seen[full] {
		return err
	}
	t.seen[full] = true
	if len(t.in.Results) == t.mostResults {
		return fmt.Errorf("more than %d files of results", t.mostResults)
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
	t.in.Results = append(t.in.Results, trace.ResultFile{Path: path, Results: results})
	return nil
}

// proof is what the gate of `[trace]` says in a check about documents whose configuration has one,
// and the sources it mentions.
func (r *runner) proof(jobs []*job) ([]source.Diagnostic, []*source.File, error) {
	gated := false
	for _, j := range jobs {
		set := j.settings
		gated = gated || !set.project.Config().Trace.FailOn.Empty()
	}
	if !gated {
		return nil, nil, nil
	}
	if err := r.rework(jobs); err != nil {
		return nil, nil, err
	}
	t, err := r.newTracer(jobs, func(set *settings, base string) traceScope {
		scope := newTraceScope(set, base)
		if scope.failOn.Empty() { // its markers and results do not matter here
			scope.tests, scope.results = []string{"/-"}, nil
		}
		return scope
	})
	if err != nil {
		return nil, nil, err
	}
	matrix, err := t.matrix(nil)
	if err != nil {
		return nil, nil, err
	}
	return append(append(t.missing, matrix.Findings(t.fails)...), matrix.Remarks...), t.files(), nil
}
