package main

import (
	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/source"
)

// fmtFlags are the flags of fmt.
type fmtFlags struct {
	check, diff, number bool
	stdinName           string
	format              format
}

func newFmt(s streams) *cobra.Command {
	var flags fmtFlags
	cmd := &cobra.Command{
		Use:   "fmt [path…]",
		Short: "Align the columns of dfd blocks",
		Long: `Fmt rewrites dfd blocks in place: one space between words, columns of neighbouring
lines aligned. Comments, blank lines, indentation, line ends and everything outside
the blocks stay as they are, and so does what a block says. A block with an error is
left alone and reported. Two errors are fixed: a comment among attributes without a
space after its #, and a comment after a statement that contains attributes, which
moves to its own line.

Paths are as for generate; "-" formats standard input and prints it.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return formatDocuments(s, flags, args)
		},
	}
	cmd.Flags().BoolVar(&flags.check, "check", false, "list the files that would change, write nothing, and exit with 1 if there are any")
	cmd.Flags().BoolVar(&flags.diff, "diff", false, "print what would change as a unified diff and write nothing")
	cmd.Flags().BoolVar(&flags.number, "number", false, "number the flows of blocks that have no numbers; decisions about them follow")
	cmd.Flags().StringVar(&flags.stdinName, "stdin-name", "stdin.md", "the path to use for standard input")
	cmd.MarkFlagsMutuallyExclusive("check", "diff")
	flags.format.add(cmd)
	return cmd
}

func formatDocuments(s streams, flags fmtFlags, args []string) error {
	if err := flags.format.check(); err != nil {
		return err
	}
	if len(args) == 1 && args[0] == "-" {
		return formatStdin(s, flags)
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	all, found := open(r, args, func(d *document) (*trustseam.Formatted, error) { return d.format(flags) })
	var ds []source.Diagnostic
	var of []*source.File
	changed := false
	for _, f := range all {
		ds, of = append(ds, f.Diagnostics...), append(of, f.Before)
		changed = changed || f.Changed()
		if len(found.Failed) > 0 { // nothing is written
			continue
		}
		if err := flags.put(s, f); err != nil {
			return err
		}
	}
	if err := flags.format.write(s.err, of, ds); err != nil {
		return err
	}
	if len(found.Failed) == 0 && flags.check && changed {
		return errFindings
	}
	return conclude(found.Failed, verdict(ds))
}

// format formats one document, and writes nothing.
func (d *document) format(flags fmtFlags) (*trustseam.Formatted, error) {
	return d.settings.project.Format(d.path, d.text, flags.number)
}

// put writes, lists or shows a document that was formatted.
func (flags fmtFlags) put(s streams, f *trustseam.Formatted) error {
	return output{f.Before.Path, f.Before.Text, f.Text}.put(s, how(flags.check, flags.diff))
}

// formatStdin prints the document from standard input.
func formatStdin(s streams, flags fmtFlags) error {
	r, err := newRunner()
	if err != nil {
		return err
	}
	d, err := r.stdin(s, flags.stdinName)
	if err != nil {
		return err
	}
	f, err := d.format(flags)
	if err != nil {
		return err
	}
	if err := flags.format.write(s.err, []*source.File{f.Before}, f.Diagnostics); err != nil {
		return err
	}
	if !flags.check && !flags.diff {
		if _, err := s.out.Write(f.Text); err != nil {
			return err
		}
		return verdict(f.Diagnostics)
	}
	if err := flags.put(s, f); err != nil {
		return err
	}
	if flags.check && f.Changed() {
		return errFindings
	}
	return verdict(f.Diagnostics)
}
