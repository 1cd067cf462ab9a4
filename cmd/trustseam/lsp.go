package main

import (
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/lsp"
)

// usualCollection is the runtime's own default for [debug.SetGCPercent]: a server is no short run.
const usualCollection = 100

func newLSP(s streams) *cobra.Command {
	var today string
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor over the Language Server Protocol",
		Long: `Lsp is what an editor starts for markdown documents; docs/guides/editors.md says how. It
talks to the editor on standard input and output, and ends when the editor does.

It reports what check does while you type, from text that is not saved yet. What is out of
date in a region or a picture is reported only once the document is saved. Blocks that
share an id are found among the documents that are open.

It says something inside dfd blocks and generated regions only, so that it can run beside
other servers for markdown. Exit code 1 means that the editor left without shutdown.`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			return serveEditor(s, today)
		},
	}
	cmd.Flags().StringVar(&today, "today", "", "the day on which to judge expiry, such as 2027-06-30 (default: today in UTC)")
	completeFlag(cmd, "today")
	cmd.Flags().Bool("stdio", true, "talk on standard input and output, as some editors ask; there is no other way")
	completeFlag(cmd, "stdio")
	return cmd
}

func serveEditor(s streams, today string) error {
	if _, err := day(today); err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(usualCollection)
	}
	clean, err := lsp.Serve(s.in, s.out, lsp.Options{
		Version: version(),
		Today: func() time.Time {
			now, _ := day(today)
			return now
		},
		Worker: workerCommand,
		Log:    s.err,
	})
	switch {
	case err != nil:
		return err
	case !clean:
		return errFindings
	}
	return nil
}
