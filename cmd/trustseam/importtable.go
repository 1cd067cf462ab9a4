package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/importer/stridetable"
	"github.com/trustseam/trustseam/internal/match"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// tableFlags are the flags of import table.
type tableFlags struct {
	block, report, format string
	strict                bool
}

func newImportTable(s streams) *cobra.Command {
	var flags tableFlags
	cmd := &cobra.Command{
		Use:   "table DOC.md",
		Short: "Match a hand-kept table of threats with the rows of ours",
		Long: `Table reads the tables of threats that people keep by hand in a markdown document. For
each row it says which threat of the document's dfd blocks is nearest and by which words,
and prints a decision to take over if the row says accepted, mitigated, transferred or
not applicable. If no threat fits, it says so, and which attribute would make the rule
fire that is about it. It rather says none than guesses, and writes nothing into the
document.

Columns are told by their headers, in any order: threat, category (a letter or a name of
STRIDE, or a column for each), element, mitigation, status, owner.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return importTable(s, flags, args[0]) },
	}
	cmd.Flags().StringVar(&flags.block, "block", "", "the id of the block to match with (default: all of the document)")
	cmd.Flags().StringVar(&flags.report, "report", "", "a file to write the report to, in markdown")
	cmd.Flags().StringVar(&flags.format, "format", "text", "text or json")
	cmd.Flags().BoolVar(&flags.strict, "strict", false, "exit with 1 if a row is not covered")
	completeFlag(cmd, "block")
	completeFlag(cmd, "format", "text", "json")
	cmd.ValidArgsFunction = completeDocument
	return cmd
}

func importTable(s streams, flags tableFlags, name string) error {
	if flags.format != "text" && flags.format != "json" {
		return fmt.Errorf("--format is text or json, not `%s`", flags.format)
	}
	if !walk.IsDocument(name) {
		return fmt.Errorf("%s: a document is %s", name, strings.Join(walk.Extensions(), ", "))
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	text, err := walk.Read(name)
	if err != nil {
		return err
	}
	d, err := r.document(filepath.ToSlash(filepath.Clean(name)), text)
	if err != nil {
		return err
	}
	report, err := matched(s, d, flags.block)
	if err != nil {
		return err
	}
	if err := told(s, flags, report); err != nil {
		return err
	}
	if flags.strict && report.Matched() < len(report.Rows) {
		return errFindings
	}
	return nil
}

// matched matches the tables of a document with its blocks, or with one of them.
func matched(s streams, d *document, block string) (*match.Report, error) {
	result, err := d.settings.project.Analyze(d.path, d.text)
	if err != nil {
		return nil, err
	}
	f := result.Document.File
	if result.Failed() {
		if err := (format{name: "text"}).write(s.err, []*source.File{f}, result.Diagnostics); err != nil {
			return nil, err
		}
		return nil, errFindings
	}
	analyses, err := ofBlock(d.path, result.Analyses, block)
	if err != nil {
		return nil, err
	}
	var ours []source.Span
	for _, region := range result.Document.Regions {
		ours = append(ours, source.Span{Start: region.Begin.Start, End: region.End.End})
	}
	tables := stridetable.Read(f, result.Document.Start, ours)
	if len(tables) == 0 {
		return nil, failure.At(d.path, fmt.Errorf("no table of threats: one has a column `Threat`, and another such as `Category`, `Element`, `Mitigation` or `Status`, or a column for each category of STRIDE"))
	}
	return match.New(f, tables, analyses), nil
}

// ofBlock are the analyses of one block, or all without an id.
func ofBlock(path string, analyses []*stride.Analysis, id string) ([]*stride.Analysis, error) {
	if id == "" {
		return analyses, nil
	}
	var ids []string
	for _, a := range analyses {
		if a.Graph.ID == id {
			return []*stride.Analysis{a}, nil
		}
		ids = append(ids, a.Graph.ID)
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("%s: no block `%s`; the document has no block", path, id)
	}
	return nil, fmt.Errorf("%s: no block `%s`; there are `%s`", path, id, strings.Join(ids, "`, `"))
}

// told prints the report, and writes it to a file if there is one for it.
func told(s streams, flags tableFlags, report *match.Report) error {
	if flags.report != "" {
		if err := atomicfile.Write(flags.report, []byte(report.Markdown(path.Base(report.File.Path)))); err != nil {
			return err
		}
	}
	if flags.format == "json" {
		return report.JSON(s.out)
	}
	for _, line := range report.Lines() {
		if _, err := fmt.Fprintln(s.out, reporter.Path(line)); err != nil {
			return err
		}
	}
	return nil
}
