package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

func newList(s streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "list [path…]",
		Short: "List threats, criteria, questions, elements and flows",
		Long: `List prints every threat of the documents, those that the table leaves out included:
one line each with id, status, severity, score and title. With --format json it
prints everything that was found, in a versioned schema.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return list(s, format, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	completeFlag(cmd, "format", "text", "json")
	return cmd
}

func list(s streams, format string, args []string) error {
	write, ok := map[string]func(io.Writer, []*job) error{"text": listText, "json": listJSON}[format]
	if !ok {
		return fmt.Errorf("--format is text or json, not `%s`", format)
	}
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	jobs, err := w.open(args)
	failed, err := asFailures(err)
	if err != nil {
		return err
	}
	var ds []source.Diagnostic
	for _, j := range jobs {
		ds = append(ds, j.Diagnostics...)
	}
	report(s.err, ds)
	if err := write(s.out, jobs); err != nil {
		return err
	}
	return failed.and(verdict(ds))
}

// listText prints `path:line: BLOCK/RULE@SUBJECT: status severity score: title`,
// ranked, a line a threat; the line is that of the first flow or element that the threat is about.
func listText(out io.Writer, jobs []*job) error {
	for _, j := range jobs {
		for _, a := range j.Analyses {
			for _, t := range ranked(a) {
				line := j.Document.File.Position(firstOffset(a, t.Flows(), t.Targets())).Line
				if _, err := fmt.Fprintf(out, "%s:%d: %s/%s: %s %s %.1f: %s\n", reporter.Path(j.path), line, a.Graph.ID, t.ID, t.Status, t.Severity, t.Score, t.Rule.Title); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// ranked lists all threats in the order of the rows, answered and decided ones last.
func ranked(a *stride.Analysis) []*stride.Threat {
	var out []*stride.Threat
	for _, rows := range [][]*stride.Row{a.Rows, a.Lower, a.Answered, a.Decided} {
		for _, row := range rows {
			out = append(out, row.Threats...)
		}
	}
	return out
}
