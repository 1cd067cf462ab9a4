package main

import (
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/source"
)

// checkFlags are the flags of check.
type checkFlags struct {
	verbose     bool
	redraw      bool
	printConfig bool
	failOn      failOn
	warnWithin  warnWithin
	today       string
	since       string
	format      format

	layoutTimeout time.Duration
}

func newCheck(s streams) *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Use:   "check [path…]",
		Short: "Report what is broken, stale or undecided, and change nothing",
		Long: `Check reads the same documents as generate and writes nothing. It reports every error
in a block, every region and picture that does not match its block, every manual
edit, every threat that fails the gate, every acceptance and assumption whose last day
has passed, and every acceptance by somebody who may not accept ([decisions] owners in
trustseam.toml), and everything that runs and no element claims ([inventory]). It exits
with 1 if it finds any. With --warn-within 30d, it also warns
of what ends within thirty days, which fails nothing yet.

Every picture is read: it must say that it was drawn from the block, and contain
exactly what trustseam draws for it. With --redraw, every picture is also laid out
again, and must match byte for byte. That is the default if CI is set.

The gate, --fail-on or fail-on in trustseam.toml, says which threats fail a check, from
which severity. open:high means those that the block leaves open, ask:critical those
that it leaves unanswered, open:high,ask:critical both. The word alone means any
severity: open is open:low, and ask is ask:low. never fails none. The default is
open:high, so no question fails a check.

With --since, only documents that differ from those of a revision are checked, or that
have another picture, other settings or other templates. Whatever a change takes away
also fails the check: a control that is gone or weaker, a threat that became open or more
severe, an open threat that a claim hides, a met criterion that was dropped, and a
configuration that lets pass what it did not. If fail-on of [trace] is set, so does a
criterion whose test is gone, skipped or broken. REV... is the commit at which REV and
HEAD parted.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("redraw") {
				flags.redraw = os.Getenv("CI") != ""
			}
			return check(s, flags, args)
		},
	}
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print what was checked, count the threats of each block, and say what the configuration lets pass (default: on if the variable CI is set)")
	cmd.Flags().BoolVar(&flags.redraw, "redraw", false, "lay every picture out again and compare (default: on only if the variable CI is set)")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take with --redraw (default: layout-timeout of trustseam.toml, but at most 1m, or 10s)")
	completeFlag(cmd, "layout-timeout")
	flags.failOn.add(cmd)
	flags.warnWithin.add(cmd, "warn of acceptances and assumptions that end within a span such as 30d or 6w, or never (default: the configuration, else never)")
	cmd.Flags().StringVar(&flags.today, "today", "", "the day on which to judge expiry, such as 2027-06-30 (default: today in UTC)")
	cmd.Flags().BoolVar(&flags.printConfig, "print-config", false, "print the configuration for the path and where each value comes from, and do nothing else")
	completeFlag(cmd, "today")
	cmd.Flags().StringVar(&flags.since, "since", "", "check only the documents that differ from those of this revision, and that nothing was taken away")
	completeFlag(cmd, "since")
	flags.format.add(cmd)
	return cmd
}

func check(s streams, flags checkFlags, args []string) error {
	today, err := day(flags.today)
	if err != nil {
		return err
	}
	if err := flags.format.check(); err != nil {
		return err
	}
	asked, err := flags.failOn.parse()
	if err != nil {
		return err
	}
	soon, err := flags.warnWithin.parse()
	if err != nil {
		return err
	}
	if flags.printConfig {
		return printConfig(s, args, func(c *trustseam.Config) map[string]string {
			set := make(map[string]string)
			if asked != nil {
				c.Gate.FailOn = *asked
				set["gate.fail-on"] = "--fail-on"
			}
			if soon != nil {
				c.Decisions.WarnWithin = *soon
				set["decisions.warn-within"] = "--warn-within"
			}
			if flags.layoutTimeout != 0 {
				c.LayoutTimeout = flags.layoutTimeout
				set["layout-timeout"] = "--layout-timeout"
			}
			return set
		})
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	switch {
	case flags.redraw:
		r.redraw = true
		r.pool = drawpool.New(drawpool.Options{Command: workerCommand, Timeout: flags.layoutTimeout, Run: r.allowance, Strangers: true})
		defer r.pool.Close()
	case !flags.verbose: // counting processes every document again
		r.cache = openCache(flags.failOn.text)
	}
	if r.change, err = r.since(s.err, flags.since, args, today); err != nil {
		return err
	}
	return checkDocuments(s, r, flags, args, func(j *job) trustseam.Policy {
		policy := j.settings.project.Policy(today)
		if asked != nil {
			policy.FailOn = *asked
		}
		if soon != nil {
			policy.WarnWithin = *soon
		}
		return policy
	})
}

// checkDocuments reports what there is to say about documents, each by its own policy.
func checkDocuments(s streams, r *runner, flags checkFlags, args []string, policy func(*job) trustseam.Policy) error {
	jobs, found, orphans := r.openJobs(args)
	ds := r.findings(jobs, policy)
	proof, sources, err := r.proof(jobs)
	found.Failed.Add(err)
	unclaimed, manifests, err := r.unclaimed(jobs)
	found.Failed.Add(err)
	ds = append(touched(jobs, append(ds, proof...)), unclaimed...)
	documents := slices.Concat(files(jobs), sources, manifests)
	jobs = slices.DeleteFunc(jobs, func(j *job) bool { return j.bystander })
	for _, err := range r.pool.LeftOut() {
		found.Failed.Add(err)
	}
	r.cache.save()
	ds = append(ds, orphans...)
	if r.change != nil {
		ds = append(ds, r.change.Remarks(false, r.change.Shown)...)
		found.Failed.Add(r.change.Failed.Err())
	}
	flags.format.failed = found.Failed
	if err := flags.format.write(s.out, documents, ds); err != nil {
		return err
	}
	// People ask what a check rests on; in CI a change may have brought what let it pass.
	if flags.verbose || os.Getenv("CI") != "" {
		fmt.Fprintf(s.err, "trustseam: checked %s, %s\n", plural(len(jobs), "document"), plural(len(ds), "remark"))
		listing.Tally(s.err, listed(jobs))
		listing.Basis(s.err, r.loosened(flags.failOn.text == ""), found.Excluded)
	}
	return conclude(found.Failed, verdict(ds))
}

// findings are the remarks about the documents that were processed.
func (r *runner) findings(jobs []*job, policy func(*job) trustseam.Policy) []source.Diagnostic {
	var ds []source.Diagnostic
	for _, j := range jobs {
		if j.result == nil {
			continue
		}
		own := append(j.result.Findings(policy(j)), j.redrawn()...)
		source.SortDiagnostics(own)
		r.cache.remember(j, own)
		ds = append(ds, own...)
	}
	return ds
}

// loosened is what each configuration file of the run lets pass.
func (r *runner) loosened(gate bool) map[string][]string {
	r.reading.Lock()
	defer r.reading.Unlock()
	said := make(map[string][]string)
	for _, s := range r.configs {
		said[s.file] = s.project.Loosens(gate)
	}
	return said
}

// day reads the flag, or else the clock: the only place where a run depends on the
// current day. A day is in UTC, so that all machines give the same answer.
func day(flag string) (time.Time, error) {
	if flag == "" {
		return time.Now().UTC(), nil
	}
	t, err := time.Parse(time.DateOnly, flag)
	if err != nil {
		return t, fmt.Errorf("--today takes a day such as 2027-06-30, not `%s`", flag)
	}
	return t, nil
}
