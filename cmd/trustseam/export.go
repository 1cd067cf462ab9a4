package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/render/export"
	"github.com/trustseam/trustseam/source"
)

// exportFlags are the flags of export.
type exportFlags struct {
	status, minSeverity, block, output string
	owners                             []string
	grid                               bool
	layoutTimeout                      time.Duration
}

func newExport(s streams) *cobra.Command {
	var flags exportFlags
	cmd := &cobra.Command{
		Use:   "export FORMAT [path…]",
		Short: "Write acceptance criteria, or whole models, for other tools",
		Long: `Export changes no document and sends nothing. If a document has errors, nothing is written.

These formats have an item for each acceptance criterion, with its id, title, criterion, test,
boundary, severity, owner and status. An item has a key, such as payments/S02@webhook, that stays
when lines move and when an element is renamed and its earlier id stated in was=: a second export
updates what the first has made.

` + formatHelp(func(s export.Scope) bool { return s == export.Criteria }) + `
These have whole models: elements, flows, boundaries and data with what the block states of them,
threats, criteria and decisions. trustseam import reads them again, apart from json.

` + formatHelp(func(s export.Scope) bool { return s != export.Criteria }),
		ValidArgsFunction: completeExport,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("export needs a format, as in `trustseam export csv docs`: %s", strings.Join(exportNames(), ", "))
			}
			return exportTo(s, flags, cmd.Flags().Changed, args[0], args[1:])
		},
	}
	cmd.Flags().StringVar(&flags.status, "status", "all", "only criteria of a status: a list of open, unanswered and met, or all")
	cmd.Flags().StringVar(&flags.minSeverity, "min-severity", "low", "only criteria of this severity or a higher one: low, medium, high or critical")
	cmd.Flags().StringArrayVar(&flags.owners, "owner", nil, "only criteria that belong to this owner, as owner= writes it; repeatable")
	cmd.Flags().StringVar(&flags.block, "block", "", "only the block of this id")
	cmd.Flags().BoolVar(&flags.grid, "grid", false, "otm, threat-dragon: place the parts in rows instead of drawing the picture")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that a layout may take (default: layout-timeout of trustseam.toml, or 10s)")
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "the file to write instead of standard output")
	_ = cmd.RegisterFlagCompletionFunc("status", completeStatuses)
	completeFlag(cmd, "min-severity", export.SeverityWords()...)
	_ = cmd.RegisterFlagCompletionFunc("owner", completeOwners)
	completeFlag(cmd, "block")
	completeFlag(cmd, "layout-timeout")
	return cmd
}

// formatHelp is a line for each format of some scopes.
func formatHelp(in func(export.Scope) bool) string {
	var b strings.Builder
	for _, f := range export.Formats() {
		if in(f.Scope) {
			fmt.Fprintf(&b, "  %-13s  %s\n", f.Name, f.Help)
		}
	}
	return b.String()
}

// exportTo exports documents. Changed reports whether the user has set a flag.
func exportTo(s streams, flags exportFlags, changed func(string) bool, name string, paths []string) error {
	format, err := exportFormat(name)
	if err != nil {
		return err
	}
	filter, err := flags.filter()
	if err != nil {
		return err
	}
	if err := flags.fit(format, changed); err != nil {
		return err
	}
	e, ds, err := newExporting(flags, format, paths)
	if err != nil {
		return err
	}
	report(s.err, ds)
	if err := verdict(ds); err != nil {
		return err
	}
	for _, id := range e.rows {
		fmt.Fprintf(s.err, "trustseam: block `%s` is too large for a picture, so its parts are in rows\n", id)
	}
	input := export.Input{Documents: e.documents}
	if format.Scope == export.Criteria {
		items := export.Items(e.documents)
		if err := filter.Unowned(items); err != nil {
			return fmt.Errorf("--owner: %w", err)
		}
		input.Items = filter.Keep(items)
	}
	var out bytes.Buffer
	if err := format.Write(&out, input); err != nil {
		return err
	}
	if flags.output != "" {
		return atomicfile.Write(flags.output, out.Bytes())
	}
	_, err = s.out.Write(out.Bytes())
	return err
}

