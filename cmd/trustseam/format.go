package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
)

// format is the value of --format: how diagnostics are written.
type format struct {
	name   string
	failed failure.List // what could not be looked at
}

// add defines the flag. check decides whether its value is a format, so that
// every command words the error the same.
func (f *format) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.name, "format", "text", "format of remarks: "+formatNames(", "))
	completeFlag(cmd, "format", reporter.Names()...)
}

func (f format) check() error {
	if !slices.Contains(reporter.Names(), f.name) {
		return fmt.Errorf("--format is %s, not `%s`", formatNames(" or "), f.name)
	}
	return nil
}

func formatNames(between string) string { return strings.Join(reporter.Names(), between) }

// write writes the diagnostics about documents. People at a terminal get colour and the line in question.
func (f format) write(w io.Writer, documents []*source.File, ds []source.Diagnostic) error {
	in := reporter.Input{Diagnostics: ds, Files: make(map[string]*source.File), Version: version()}
	shown := func(path string) string { return path }
	if f.name != "text" { // people and editors read text, relative to where they are
		roots := make(repofile.RootPaths)
		in.Diagnostics, shown = reporter.Renamed(ds, roots.Of), roots.Of
	}
	for _, f := range documents {
		in.Files[shown(f.Path)] = f
	}
	for _, err := range f.failed {
		in.Failures = append(in.Failures, err.Error())
	}
	if isTerminal(w) {
		in.Excerpts, in.Colour = true, os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return reporter.Write(f.name, w, in)
}

// isTerminal reports whether a stream is a device at which people type or read.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
