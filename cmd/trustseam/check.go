package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// checkFlags are the flags of check.
type checkFlags struct {
	verbose     bool
	redraw      bool
	printConfig bool
	failOn      failOn
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
in a block, every region and picture that is not what its block says, every edit by
hand, every threat that fails the gate, and every acceptance and assumption
whose last day is over. It exits with 1 when there is one.

A picture is read: it must say that it was drawn from the block, and hold what trustseam
draws of it and nothing else. With --redraw every picture is also laid out again, and must
come out the same, byte for byte. That is the default where CI is set.

The gate is --fail-on, or fail-on in trustseam.toml: which threats fail a check, and
from which severity on. open:high is those that the block leaves open, ask:critical
those that it leaves a question, open:high,ask:critical both. The word alone means
any severity: open is open:low, and ask is ask:low. never fails none. Without a
word about it open:high counts, and no question fails a check.

With --since only documents that differ from those of a revision are checked, and what a
change takes away fails the check, too: a control that is gone or weaker, a threat that
became open or rose, a met criterion that was dropped, and a configuration that lets pass
what it did not. REV... is the commit at which REV and HEAD have parted.`,
		ValidArgsFunction: completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("redraw") {
				flags.redraw = os.Getenv("CI") != ""
			}
			return check(s, flags, args)
		},
	}
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print what was checked, count the threats of each block, and say what the configuration lets pass (default: where the variable CI is set)")
	cmd.Flags().BoolVar(&flags.redraw, "redraw", false, "lay every picture out again and compare (default: only where the variable CI is set)")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take with --redraw (default: layout-timeout of trustseam.toml, but at most 1m, or 10s)")
	completeFlag(cmd, "layout-timeout")
	flags.failOn.add(cmd)
	cmd.Flags().StringVar(&flags.today, "today", "", "the day against which decisions and assumptions expire, as 2027-06-30 (default: today in UTC)")
	cmd.Flags().BoolVar(&flags.printConfig, "print-config", false, "print the configuration that counts for the path, and where each value comes from, and do nothing else")
	completeFlag(cmd, "today")
	cmd.Flags().StringVar(&flags.since, "since", "", "check only documents that differ from those of this revision, and that nothing is taken away")
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
	if flags.printConfig {
		return printConfig(s, args, func(c *config.Config) map[string]string {
			set := make(map[string]string)
			if asked != nil {
				c.Gate.FailOn = *asked
				set["gate.fail-on"] = "--fail-on"
			}
			if flags.layoutTimeout != 0 {
				c.LayoutTimeout = flags.layoutTimeout
				set["layout-timeout"] = "--layout-timeout"
			}
			return set
		})
	}
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	switch {
	case flags.redraw:
		w.redraw, w.studio = true, newStudio(flags.layoutTimeout)
		w.studio.bound(w.run)
		defer w.studio.close()
	case !flags.verbose: // counting takes every document anew
		w.memory = openMemory(flags.failOn.text)
	}
	change, err := w.since(s.err, flags.since, args, today)
	if err != nil {
		return err
	}
	jobs, err := w.open(args)
	failed, err := asFailures(err)
	if err != nil {
		return err
	}
	jobs = change.only(jobs)
	var ds []source.Diagnostic
	for _, j := range jobs {
		if j.remembered {
			continue
		}
		set, err := w.settings(filepath.Dir(j.path))
		if err != nil {
			return err
		}
		failOn := set.config.Gate.FailOn
		if asked != nil {
			failOn = *asked
		}
		own := append(j.Diagnostics, j.Stale...)
		own = append(own, j.redrawn()...)
		own = append(own, parser.Hints(j.Document)...)
		own = append(own, parser.Covered(j.Document)...)
		for _, a := range j.Analyses {
			own = append(own, gate(j, a, failOn, today)...)
		}
		w.memory.remember(j, set, own)
		source.SortDiagnostics(own)
		ds = append(ds, own...)
	}
	failed.add(w.studio.leftOut())
	w.memory.save()
	ds = append(ds, w.orphans...)
	ds = append(ds, change.regressions()...)
	failed.add(change.unread())
	flags.format.failed = failed
	if err := flags.format.write(s.out, jobs, ds); err != nil {
		return err
	}
	if tellsBasis(flags.verbose) {
		fmt.Fprintf(s.err, "trustseam: checked %s, %s\n", plural(len(jobs), "document"), plural(len(ds), "remark"))
		writeTally(s.err, jobs)
		writeBasis(s.err, slices.Collect(maps.Values(w.configs)), asked == nil, w.excluded)
	}
	return failed.and(verdict(ds))
}

// day reads the flag, or else the clock: the only place where a run depends on the
// day it happens. A day is one of UTC, so that all machines give one answer.
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