func exportFormat(name string) (export.Format, error) {
	for _, f := range export.Formats() {
		if f.Name == name {
			return f, nil
		}
	}
	return export.Format{}, fmt.Errorf("the format of an export is %s, not `%s`", strings.Join(exportNames(), " or "), name)
}

func exportNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// filter is what the flags ask for.
func (f exportFlags) filter() (export.Filter, error) {
	statuses, err := export.ParseStatuses("--status", f.status)
	if err != nil {
		return export.Filter{}, err
	}
	least, err := export.ParseSeverity("--min-severity", f.minSeverity)
	return export.Filter{Statuses: statuses, Least: least, Owners: f.owners}, err
}

// fit refuses flags that say nothing about a format.
func (f exportFlags) fit(format export.Format, changed func(string) bool) error {
	for _, flag := range []string{"status", "min-severity", "owner"} {
		if format.Scope != export.Criteria && changed(flag) {
			return fmt.Errorf("--%s chooses criteria, and `%s` holds whole models", flag, format.Name)
		}
	}
	for _, flag := range []string{"grid", "layout-timeout"} {
		if format.Scope != export.Drawings && changed(flag) {
			return fmt.Errorf("--%s is about drawings, and `%s` holds none", flag, format.Name)
		}
	}
	return nil
}

// exporting is one export.
type exporting struct {
	*runner
	documents []export.Document
	// jobs are those of the documents.
	jobs []*job
	// rows are the ids of blocks that are too large for a picture.
	rows []string
}

// newExporting reads the documents, draws what the format shows, and says what is wrong with them. The error is about files
// and flags.
func newExporting(flags exportFlags, format export.Format, paths []string) (*exporting, []source.Diagnostic, error) {
	e, ds, err := exported(paths)
	if err != nil || source.HasErrors(ds) {
		return e, ds, err
	}
	if flags.block != "" {
		if e.documents, err = export.Only(e.documents, flags.block); err != nil {
			return e, ds, fmt.Errorf("--block: %w", err)
		}
	}
	if format.Scope == export.Drawings && !flags.grid {
		ds = append(ds, e.place(flags.layoutTimeout)...)
	}
	return e, ds, nil
}

// exported reads the documents, and says what is wrong with them. The error is about files.
func exported(paths []string) (*exporting, []source.Diagnostic, error) {
	r, err := newRunner()
	if err != nil {
		return nil, nil, err
	}
	jobs, found := open(r, paths, analyzedJob)
	found.Failed.Add(r.sharedIDs(jobs))
	e := &exporting{runner: r, jobs: jobs}
	var ds []source.Diagnostic
	roots := make(repofile.RootPaths)
	for _, j := range jobs {
		ds = append(ds, j.result.Diagnostics...)
		e.documents = append(e.documents, export.Document{Path: roots.Of(j.path), Document: j.result.Document, Analyses: j.result.Analyses})
	}
	if !source.HasErrors(ds) {
		ds = append(ds, export.Clashes(e.documents)...)
	}
	return e, ds, found.Failed.Err()
}

// analyzedJob processes a document without its pictures, which say nothing about its criteria.
func analyzedJob(d *document) (*job, error) {
	result, err := d.settings.project.Analyze(d.path, d.text)
	return &job{document: *d, result: result}, err
}

// completeExport offers formats, and then documents.
func completeExport(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return completeDocuments(cmd, args, begun)
	}
	var all []string
	for _, f := range export.Formats() {
		all = append(all, cobra.CompletionWithDesc(f.Name, f.Help))
	}
	return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// completeStatuses offers words for a list of statuses, each once.
func completeStatuses(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return completeWords(begun, export.StatusWords(), func(list string) error {
		words := strings.Split(list, ",")
		if slices.Contains(words[:len(words)-1], words[len(words)-1]) {
			return fmt.Errorf("twice")
		}
		_, err := export.ParseStatuses("", list)
		return err
	})
}

// completeOwners offers the owners of criteria in the documents.
func completeOwners(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	const directive = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	if len(args) == 0 {
		return nil, directive
	}
	e, _, err := exported(args[1:])
	if err != nil {
		return nil, directive
	}
	return export.Owners(export.Items(e.documents)), directive
}
