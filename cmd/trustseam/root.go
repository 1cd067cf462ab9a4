package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/reporter"
)

// The exit codes.
const (
	exitOK       = 0 // nothing to say
	exitFindings = 1 // something in a document is wrong, stale or undecided
	exitFailure  = 2 // the work could not be done: usage, configuration, reading or writing, a merge conflict
)

// errFindings ends a command that has done its work and reported findings.
var errFindings = errors.New("findings")

// streams are the standard streams of a command.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run executes the command line and returns the exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	root := newRoot(streams{in, out, errOut})
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	switch err := root.Execute(); {
	case err == nil:
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	default:
		var all failure.List
		all.Add(err)
		for _, err := range all {
			// It may contain names of files and their content; it stays one line in any case.
			fmt.Fprintf(errOut, "trustseam: %s\n", reporter.Path(err.Error()))
		}
		return exitFailure
	}
}

func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "trustseam",
		Short: "Threat models that live in the design document",
		Long: `trustseam reads data flow diagrams from fenced ` + "```dfd" + ` blocks of markdown documents
and writes the trust-boundary picture, the ranked STRIDE threats, acceptance
criteria and open questions back into the same document.

Exit code 0: nothing to report. 1: findings. 2: the run failed.`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.SetVersionTemplate("trustseam {{.Version}}\n")
	root.AddCommand(newGenerate(s), newCheck(s), newDiff(s), newExplain(s), newExport(s), newFmt(s), newImport(s), newInit(s), newList(s), newLSP(s), newRender(s), newSite(s), newTrace(s), newVersion(s))
	return root
}
