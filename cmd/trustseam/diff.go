package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render/review"
	"github.com/trustseam/trustseam/source"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	format string
	failOn string
	from   string
	today  string
}

// The values of --format and --fail-on.
var (
	diffFormats = []string{"text", "markdown", "json", "sarif", "github"}
	diffGates   = []string{"regress", "seam", "any", "never"}
)

func newDiff(s streams) *cobra.Command {
	var flags diffFlags
	cmd := &cobra.Command{
		Use:   "diff [REV | REV..REV] [path…]",
		Short: "Say what a change does to the threat models",
		Long: `Diff compares the threat models of two states and not their text: seams opened and
closed, controls that are gone or weaker, threats that are new, worse, better or gone, ways
to crown jewels, decisions, assumptions, criteria, elements, flows and renames. Formatting,
reordering and moving a block is no difference. A line that begins with ! is a regression.

REV is a commit, a branch or a tag, and is compared with the working tree; the default is
HEAD. REV..REV compares two commits, and REV...REV the second with the commit at which they
parted. Revisions are read through git, which executes nothing of the repository and
fetches nothing. --from compares with a listing of list --format json instead, without git.

--fail-on says which changes make it exit with 1: regress (a control that was stated is
gone or weaker, a threat became open or rose, a met criterion was dropped), seam (also a
seam that was opened), any (also every other change) or never, which is the default.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDiff(s, flags, args, cmd.ArgsLenAtDash())
		},
	}
	cmd.Flags().StringVar(&flags.format, "format", "text", strings.Join(diffFormats[:4], ", ")+" or github")
	completeFlag(cmd, "format", diffFormats...)
	cmd.Flags().StringVar(&flags.failOn, "fail-on", "never", "which changes make it exit with 1: "+strings.Join(diffGates, ", "))
	completeFlag(cmd, "fail-on", diffGates...)
	cmd.Flags().StringVar(&flags.from, "from", "", "compare with this listing, as list --format json has written it")
	cmd.Flags().StringVar(&flags.today, "today", "", "the day against which decisions expire, as 2027-06-30 (default: today in UTC)")
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
	}{{"format", flags.format, diffFormats}, {"fail-on", flags.failOn, diffGates}} {
		if !slices.Contains(choice.allowed, choice.value) {
			return fmt.Errorf("--%s is %s, not `%s`", choice.flag, strings.Join(choice.allowed, " or "), choice.value)
		}
	}
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	var c *comparison
	var base, root string
	if flags.from != "" {
		base = flags.from
		c, root, err = w.compareListing(args, flags.from, today.Format(time.DateOnly))
	} else {
		c, base, root, err = w.compareRevisions(args, dash, today.Format(time.DateOnly))
	}
	if err != nil {
		return err
	}
	report(s.err, c.wrong)
	c.failed.add(c.broken.err())
	if err := c.write(s.out, flags.format, base, root); err != nil {
		return err
	}
	return c.failed.and(c.verdict(flags.failOn))
}

// compareRevisions compares what the arguments name.
func (w *workshop) compareRevisions(args []string, dash int, today string) (c *comparison, base, root string, err error) {
	repository, err := git.Open(".")
	if err != nil {
		return nil, "", "", fmt.Errorf("%w; `--from` compares with a listing instead", err)
	}
	span, paths, err := newSpan(repository, args, dash)
	if err != nil {
		return nil, "", "", err
	}
	c, err = w.compareSpan(repository, span, paths, today)
	return c, span.base, repository.Root(), err
}

// write prints the report.
func (c *comparison) write(out io.Writer, format, base, root string) error {
	shown := func(file string) string { return file }
	if format == "text" && root != "" { // people start from where they are
		shown = func(file string) string { return shownFrom(root, file) }
	}
	switch format {
	case "json":
		return reporter.EncodeJSON(out, c.report, "  ")
	case "markdown":
		_, err := io.WriteString(out, review.Markdown(c.report, base, shown))
		return err
	case "text":
		for _, line := range review.Text(c.report, shown) {
			if _, err := fmt.Fprintln(out, reporter.Path(line)); err != nil {
				return err
			}
		}
		return nil
	}
	in := reporter.Input{Diagnostics: c.remarks(base, true, shown), Files: make(map[string]*source.File), Version: version()}
	for file, f := range c.files {
		in.Files[file] = f
	}
	for _, err := range c.failed {
		in.Failures = append(in.Failures, err.Error())
	}
	return reporter.Write(format, out, in)
}

// verdict is the error that ends the command where the gate asks for it, or a document cannot be read.
func (c *comparison) verdict(failOn string) error {
	fails := map[string]bool{
		"regress": c.report.Regressions() > 0,
		"seam":    c.report.Regressions()+c.report.Seams() > 0,
		"any":     !c.report.Empty(),
	}
	if fails[failOn] || len(c.wrong) > 0 {
		return errFindings
	}
	return nil
}
