package main

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/source"
)

// generateFlags are the flags of generate.
type generateFlags struct {
	diff, dryRun, force, verbose bool
	printConfig, source          bool
	stdinName                    string
	layoutTimeout                time.Duration
	format                       format
}

func newGenerate(s streams) *cobra.Command {
	var flags generateFlags
	cmd := &cobra.Command{
		Use:     "generate [path…]",
		Aliases: []string{"gen"},
		Short:   "Rewrite the generated regions of documents, and their pictures",
		Long: `Generate rewrites documents in place: the regions between trustseam's markers and
the pictures beside the document. A block without regions gets all of them directly
after it. The block of a renamed document gets the id that its regions carry.
Everything else in a document stays as it is, byte for byte.

With --source, blocks first get what "dfd:" comments in the code propose: lines after
"new", and attributes that a block does not state, after "has". Other lines of the block
stay, and all are laid out as trustseam fmt does. If one proposal cannot be made, or read,
nothing is written. [source] roots in trustseam.toml says which files are searched.

A path is a file, a directory (every markdown document below it), dir/..., or "-" for
standard input: it prints the result and writes no picture. The default is ".".`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return generate(s, flags, args)
		},
	}
	cmd.Flags().BoolVar(&flags.diff, "diff", false, "print what would change as a unified diff and write nothing")
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, "list the files that would change and write nothing")
	cmd.Flags().BoolVar(&flags.force, "force", false, "overwrite regions and pictures that were edited by hand, and draw every picture again")
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print what was done, and count the threats of each block")
	cmd.Flags().StringVar(&flags.stdinName, "stdin-name", "stdin.md", "the path to use for standard input")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take (default: layout-timeout of trustseam.toml, or 10s)")
	cmd.Flags().BoolVar(&flags.printConfig, "print-config", false, "print the configuration for the path and where each value comes from, and do nothing else")
	cmd.Flags().BoolVar(&flags.source, "source", false, "first add to the blocks what dfd: comments in the code propose")
	cmd.MarkFlagsMutuallyExclusive("diff", "dry-run")
	completeFlag(cmd, "layout-timeout")
	flags.format.add(cmd)
	return cmd
}

func generate(s streams, flags generateFlags, args []string) error {
	if err := flags.format.check(); err != nil {
		return err
	}
	if flags.printConfig {
		return printConfig(s, args, func(c *trustseam.Config) map[string]string {
			if flags.layoutTimeout == 0 {
				return nil
			}
			c.LayoutTimeout = flags.layoutTimeout
			return map[string]string{"layout-timeout": "--layout-timeout"}
		})
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	r.base.Force = flags.force
	if len(args) == 1 && args[0] == "-" {
		if flags.source {
			return errors.New("--source is for documents in files, whose code is beside them")
		}
		return generateStdin(s, r, flags)
	}
	if flags.source {
		if stop, err := r.grow(s, flags.format, args); stop || err != nil {
			return err
		}
	}
	r.pool = drawpool.New(drawpool.Options{Command: workerCommand, Timeout: flags.layoutTimeout, Run: r.allowance})
	defer r.pool.Close()
	jobs, found, orphans := r.openJobs(args)
	failed := found.Failed
	outputs, ds := collect(jobs)
	ds = append(ds, orphans...)
	flags.format.failed = failed
	if err := flags.format.write(s.err, files(jobs), ds); err != nil {
		return err
	}
	if len(failed) > 0 {
		return conclude(failed, verdict(ds)) // nothing is written
	}
	for _, o := range outputs {
		if err := o.put(s, how(flags.dryRun, flags.diff)); err != nil {
			return err
		}
	}
	if flags.verbose {
		fmt.Fprintln(s.err, outcome(len(jobs), outputs))
		listing.Tally(s.err, listed(jobs))
	}
	return verdict(ds)
}

// generateStdin prints the document from standard input.
func generateStdin(s streams, r *runner, flags generateFlags) error {
	d, err := r.stdin(s, flags.stdinName)
	if err != nil {
		return err
	}
	j, err := r.process(d)
	if err != nil {
		return err
	}
	said := j.result.Diagnostics
	if err := flags.format.write(s.err, files([]*job{j}), append(j.adopted(), said...)); err != nil {
		return err
	}
	if err := verdict(said); err != nil {
		return err
	}
	if flags.diff || flags.dryRun {
		return output{j.path, j.text, j.result.Text}.put(s, how(flags.dryRun, flags.diff))
	}
	_, err = s.out.Write(j.result.Text)
	return err
}

// collect computes every file to be written, pictures before the document that
// links to them. A document with an error gives none. Pictures are drawn in
// parallel and collected in order.
func collect(jobs []*job) (outputs []output, ds []source.Diagnostic) {
	for _, j := range jobs {
		var own []output
		for _, d := range j.due {
			if j.failed() {
				break
			}
			svg, wrong := d.Wait()
			j.result.Diagnostics = append(j.result.Diagnostics, wrong...)
			if string(d.existing) != string(svg) {
				own = append(own, output{d.path, d.existing, svg})
			}
		}
		if !bytes.Equal(j.text, j.result.Text) {
			own = append(own, output{j.path, j.text, j.result.Text})
		}
		ds = append(ds, j.result.Diagnostics...)
		ds = append(ds, j.adopted()...)
		if !j.failed() {
			outputs = append(outputs, own...)
		}
	}
	return outputs, ds
}

// adopted says which block gets the id of its regions, when the document is written.
func (j *job) adopted() []source.Diagnostic {
	if j.failed() {
		return nil
	}
	return j.result.Adopted
}
