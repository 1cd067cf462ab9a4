package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/internal/repofile"
)

func newList(s streams) *cobra.Command {
	var format string
	var traced traced
	cmd := &cobra.Command{
		Use:   "list [path…]",
		Short: "List threats, criteria, questions, elements and flows",
		Long: `List prints every threat in the documents, including those that the table leaves out:
one line each with id, status, severity, score and title. With --format json it
prints everything that was found, in a versioned schema. What people have decided is
listed by list decisions.

With --trace, or where the configuration has a table [trace], it also says of each
criterion whether a test proves it, and where anchors say that its code is.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return list(s, format, traced, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	completeFlag(cmd, "format", "text", "json")
	traced.add(cmd)
	cmd.AddCommand(newListDecisions(s))
	return cmd
}

func list(s streams, format string, traced traced, args []string) error {
	if format != "text" && format != "json" {
		return fmt.Errorf("--format is text or json, not `%s`", format)
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	jobs, found, _ := r.openJobs(args)
	shown, write := func(path string) string { return path }, listing.Text
	if format == "json" { // which names documents for programs: from the root of their repository
		shown, write = make(repofile.RootPaths).Of, listing.JSON
	}
	proofs, ds, err := proof.States(proofDocuments(jobs, traced.scope), r.allowance, shown)
	found.Failed.Add(err)
	for _, j := range jobs {
		ds = append(ds, j.result.Diagnostics...)
	}
	report(s.err, ds)
	documents := listed(jobs)
	for i, d := range documents {
		documents[i].Path, documents[i].Proofs = shown(d.Path), proofs
	}
	if err := write(s.out, documents); err != nil {
		return err
	}
	return conclude(found.Failed, verdict(ds))
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
