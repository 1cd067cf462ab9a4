package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/internal/stub"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// traceFlags are the flags of trace.
type traceFlags struct {
	tests, results []string
	failOn         string
	format         string
	baseline       string
	stub           string
}

// traceFormats are the values of --format: the matrix for people, programs and pages, and
// what fails the gate in the formats of check.
var traceFormats = []string{"text", "json", "markdown", "sarif", "github", "rdjsonl"}

func newTrace(s streams) *cobra.Command {
	var flags traceFlags
	cmd := &cobra.Command{
		Use:   "trace [path…]",
		Short: "Say which acceptance criteria a test proves",
		Long: `Trace looks in the source for markers, which say which test holds which criterion, and in
the results of test runners for what became of these tests. It writes nothing.

A marker is the id of a criterion, such as payments/S02@webhook, after "Verifies:" or
"Proves:" in a comment above the test, or in its title. Where a format splits at "@",
payments/S02.webhook is the same. Results are what "go test -json" prints, JUnit XML,
Cucumber JSON and messages, and TAP.

A criterion is unproven when no marker names it, claimed when one does but has no result,
proven when its tests ran and passed, failing or skipped when one did not. A marker that
names no criterion is dangling, a test with more than five criteria is wide.

The gate is --fail-on, or fail-on in [trace] of trustseam.toml: a list of these words,
those of criteria alone or with a minimum severity, as in dangling,failing,unproven:high.
With --baseline, the matrix of an earlier run as --format json writes it, lost is another
word: what was proven there and no longer is. The default is dangling,failing.

With --stub, trace prints the skeleton of a test for one criterion, which fails until it is written.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			if flags.stub != "" {
				return writeStub(s, flags.stub, args)
			}
			return traceCriteria(s, flags, args)
		},
	}
	cmd.Flags().StringArrayVar(&flags.tests, "tests", nil, "which source files to search for markers, a pattern as in .gitignore; repeatable (default: the configuration, else all)")
	cmd.Flags().StringArrayVar(&flags.results, "results", nil, "the results of test runners, a path in which * and ** match names; repeatable (default: the configuration)")
	cmd.Flags().StringVar(&flags.failOn, "fail-on", "", "never, or a list such as dangling,failing,unproven:high,lost (default: the configuration, else dangling,failing)")
	cmd.Flags().StringVar(&flags.baseline, "baseline", "", "an earlier matrix of --format json, to find what is lost since")
	cmd.Flags().StringVar(&flags.format, "format", "text", "the matrix as text, json or markdown; or what fails the gate as sarif, github or rdjsonl")
	cmd.Flags().StringVar(&flags.stub, "stub", "", "print the skeleton of a test for a criterion instead: "+strings.Join(stub.Runners(), ", ")+"; the first argument is the criterion's id")
	for _, name := range []string{"tests", "results", "baseline"} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)) // it fails only if there is no such flag
	}
	_ = cmd.RegisterFlagCompletionFunc("fail-on", completeTraceFailOn)
	completeFlag(cmd, "format", traceFormats...)
	completeFlag(cmd, "stub", stub.Runners()...)
	return cmd
}

func traceCriteria(s streams, flags traceFlags, args []string) error {
	if !slices.Contains(traceFormats, flags.format) {
		return fmt.Errorf("--format is %s, not `%s`", strings.Join(traceFormats, " or "), flags.format)
	}
	var asked *stride.TraceFailOn
	if flags.failOn != "" {
		parsed, err := stride.ParseTraceFailOn("--fail-on", flags.failOn)
		if err != nil {
			return err
		}
		asked = &parsed
	}
	baseline, err := readBaseline(flags.baseline)
	if err != nil {
		return err
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	jobs, found, _ := r.openJobs(args)
	t, err := r.newTracer(jobs, func(set *settings, base string) traceScope { return flags.scope(set, base, asked) })
	if err != nil {
		return err
	}
	matrix, err := t.matrix(baseline)
	if err != nil {
		return err
	}
	report(s.err, t.missing)
	var ds []source.Diagnostic
	for _, j := range jobs {
		ds = append(ds, j.result.Diagnostics...)
	}
	ds = append(ds, matrix.Findings(t.fails)...)
	ds = append(ds, matrix.Remarks...)
	if err := flags.write(s, t, matrix, ds, found.Failed); err != nil {
		return err
	}
	return conclude(found.Failed, verdict(ds))
}

// scope is what applies to the documents of one configuration: flags are from the working
// directory, and win.
func (f traceFlags) scope(set *settings, base string, asked *stride.TraceFailOn) traceScope {
	scope := newTraceScope(set, base)
	if f.tests != nil {
		scope.tests, scope.testsBase = f.tests, "."
	}
	if f.results != nil {
		scope.results, scope.resultsBase, scope.mustResult = f.results, ".", true
	}
	switch {
	case asked != nil:
		scope.failOn = *asked
	case !scope.failOn.Said():
		scope.failOn = stride.DefaultTraceFailOn()
	}
	return scope
}

// readBaseline reads the matrix that --baseline names, if any.
func readBaseline(path string) (*trace.Baseline, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--baseline: %w", failure.At(path, err))
	}
	defer file.Close()
	b, err := trace.ReadBaseline(file)
	if err != nil {
		return nil, fmt.Errorf("--baseline: %w", failure.At(path, err))
	}
	return b, nil
}

// write writes the matrix to one stream and remarks to the other, or remarks alone in a format for
// programs.
func (f traceFlags) write(s streams, t *tracer, m *trace.Matrix, ds []source.Diagnostic, failed failure.List) error {
	matrix := map[string]func(io.Writer) error{
		"text": m.WriteText, "markdown": m.WriteMarkdown,
		"json": func(w io.Writer) error { return m.WriteJSON(w, make(repofile.RootPaths).Of) },
	}[f.format]
	if matrix != nil {
		report(s.err, ds)
		return matrix(s.out)
	}
	roots := make(repofile.RootPaths)
	in := reporter.Input{Diagnostics: reporter.Renamed(ds, roots.Of), Files: make(map[string]*source.File), Version: version()}
	for _, file := range t.files() {
		in.Files[roots.Of(file.Path)] = file
	}
	for _, err := range failed {
		in.Failures = append(in.Failures, err.Error())
	}
	return reporter.Write(f.format, s.out, in)
}

// writeStub prints the skeleton of a test for a criterion.
func writeStub(s streams, runner string, args []string) error {
	if !slices.Contains(stub.Runners(), runner) {
		return fmt.Errorf("--stub is %s, not `%s`", strings.Join(stub.Runners(), " or "), runner)
	}
	if len(args) == 0 {
		return fmt.Errorf("--stub takes the id of a criterion, as in `trustseam trace --stub %s payments/S02@webhook`", runner)
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	jobs, found, _ := r.openJobs(args[1:])
	if len(found.Failed) > 0 {
		return found.Failed
	}
	model := trace.NewModel()
	for _, j := range jobs {
		for _, a := range j.result.Analyses {
			model.Add(j.result.Document.File, a)
		}
	}
	var names []string
	for _, c := range model.Criteria {
		names = append(names, c.String())
		if args[0] != c.String() && args[0] != c.Dotted() {
			continue
		}
		text, err := stub.Write(runner, stub.Criterion{
			Name: c.String(), Dotted: c.Dotted(), Title: c.Sentence.Threat.Rule.Title, Text: c.Sentence.Text, Test: c.Sentence.Test,
		})
		if err == nil {
			_, err = io.WriteString(s.out, text)
		}
		return err
	}
	text := fmt.Sprintf("no criterion `%s` in these documents; `trustseam trace` lists all", args[0])
	if near := source.Suggest(args[0], names); near != "" {
		text += fmt.Sprintf("; did you mean `%s`?", near)
	}
	return fmt.Errorf("%s", text)
}

// newTraceScope is a configuration's scope, from a base directory.
func newTraceScope(set *settings, base string) traceScope {
	t := set.project.Config().Trace
	return traceScope{testsBase: base, resultsBase: base, tests: t.Tests, results: t.Results, failOn: t.FailOn}
}

// traceBase is the directory from which a configuration names tests and results: its
// own, or for documents without one the root of their repository, or the working directory.
func traceBase(set *settings, dir string) string {
	if set.file != "" {
		return filepath.Dir(filepath.FromSlash(set.file))
	}
	if full, err := filepath.Abs(dir); err == nil {
		if root := repofile.Root(full); root != "" {
			return filepath.FromSlash(config.Shown(root))
		}
	}
	return "."
}
