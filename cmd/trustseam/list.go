package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/source"
)

func newList(s streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "list [path…]",
		Short: "List threats, criteria, questions, elements and flows",
		Long: `List prints every threat in the documents, including those that the table leaves out:
one line each with id, status, severity, score and title. With --format json it
prints everything that was found, in a versioned schema. What people have decided is
listed by list decisions.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return list(s, format, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	completeFlag(cmd, "format", "text", "json")
	cmd.AddCommand(newListDecisions(s))
	return cmd
}

func list(s streams, format string, args []string) error {
	write, ok := map[string]func(io.Writer, []*job) error{"text": listText, "json": listJSON}[format]
	if !ok {
		return fmt.Errorf("--format is text or json, not `%s`", format)
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	jobs, found, _ := r.openJobs(args)
	var ds []source.Diagnostic
	for _, j := range jobs {
		ds = append(ds, j.result.Diagnostics...)
	}
	report(s.err, ds)
	if err := write(s.out, jobs); err != nil {
		return err
	}
	return conclude(found.Failed, verdict(ds))
}

func listText(w io.Writer, jobs []*job) error { return listing.Text(w, listed(jobs)) }

// listJSON names documents for programs: from the root of their repository.
func listJSON(w io.Writer, jobs []*job) error {
	documents, roots := listed(jobs), make(repofile.RootPaths)
	for i, d := range documents {
		documents[i].Path = roots.Of(d.Path)
	}
	return listing.JSON(w, documents)
}

// listed are the processed documents.
func listed(jobs []*job) []listing.Document {
	var all []listing.Document
	for _, j := range jobs {
		if j.result != nil {
			all = append(all, j.listed())
		}
	}
	return all
}

func (j *job) listed() listing.Document {
	return listing.Document{Path: j.path, Document: j.result.Document, Analyses: j.result.Analyses}
}
