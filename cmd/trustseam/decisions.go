package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// decisionFormats are the formats of `list decisions`, the default first.
var decisionFormats = [...]string{"text", "json", "ics"}

// endingSoon is how near the end of a decision is called so where neither a flag nor a configuration says.
const endingSoon stride.Days = 30

// decisionFlags are the flags of list decisions.
type decisionFlags struct {
	format string
	today  string
	within warnWithin
}

func newListDecisions(s streams) *cobra.Command {
	var flags decisionFlags
	formats := decisionFormats[:]
	cmd := &cobra.Command{
		Use:   "decisions [path…]",
		Short: "List decisions and assumptions by owner and last day",
		Long: `Decisions lists every accept, transfer, dismiss and mitigate in the documents, and every
assumption, sorted by who answers for it and by its last day: one line each with the
state, what was decided, the severity and title of the threat, and the reason.

The state is one of: in force; ends in N days; expired; orphaned, when there is no such
threat; no longer needed, when the block states the control that answers the threat, or
nothing relies on the assumption.

--format json prints the same in a versioned schema. --format ics prints a calendar of
the last days of all that is needed; it is the same on every day, so it can be kept in
a repository or served from a site.

A directory that is called decisions is ./decisions for list.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return listDecisions(s, flags, args)
		},
	}
	cmd.Flags().StringVar(&flags.format, "format", formats[0], strings.Join(formats, ", "))
	completeFlag(cmd, "format", formats...)
	cmd.Flags().StringVar(&flags.today, "today", "", "the day on which to judge expiry, such as 2027-06-30 (default: today in UTC)")
	completeFlag(cmd, "today")
	flags.within.add(cmd, "what ends within a span such as 30d or 6w is said to end soon (default: the configuration, else 30d)")
	return cmd
}

func listDecisions(s streams, flags decisionFlags, args []string) error {
	today, err := day(flags.today)
	if err != nil {
		return err
	}
	if !slices.Contains(decisionFormats[:], flags.format) {
		return fmt.Errorf("--format is %s, not `%s`", strings.Join(decisionFormats[:], " or "), flags.format)
	}
	soon, err := flags.within.parse()
	if err != nil {
		return err
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
	// The states say the rest.
	report(s.err, slices.DeleteFunc(slices.Clone(ds), func(d source.Diagnostic) bool { return d.Severity != source.Error }))
	documents := listed(jobs)
	if flags.format != "text" { // programs and calendars name documents from the root of their repository
		roots := make(repofile.RootPaths)
		for i, d := range documents {
			documents[i].Path = roots.Of(d.Path)
		}
	}
	all := listing.Decisions(documents, today, func(document int) stride.Days { return jobs[document].endsWithin(soon) })
	switch flags.format {
	case "json":
		err = listing.DecisionsJSON(s.out, all, today)
	case "ics":
		err = listing.Calendar(s.out, all)
	default:
		err = listing.DecisionsText(s.out, all)
	}
	if err != nil {
		return err
	}
	return conclude(found.Failed, verdict(ds))
}

// endsWithin is the span in which a decision of a document is ending: that of the flag, or of the configuration.
func (j *job) endsWithin(flag *stride.Days) stride.Days {
	config := j.settings.project.Config()
	switch {
	case flag != nil:
		return *flag
	case slices.Contains(config.Set, "decisions.warn-within"):
		return config.Decisions.WarnWithin
	}
	return endingSoon
}
