package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
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
		Long: `Fmt rewrites dfd blocks in place: one blank between words, the columns of
neighbouring lines below each other. Comments, blank lines, indentation, line ends
and everything outside the blocks stay as they are, and so does what a block says.
A block with an error is left alone and reported. Two errors are mended: a comment
among attributes that has no blank behind its #, and one behind a statement that holds attributes, which
gets a line of its own.

A path is what generate takes; "-" formats standard input and prints it.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return formatDocuments(s, flags, args)
		},
	}
	cmd.Flags().BoolVar(&flags.check, "check", false, "list the files that would change, write nothing, and exit with 1 when there are any")
	cmd.Flags().BoolVar(&flags.diff, "diff", false, "print what would change as a unified diff and write nothing")
	cmd.Flags().BoolVar(&flags.number, "number", false, "number the flows of blocks that have no numbers; decisions about them follow")
	cmd.Flags().StringVar(&flags.stdinName, "stdin-name", "stdin.md", "the path that standard input stands for")
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
	jobs, err := formatJobs(args, flags.number)
	failed, err := asFailures(err)
	if err != nil {
		return err
	}
	var ds []source.Diagnostic
	changed := false
	for _, j := range jobs {
		ds = append(ds, j.Diagnostics...)
		changed = changed || j.changed()
		if len(failed) > 0 { // nothing is written
			continue
		}
		err := output{j.path, j.Before, j.Text}.put(s, generateFlags{dryRun: flags.check, diff: flags.diff})
		if err != nil {
			return err
		}
	}
	if err := flags.format.write(s.err, jobs, ds); err != nil {
		return err
	}
	if len(failed) == 0 && flags.check && changed {
		return errFindings
	}
	return failed.and(verdict(ds))
}

// formatJobs formats the documents that the arguments name, and writes nothing.
func formatJobs(args []string, number bool) ([]*job, error) {
	w, err := newWorkshop(false)
	if err != nil {
		return nil, err
	}
	named := documents(args, w.run)
	jobs, err := w.eachJob(named.paths, func(path string) (*job, error) {
		text, err := readDocument(path)
		if err != nil || !ours(text) {
			return nil, err
		}
		return w.format(path, text, number)
	})
	named.failed.add(err)
	return jobs, named.failed.err()
}

// formatStdin prints the one document that came in.
func formatStdin(s streams, flags fmtFlags) error {
	text, err := readBounded(flags.stdinName, s.in)
	if err != nil {
		return err
	}
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	j, err := w.format(filepath.ToSlash(filepath.Clean(flags.stdinName)), text, flags.number)
	if err != nil {
		return err
	}
	if err := flags.format.write(s.err, []*job{j}, j.Diagnostics); err != nil {
		return err
	}
	if !flags.check && !flags.diff {
		if _, err := s.out.Write(j.Text); err != nil {
			return err
		}
		return verdict(j.Diagnostics)
	}
	if err := (output{j.path, text, j.Text}).put(s, generateFlags{dryRun: flags.check, diff: flags.diff}); err != nil {
		return err
	}
	if flags.check && j.changed() {
		return errFindings
	}
	return verdict(j.Diagnostics)
}

// format formats the blocks of a document that have no error and reports the errors of the others.
func (w *workshop) format(path string, text []byte, number bool) (*job, error) {
	dialect, err := w.dialect(path)
	if err != nil {
		return nil, err
	}
	before, wrong := dialect.Parse(source.NewFile(path, text))
	mended, err := mend(dialect, before, wrong)
	if err != nil {
		return nil, err
	}
	f := source.NewFile(path, mended)
	doc, ds := dialect.Parse(f)
	j := &job{path: path, Result: &pipeline.Result{Document: before, Before: text, Text: text}}
	var edits []source.Edit
	var good []*model.Block
	for i, b := range doc.Blocks {
		if len(errorsIn(b, ds)) > 0 {
			j.Diagnostics = append(j.Diagnostics, errorsIn(before.Blocks[i], wrong)...)
		} else {
			good = append(good, b)
			edits = append(edits, parser.Format(f, b, number)...)
		}
	}
	if unreadable := aboutDocument(ds); len(unreadable) > 0 {
		j.Diagnostics = unreadable
		return j, nil
	}
	formatted, err := source.Apply(mended, edits)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if after, ds := dialect.Parse(source.NewFile(path, formatted)); !readsAlike(doc, after, ds, good, number) {
		return nil, fmt.Errorf("%s: formatting would change what a block says; nothing is written, please report it", path)
	}
	j.Text = formatted
	return j, nil
}

// mend returns a document with the comments of its blocks mended, where nothing else
// is wrong with a block and it says the same as before.
func mend(dialect parser.Dialect, doc *model.Document, ds []source.Diagnostic) ([]byte, error) {
	f := doc.File
	var edits []source.Edit
	for i, b := range doc.Blocks {
		own := dialect.Mend(f, b)
		if len(own) == 0 || len(errorsIn(b, ds)) == 0 {
			continue
		}
		mended, err := source.Apply(f.Text, own)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		after, more := dialect.Parse(source.NewFile(f.Path, mended))
		if len(after.Blocks) == len(doc.Blocks) && len(errorsIn(after.Blocks[i], more)) == 0 && parser.Same(b, after.Blocks[i]) {
			edits = append(edits, own...)
		}
	}
	return source.Apply(f.Text, edits)
}

// errorsIn are the errors about a block or inside it.
func errorsIn(b *model.Block, ds []source.Diagnostic) []source.Diagnostic {
	whole := source.Span{Start: b.Fence.Open.Start, End: max(b.Fence.Open.End, b.Fence.Close.End)}
	var wrong []source.Diagnostic
	for _, d := range ds {
		if d.Severity == source.Error && whole.Contains(d.Span) {
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// aboutDocument are the errors that keep the whole document from being read.
func aboutDocument(ds []source.Diagnostic) []source.Diagnostic {
	var wrong []source.Diagnostic
	for _, d := range ds {
		switch d.Code {
		case source.NotUTF8, source.BareCR, source.MergeConflict, source.TooLarge, source.InvolvedMarkdown:
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// readsAlike compares with the formatted document, read again, and what was wrong with it: every
// block that was formatted must be there and say the same, ids of flows aside when they were numbered.
func readsAlike(before, after *model.Document, ds []source.Diagnostic, good []*model.Block, number bool) bool {
	if len(after.Blocks) != len(before.Blocks) || len(after.Regions) != len(before.Regions) {
		return false
	}
	for i, b := range before.Blocks {
		other := after.Blocks[i]
		switch {
		case !slices.Contains(good, b):
		case len(errorsIn(other, ds)) > 0:
			return false
		case !number && !parser.Same(b, other):
			return false
		}
	}
	return true
}
