package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/playground/folder"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/sitedir"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// siteFlags are the flags of site.
type siteFlags struct {
	output        string
	since         string
	playground    string
	verbose       bool
	layoutTimeout time.Duration
	format        format
	traced        traced
}

func newSite(s streams) *cobra.Command {
	var flags siteFlags
	cmd := &cobra.Command{
		Use:   "site -o DIR [path…]",
		Short: "Write a static website for all models",
		Long: `Site writes a website for all blocks in the documents: an index, a page for each
model with a picture whose flows, elements and boundaries can be clicked, and lists
of crown jewels, acceptance criteria and decisions across all models. It does not
change the documents.

Every page is self-contained and makes no requests; open index.html from a disk or
copy the directory to a web server. Paths are as for generate. If a document has an
error, nothing is written.

With --since, the index shows for each model and severity what has changed since an
earlier output of trustseam list --format json or, where no file has that name, since
a revision; REV... is the commit at which that branch and HEAD parted. The page of a
model whose diagram differs has a picture of the change.

With --trace, or where the configuration has a table [trace], pages say of each
criterion whether a test proves it, where that test is, and where its code is.

With --playground, the site has a page on which a block can be edited, with its picture
and its threats beside it, in the browser and with no request to anybody else; every
page of a model leads there with a copy of its block. That page needs a web server.

DIR is created if needed. If it is not empty, it must come from an earlier run: its
pages are replaced, those no longer needed removed, other files left alone.`,
		RunE: func(_ *cobra.Command, args []string) error {
			return writeSite(s, flags, args)
		},
	}
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "the directory to write")
	cmd.Flags().StringVar(&flags.since, "since", "", "an earlier output of trustseam list --format json, or a revision, to compare with")
	cmd.Flags().StringVar(&flags.playground, "playground", "", "add the playground, from this directory or, without one, as a release of the program contains it")
	cmd.Flags().Lookup("playground").NoOptDefVal = folder.Builtin
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print one line about what was done")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take (default: layout-timeout of trustseam.toml, but at most 1m, or 10s)")
	flags.format.add(cmd)
	flags.traced.add(cmd)
	return cmd
}

func writeSite(s streams, flags siteFlags, args []string) error {
	if flags.output == "" {
		return fmt.Errorf("-o names the directory to write; it is missing")
	}
	if err := flags.format.check(); err != nil {
		return err
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	r.pool = drawpool.New(drawpool.Options{Command: workerCommand, Timeout: flags.layoutTimeout, Run: r.allowance, Strangers: true})
	defer r.pool.Close()
	// Before the layouts, which take a long time.
	out, err := sitedir.Open(flags.output)
	if err != nil {
		return err
	}
	playground, err := flags.readPlayground()
	if err != nil {
		return err
	}
	earlier, err := r.earlier(s.err, flags.since, args)
	if err != nil {
		return err
	}
	if err := earlier.draw(r.pool); err != nil {
		return err
	}
	documents, found := open(r, args, r.openForSite)
	failed := found.Failed
	models, ds, err := siteModels(documents, args, earlier)
	if err != nil {
		return err
	}
	proofs, missing, err := r.siteProofs(documents, flags.traced)
	failed.Add(err)
	ds = append(ds, missing...)
	for i := range models {
		models[i].Proofs = proofs
	}
	if len(playground) > 0 {
		addCopies(models, documents)
	}
	for _, err := range r.pool.LeftOut() {
		failed.Add(err)
	}
	if err := flags.format.write(s.err, documentFiles(documents), ds); err != nil {
		return err
	}
	if err := conclude(failed, verdict(ds)); err != nil {
		return err
	}
	files, err := site.Files(models, earlier.gone(), playground)
	if err != nil {
		return err
	}
	if err := out.Write(files); err != nil {
		return err
	}
	if flags.verbose {
		fmt.Fprintf(s.err, "trustseam: %s, wrote %s to %s\n", plural(len(models), "model"), plural(len(files)-len(playground), "page"), filepath.ToSlash(flags.output))
	}
	return nil
}

// readPlayground returns the files of the playground if they are asked for.
func (f siteFlags) readPlayground() ([]site.File, error) {
	if f.playground == "" {
		return nil, nil
	}
	return folder.Read(f.playground)
}

// addCopies links every model to the playground.
func addCopies(models []site.Model, documents []*siteDocument) {
	files := make(map[*model.Block]*source.File)
	for _, doc := range documents {
		for _, b := range doc.Document.Blocks {
			files[b] = doc.Document.File
		}
	}
	for i, m := range models {
		block := m.Analysis.Graph.Block
		models[i].Copy = site.CopyLink(files[block], block)
	}
}

// siteDocument is a document whose blocks are shown on a site.
type siteDocument struct {
	*analyzed
	pictures []*drawpool.Drawing // one for each block
}

// openForSite analyzes a document and begins the picture of every block. It looks
// at no region: a page shows what the blocks say.
func (r *runner) openForSite(d *document) (*siteDocument, error) {
	doc, err := r.analyze(d)
	if err != nil {
		return nil, err
	}
	out, result := &siteDocument{analyzed: doc}, doc.Result
	if result.Failed() {
		return out, nil
	}
	// The picture beside the document may be older than the block, and a stranger
	// may have changed it together with its hashes. It is drawn anew.
	var pictures []trustseam.Picture
	for _, a := range result.Analyses {
		pictures = append(pictures, result.Picture(a))
	}
	out.pictures = r.pool.Begin(pictures, d.settings.project.Config().LayoutTimeout, trustseam.Picture.Inline)
	return out, nil
}

// siteProofs are the states of the criteria of documents. Files are named as pages show them.
func (r *runner) siteProofs(documents []*siteDocument, traced traced) (stride.CriterionProofs, []source.Diagnostic, error) {
	var all []proof.Document
	for _, doc := range documents {
		all = append(all, doc.traced(doc.Result, traced.scope))
	}
	return proof.States(all, r.allowance, make(repofile.RootPaths).Of)
}

// documentFiles are the files of documents, for excerpts.
func documentFiles(documents []*siteDocument) []*source.File {
	var all []*source.File
	for _, doc := range documents {
		all = append(all, doc.Document.File)
	}
	return all
}

// siteModels waits for the pictures and lists the models in document order.
func siteModels(documents []*siteDocument, args []string, earlier *earlierState) ([]site.Model, []source.Diagnostic, error) {
	shown, err := repofile.NewShownPaths(args)
	if err != nil {
		return nil, nil, err
	}
	roots := make(repofile.RootPaths)
	var models []site.Model
	var ds []source.Diagnostic
	for _, doc := range documents {
		path, err := shown.Of(doc.Document.File.Path)
		if err != nil {
			return nil, nil, err
		}
		ds = append(ds, doc.Diagnostics...)
		for i, d := range doc.pictures {
			svg, wrong := d.Wait()
			ds = append(ds, wrong...)
			m := site.Model{Document: path, Analysis: doc.Analyses[i], Picture: svg}
			ds = append(ds, earlier.tell(&m, doc.Document.File.Path, roots.Of(doc.Document.File.Path))...)
			models = append(models, m)
		}
	}
	return models, ds, nil
}
