package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/render/export"
	"github.com/trustseam/trustseam/source"
)

// exportFlags are the flags of export.
type exportFlags struct {
	status, minSeverity, output string
	owners                      []string
}

func newExport(s streams) *cobra.Command {
	var flags exportFlags
	cmd := &cobra.Command{
		Use:   "export FORMAT [path…]",
		Short: "Write acceptance criteria for the tools in which work is planned",
		Long: `Export writes an item for each acceptance criterion, with its id, title, criterion, test,
boundary, severity, owner and status. It changes no document and sends nothing. The format is

` + formatHelp() + `
An item has a key, such as payments/S02@webhook, that stays when lines move and when an element
is renamed and its earlier id stated in was=: a second export updates what the first has made.
If a document has errors, nothing is written.`,
		ValidArgsFunction: completeExport,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("export needs a format, as in `trustseam export csv docs`: %s", strings.Join(exportNames(), ", "))
			}
			return exportItems(s, flags, args[0], args[1:])
		},
	}
	cmd.Flags().StringVar(&flags.status, "status", "all", "only criteria of a status: a list of open, unanswered and met, or all")
	cmd.Flags().StringVar(&flags.minSeverity, "min-severity", "low", "only criteria of this severity or a higher one: low, medium, high or critical")
	cmd.Flags().StringArrayVar(&flags.owners, "owner", nil, "only criteria that belong to this owner, as owner= writes it; repeatable")
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "the file to write instead of standard output")
	_ = cmd.RegisterFlagCompletionFunc("status", completeStatuses)
	completeFlag(cmd, "min-severity", export.SeverityWords()...)
	_ = cmd.RegisterFlagCompletionFunc("owner", completeOwners)
	return cmd
}

// formatHelp is a line for each format.
func formatHelp() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-8s  %s\n", f.Name, f.Help)
	}
	return b.String()
}

func exportItems(s streams, flags exportFlags, name string, paths []string) error {
	format, err := exportFormat(name)
	if err != nil {
		return err
	}
	filter, err := flags.filter()
	if err != nil {
		return err
	}
	documents, ds, err := exported(paths)
	if err != nil {
		return err
	}
	report(s.err, ds)
	if err := verdict(ds); err != nil {
		return err
	}
	items := export.Items(documents)
	if err := filter.Unowned(items); err != nil {
		return fmt.Errorf("--owner: %w", err)
	}
	var out bytes.Buffer
	if err := format.Write(&out, export.Input{Documents: documents, Items: filter.Keep(items)}); err != nil {
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

// exported reads the documents, and says what is wrong with them. The error is about files.
func exported(paths []string) ([]export.Document, []source.Diagnostic, error) {
	r, err := newRunner()
	if err != nil {
		return nil, nil, err
	}
	jobs, found := open(r, paths, analyzedJob)
	found.Failed.Add(r.sharedIDs(jobs))
	var documents []export.Document
	var ds []source.Diagnostic
	roots := make(repofile.RootPaths)
	for _, j := range jobs {
		ds = append(ds, j.result.Diagnostics...)
		documents = append(documents, export.Document{Path: roots.Of(j.path), Document: j.result.Document, Analyses: j.result.Analyses})
	}
	if !source.HasErrors(ds) {
		ds = append(ds, export.Clashes(documents)...)
	}
	return documents, ds, found.Failed.Err()
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
	documents, _, err := exported(args[1:])
	if err != nil {
		return nil, directive
	}
	return export.Owners(export.Items(documents)), directive
}
