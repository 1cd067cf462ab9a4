package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/proof"
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
	since          string
	stub           string
}

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
The default is
dangling,contradiction,failing. The configuration and the default also fail lost, if
there is something to compare with.

With --since, or with --baseline, the matrix of an earlier run as --format json writes it,
lost is another word: what was proven in that matrix, or what a test claimed at that
revision, and what no test holds now because it was deleted, renamed, skipped or broken;
and with --since, a part of a block whose code an anchor named then and none names now.
REV... is the commit at which REV and HEAD parted.

Trace also looks in the code for anchors: comments such as "dfd: at payments/14 has sign=hmac",
which say what the code is in the model. One that names nothing is dangling; contradiction is a
value that the block states otherwise, proposal what it lacks, unbacked a stated control that
neither code nor a test has, and unanchored an element without code where others have some.

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
	cmd.Flags().StringVar(&flags.failOn, "fail-on", "", "never, or a list such as dangling,failing,unproven:high,lost (default: the configuration, else dangling,contradiction,failing; in a comparison also lost)")
	cmd.Flags().StringVar(&flags.since, "since", "", "a revision, to find what its tests claimed and none holds now")
	completeFlag(cmd, "since")
	cmd.Flags().StringVar(&flags.baseline, "baseline", "", "an earlier matrix of --format json, to find what is lost since")
	cmd.Flags().StringVar(&flags.format, "format", "text", "the matrix as text, json or markdown; or what fails the gate as sarif, github or rdjsonl")
	cmd.Flags().StringVar(&flags.stub, "stub", "", "print the skeleton of a test for a criterion instead: "+strings.Join(stub.Runners(), ", ")+"; the first argument is the criterion's id")
	for _, name := range []string{"tests", "results", "baseline"} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)) // it fails only if there is no such flag
	}
	_ = cmd.RegisterFlagCompletionFunc("fail-on", completeTraceFailOn)
	completeFlag(cmd, "format", proof.Formats()...)
	completeFlag(cmd, "stub", stub.Runners()...)
	return cmd
}

func traceCriteria(s streams, flags traceFlags, args []string) error {
	if !slices.Contains(proof.Formats(), flags.format) {
		return fmt.Errorf("--format is %s, not `%s`", strings.Join(proof.Formats(), " or "), flags.format)
	}
	var asked *stride.TraceFailOn
	if flags.failOn != "" {
		parsed, err := stride.ParseTraceFailOn("--fail-on", flags.failOn)
		if err != nil {
			return err
		}
		asked = &parsed
	}
	if flags.since != "" && flags.baseline != "" {
		return errors.New("--since and --baseline are two ways to say what to compare with; give one of them")
	}
	baseline, err := readBaseline(flags.baseline)
	if err != nil {
		return err
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	before, err := r.commit(flags.since)
	if err != nil {
		return err
	}
	jobs, found, _ := r.openJobs(args)
	p, err := proof.Gather(proofDocuments(jobs, func(scope proof.Scope) proof.Scope { return flags.scope(scope, asked) }), before, r.allowance)
	if err != nil {
		return err
	}
	matrix, err := p.Matrix(baseline)
	if err != nil {
		return err
	}
	report(s.err, p.Missing)
	var ds []source.Diagnostic
	for _, j := range jobs {
		ds = append(ds, j.result.Diagnostics...)
	}
	ds = append(ds, matrix.Findings(p.Fails)...)
	ds = append(ds, matrix.Remarks...)
	if proof.IsMatrix(flags.format) {
		report(s.err, ds)
		err = proof.WriteMatrix(s.out, flags.format, matrix)
	} else {
		err = p.WriteRemarks(s.out, flags.format, version(), ds, found.Failed)
	}
	if err != nil {
		return err
	}
	return conclude(found.Failed, verdict(ds))
}

// scope applies the flags, which are relative to the working directory and win, to the scope of a configuration.
func (f traceFlags) scope(scope proof.Scope, asked *stride.TraceFailOn) proof.Scope {
	if f.tests != nil {
		scope.Tests, scope.TestsBase, scope.Asked = f.tests, ".", true
	}
	if f.results != nil {
		scope.Results, scope.ResultsBase, scope.MustMatch = f.results, ".", true
	}
	if asked != nil {
		scope.FailOn = *asked
		return scope
	}
	if !scope.FailOn.Said() {
		scope.FailOn = stride.DefaultTraceFailOn()
	}
	if f.since != "" || f.baseline != "" {
		scope.FailOn = scope.FailOn.WithLost()
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
	text, err := proof.Stub(runner, args[0], proofDocuments(jobs, func(scope proof.Scope) proof.Scope { return scope }))
	if err != nil {
		return err
	}
	_, err = io.WriteString(s.out, text)
	return err
}
