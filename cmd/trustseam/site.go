package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
)

// siteFlags are the flags of site.
type siteFlags struct {
	output        string
	since         string
	verbose       bool
	layoutTimeout time.Duration
	format        format
}

func newSite(s streams) *cobra.Command {
	var flags siteFlags
	cmd := &cobra.Command{
		Use:   "site -o DIR [path…]",
		Short: "Write a static web site of all models",
		Long: `Site writes a web site of every block of the documents: an index, a page for each
model with a picture in which flows, elements and boundaries can be picked, and
lists of crown jewels, acceptance criteria and decisions across all of them. The
documents stay as they are.

Every page stands alone and asks for nothing; open index.html from a disk or copy
the directory to a web server. A path is what it is for generate. While a document
has an error, nothing is written.

With --since the index says for each model and severity what has changed since FILE,
the output of trustseam list --format json of an earlier day.

DIR is made where there is none. One that holds anything must be of an earlier run:
its pages are replaced, those that are no longer needed removed, other files left alone.`,
		RunE: func(_ *cobra.Command, args []string) error {
			return writeSite(s, flags, args)
		},
	}
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "the directory to write")
	cmd.Flags().StringVar(&flags.since, "since", "", "an earlier output of trustseam list --format json, with which the index compares")
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print one line about what was done")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take (default: layout-timeout of trustseam.toml, but at most 1m, or 10s)")
	flags.format.add(cmd)
	return cmd
}

func writeSite(s streams, flags siteFlags, args []string) error {
	if flags.output == "" {
		return fmt.Errorf("-o names the directory to write; it is missing")
	}
	if err := flags.format.check(); err != nil {
		return err
	}
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	w.studio = newStudio(flags.layoutTimeout)
	w.studio.bound(w.run)
	defer w.studio.close()
	// Before the layouts, which take long.
	out, err := openSite(flags.output)
	if err != nil {
		return err
	}
	earlier, err := flags.earlier()
	if err != nil {
		return err
	}
	jobs, err := w.openForSite(args)
	failed, err := asFailures(err)
	if err != nil {
		return err
	}
	models, ds, err := siteModels(jobs, args, earlier)
	if err != nil {
		return err
	}
	failed.add(w.studio.leftOut())
	if err := flags.format.write(s.err, jobs, ds); err != nil {
		return err
	}
	if err := failed.and(verdict(ds)); err != nil {
		return err
	}
	files, err := site.Files(models, earlier.gone())
	if err != nil {
		return err
	}
	if err := out.write(files); err != nil {
		return err
	}
	if flags.verbose {
		fmt.Fprintf(s.err, "trustseam: %s, wrote %s to %s\n", plural(len(models), "model"), plural(len(files), "page"), filepath.ToSlash(flags.output))
	}
	return nil
}

// openForSite reads documents and begins the picture of every block. It looks
// at no region: a page shows what the blocks say.
func (w *workshop) openForSite(args []string) ([]*job, error) {
	named := documents(args, w.run)
	jobs, err := w.eachJob(named.paths, func(path string) (*job, error) {
		text, err := readDocument(path)
		if err != nil || !ours(text) {
			return nil, err
		}
		set, err := w.settings(filepath.Dir(path))
		if err != nil {
			return nil, err
		}
		opt := w.options(set)
		result, err := pipeline.Analyze(source.NewFile(path, text), opt)
		if err != nil {
			return nil, err
		}
		j := &job{path: path, Result: result}
		if j.failed() {
			return j, nil
		}
		// The picture beside the document may be older than the block, and a stranger
		// may have changed it together with its hashes. It is drawn anew.
		for _, a := range result.Analyses {
			d := &drawing{Picture: result.Picture(a, opt), limit: set.config.LayoutTimeout}
			j.pictures = append(j.pictures, d)
		}
		w.begin(j.pictures, pipeline.Picture.Inline)
		return j, nil
	})
	named.failed.add(err)
	return jobs, named.failed.err()
}

// siteModels waits for the pictures and lists the models in the order of the documents.
func siteModels(jobs []*job, args []string, earlier *pastListing) ([]site.Model, []source.Diagnostic, error) {
	shown, err := newShownPaths(args)
	if err != nil {
		return nil, nil, err
	}
	roots := make(rootPaths)
	var models []site.Model
	var ds []source.Diagnostic
	for _, j := range jobs {
		path, err := shown.of(j.path)
		if err != nil {
			return nil, nil, err
		}
		for i, d := range j.pictures {
			svg, wrong := d.wait()
			j.Diagnostics = append(j.Diagnostics, wrong...)
			a := j.Analyses[i]
			models = append(models, site.Model{Document: path, Analysis: a, Picture: svg, Earlier: earlier.take(roots.of(j.path), a.Graph.ID)})
		}
		ds = append(ds, j.Diagnostics...)
	}
	return models, ds, nil
}

// shownPaths says how pages call a document, which is the same wherever the
// repository lies and wherever in it the command runs.
type shownPaths struct {
	root string   // of the repository, else the working directory
	args []string // in full, for documents outside of it
}

func newShownPaths(args []string) (shownPaths, error) {
	here, err := os.Getwd()
	if err != nil {
		return shownPaths{}, err
	}
	s := shownPaths{root: here}
	if above, repository := directoriesAbove(here); repository && len(above) > 0 {
		s.root = above[0]
	}
	for _, arg := range args {
		full, err := filepath.Abs(strings.TrimSuffix(arg, "..."))
		if err != nil {
			return shownPaths{}, err
		}
		s.args = append(s.args, full)
	}
	return s, nil
}

// of returns the path from the root of the repository or, for a document outside
// of it, from the directory that an argument has named.
func (s shownPaths) of(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for _, base := range append([]string{s.root}, s.args...) {
		rel, err := filepath.Rel(base, full)
		if err == nil && rel != "." && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), nil
		}
	}
	return filepath.Base(full), nil
}
