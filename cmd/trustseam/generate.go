package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
)

// generateFlags are the flags of generate.
type generateFlags struct {
	diff, dryRun, force, verbose bool
	printConfig                  bool
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
the pictures beside the document. A block that has no region yet gets all of them
directly behind it. The block of a document that was renamed gets the id that its
regions carry. Everything else in a document stays as it is, byte for byte.

A path is a file, a directory (every markdown document below it), dir/..., or
"-" for standard input, which is printed and writes no picture. The default is ".".`,
		ValidArgsFunction: completeDocuments,
		RunE: func(_ *cobra.Command, args []string) error {
			return generate(s, flags, args)
		},
	}
	cmd.Flags().BoolVar(&flags.diff, "diff", false, "print what would change as a unified diff and write nothing")
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, "list the files that would change and write nothing")
	cmd.Flags().BoolVar(&flags.force, "force", false, "overwrite regions and pictures that were edited by hand, and draw every picture again")
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print what was done, and count the threats of each block")
	cmd.Flags().StringVar(&flags.stdinName, "stdin-name", "stdin.md", "the path that standard input stands for")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take (default: layout-timeout of trustseam.toml, or 10s)")
	cmd.Flags().BoolVar(&flags.printConfig, "print-config", false, "print the configuration that counts for the path, and where each value comes from, and do nothing else")
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
		return printConfig(s, args, func(c *config.Config) map[string]string {
			if flags.layoutTimeout == 0 {
				return nil
			}
			c.LayoutTimeout = flags.layoutTimeout
			return map[string]string{"layout-timeout": "--layout-timeout"}
		})
	}
	w, err := newWorkshop(flags.force)
	if err != nil {
		return err
	}
	if len(args) == 1 && args[0] == "-" {
		return generateStdin(s, w, flags)
	}
	w.studio = newStudio(flags.layoutTimeout)
	defer w.studio.close()
	jobs, err := w.open(args)
	failed, err := asFailures(err)
	if err != nil {
		return err
	}
	outputs, ds := collect(jobs)
	ds = append(ds, w.orphans...)
	flags.format.failed = failed
	if err := flags.format.write(s.err, jobs, ds); err != nil {
		return err
	}
	if len(failed) > 0 {
		return failed.and(verdict(ds)) // nothing is written
	}
	for _, o := range outputs {
		if err := o.put(s, flags); err != nil {
			return err
		}
	}
	if flags.verbose {
		fmt.Fprintln(s.err, outcome(jobs, outputs))
		writeTally(s.err, jobs)
	}
	return verdict(ds)
}

// generateStdin prints the one document that came in.
func generateStdin(s streams, w *workshop, flags generateFlags) error {
	text, err := readBounded(flags.stdinName, s.in)
	if err != nil {
		return err
	}
	j, err := w.process(filepath.ToSlash(filepath.Clean(flags.stdinName)), text)
	if err != nil {
		return err
	}
	if err := flags.format.write(s.err, []*job{j}, append(j.adopted(), j.Diagnostics...)); err != nil {
		return err
	}
	if err := verdict(j.Diagnostics); err != nil {
		return err
	}
	if flags.diff || flags.dryRun {
		return output{j.path, j.Before, j.Text}.put(s, flags)
	}
	_, err = s.out.Write(j.Text)
	return err
}

// output is one file as it is and as it should be.
type output struct {
	path     string
	old, new []byte
}

// collect computes every file that has to be written, pictures before the
// document that links to them. A document with an error gives none. Pictures are
// drawn side by side and collected in their order.
func collect(jobs []*job) (outputs []output, ds []source.Diagnostic) {
	for _, j := range jobs {
		var own []output
		for _, d := range j.pictures {
			if !d.stale || j.failed() {
				continue
			}
			svg, wrong := d.wait()
			j.Diagnostics = append(j.Diagnostics, wrong...)
			if string(d.existing) != string(svg) {
				own = append(own, output{d.path, d.existing, svg})
			}
		}
		if j.changed() {
			own = append(own, output{j.path, j.Before, j.Text})
		}
		ds = append(ds, j.Diagnostics...)
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
	return j.Adopted
}

// put writes, lists or shows one file.
func (o output) put(s streams, flags generateFlags) error {
	switch {
	case string(o.old) == string(o.new):
		return nil
	case flags.dryRun:
		_, err := fmt.Fprintln(s.out, reporter.Path(filepath.ToSlash(o.path)))
		return err
	case flags.diff:
		_, err := s.out.Write(unified(filepath.ToSlash(o.path), o.old, o.new))
		return err
	}
	if o.old == nil {
		if err := os.MkdirAll(filepath.Dir(o.path), 0o777); err != nil {
			return err
		}
	}
	return atomicfile.Replace(o.path, o.old, o.new)
}

// outcome says in one line what was done and where to look.
func outcome(jobs []*job, outputs []output) string {
	switch len(outputs) {
	case 0:
		return fmt.Sprintf("trustseam: %s, nothing to change", plural(len(jobs), "document"))
	case 1, 2:
		text := "trustseam: wrote " + reporter.Path(filepath.ToSlash(outputs[0].path))
		if len(outputs) == 2 {
			text += " and " + reporter.Path(filepath.ToSlash(outputs[1].path))
		}
		return text
	}
	return fmt.Sprintf("trustseam: %s, wrote %s", plural(len(jobs), "document"), plural(len(outputs), "file"))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
