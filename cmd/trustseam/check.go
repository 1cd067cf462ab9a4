package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/source"
)

func newCheck(s streams) *cobra.Command {
	var verbose bool
	cmd := &cobra.Command{
		Use:   "check [path…]",
		Short: "Report what is broken or stale, and change nothing",
		Long: `Check reads the same documents as generate and writes nothing. It reports every error
in a block, every region and picture that is not what its block says, and every
edit by hand, and exits with 1 when there is one. It lays out no picture.`,
		RunE: func(_ *cobra.Command, args []string) error {
			return check(s, verbose, args)
		},
	}
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "print one line about what was checked")
	return cmd
}

func check(s streams, verbose bool, args []string) error {
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	jobs, err := w.open(args)
	if err != nil {
		return err
	}
	var ds []source.Diagnostic
	for _, j := range jobs {
		own := append(j.Diagnostics, j.Stale...)
		source.SortDiagnostics(own)
		ds = append(ds, own...)
	}
	report(s.out, ds)
	if verbose {
		fmt.Fprintf(s.err, "trustseam: checked %s, %s\n", plural(len(jobs), "document"), plural(len(ds), "remark"))
	}
	return verdict(ds)
}
