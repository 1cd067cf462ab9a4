package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/difference"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/source"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	format string
	failOn string
	from   string
	today  string
	pictureFlags
	traced traced
}

func newDiff(s streams) *cobra.Command {
	var flags diffFlags
	cmd := &cobra.Command{
		Use:   "diff [REV | REV..REV] [path…]",
		Short: "Show what a change does to the threat models",
		Long: `Diff compares the threat models of two states, not their text: seams opened and
closed, controls that are gone or weaker, threats that are new, worse, better or gone,
ways to crown jewels, decisions, assumptions, criteria, elements, flows and renames.
Formatting, reordering and moving a block make no difference. A line that begins with !
is a regression.

REV is a commit, a branch or a tag to compare with the working tree; the default is
HEAD. REV..REV compares two commits. REV...REV compares the second with the commit at
which the two parted. Revisions are read through git, which executes nothing from the
repository and fetches nothing. --from compares with an output of list --format json
instead, without git.

With --trace, or where the configuration has a table [trace], diff also says of criteria
whether a test proves them, where their code is, and which criteria are lost: a test
claimed them at REV, and none holds them in the working tree.

--fail-on says which changes make it exit with 1: regress (a control that was stated is
gone or weaker, a threat became open or more severe, an open threat is hidden by a claim,
a met criterion was dropped, a criterion is lost), seam (also a seam that was opened),
any (also every other change) or never, the default.

--picture draws both states in one picture: what is added has lines beside its own,
what is removed is dotted and in its old place, what is changed has ticks across it,
and each says so in a word. FILE has a picture for each model in which the diagram
differs, one below the other, and says so if there is none. A file that is something
else is not overwritten. --format markdown names FILE or, with --picture-link, shows
what is at that address; trustseam uploads nothing.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDiff(s, flags, args, cmd.ArgsLenAtDash())
		},
	}
	formats, gates := difference.Formats(), difference.Gates()
	last := len(formats) - 1
	cmd.Flags().StringVar(&flags.format, "format", "text", strings.Join(formats[:last], ", ")+" or "+formats[last])
	completeFlag(cmd, "format", formats...)
	cmd.Flags().StringVar(&flags.failOn, "fail-on", "never", "which changes make it exit with 1: "+strings.Join(gates, ", "))
	completeFlag(cmd, "fail-on", gates...)
	cmd.Flags().StringVar(&flags.from, "from", "", "an earlier output of trustseam list --format json to compare with")
	flags.pictureFlags.add(cmd)
	flags.traced.add(cmd)
	cmd.Flags().StringVar(&flags.today, "today", "", "the day on which to judge expiry, such as 2027-06-30 (default: today in UTC)")
	completeFlag(cmd, "today")
	return cmd
}

func runDiff(s streams, flags diffFlags, args []string, dash int) error {
	today, err := day(flags.today)
	if err != nil {
		return err
	}
	for _, choice := range []struct {
		flag, value string
		allowed     []string
	}{{"format", flags.format, difference.Formats()}, {"fail-on", flags.failOn, difference.Gates()}} {
		if !slices.Contains(choice.allowed, choice.value) {
			return fmt.Errorf("--%s is %s, not `%s`", choice.flag, strings.Join(choice.allowed, " or "), choice.value)
		}
	}
	if err := flags.pictureFlags.check(flags.format); err != nil {
		return err
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	d, err := r.compare(flags, args, dash, today.Format(time.DateOnly))
	if err != nil {
		return err
	}
	report(s.err, d.Wrong)
	d.Failed.Add(d.Broken.Err())
	drawn := true
	if flags.file != "" {
		var ds []source.Diagnostic
		if drawn, ds, err = r.picture(d, flags.pictureFlags); err != nil {
			return err
		}
		report(s.err, ds)
	}
	if err := d.Write(s.out, flags.format, version()); err != nil {
		return err
	}
	if !drawn || d.Fails(flags.failOn) {
		return conclude(d.Failed, errFindings)
	}
	return conclude(d.Failed, nil)
}

// compare compares a stored listing, if there is one, or else the states that the arguments name.
func (r *runner) compare(flags diffFlags, args []string, dash int, today string) (*difference.Difference, error) {
	if flags.from != "" {
		if flags.traced.asked {
			return nil, errors.New("--trace: a listing has no tests to compare with; compare with a revision")
		}
		return r.compareListing("--from", flags.from, args, today)
	}
	repository, err := git.Open(".")
	if err != nil {
		return nil, fmt.Errorf("%w; `--from` compares with a listing instead", err)
	}
	span, paths, err := revision.ParseSpan(repository, args, dash)
	if err != nil {
		return nil, err
	}
	if span.Head != "" && flags.traced.asked {
		return nil, errors.New("--trace: tests and their results are those of the working tree; compare with that")
	}
	d, err := difference.Between(r.reader(), repository, span, paths, today)
	if err != nil || span.Head != "" {
		return d, err
	}
	return d, r.traceDifference(d, flags.traced, paths)
}

// traceDifference adds the proof of the criteria in the working tree to a difference, if somebody wants to know.
func (r *runner) traceDifference(d *difference.Difference, traced traced, paths []string) error {
	scope, err := revision.NewScope(d.Before.Full("."), paths)
	if err != nil {
		return err
	}
	present := d.Before.Present(paths, scope)
	unread, found := open(r, present, func(d *document) (*bool, error) {
		nobodyAsks := traced.scope(d.scope()).Unread
		return &nobodyAsks, nil
	})
	if !slices.ContainsFunc(unread, func(nobodyAsks *bool) bool { return !*nobodyAsks }) {
		d.Failed.Add(found.Failed.Err())
		return nil
	}
	documents, found := open(r, present, r.analyze)
	d.Failed.Add(found.Failed.Err())
	var all []proof.Document
	for _, doc := range documents {
		all = append(all, doc.traced(doc.Result, traced.scope))
	}
	m, _, err := proof.Traced(all, d.Before, r.allowance)
	if m != nil {
		d.Trace(m)
	}
	return err
}

// compareListing compares a stored listing, which a flag names, with the working tree.
func (r *runner) compareListing(flag, from string, args []string, today string) (*difference.Difference, error) {
	file, err := os.Open(from)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", flag, failure.At(from, err))
	}
	defer file.Close()
	blocks, err := listing.Models(file, limit.Listing>>20)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", flag, failure.At(from, err))
	}
	return difference.SinceListing(r.reader(), from, blocks, args, today)
}
