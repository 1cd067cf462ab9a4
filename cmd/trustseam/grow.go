package main

import (
	"fmt"
	"path/filepath"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/internal/grow"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// grow adds to the documents of the run what their code proposes. It reports what cannot be added and
// then stops the run, which has written nothing.
func (r *runner) grow(s streams, form format, args []string) (stop bool, err error) {
	all, found := open(r, args, func(d *document) (*document, error) { return d, nil })
	form.failed = found.Failed
	if len(found.Failed) > 0 {
		if err := form.write(s.err, nil, nil); err != nil {
			return true, err
		}
		return true, found.Failed
	}
	var documents []grow.Document
	var scopes []proof.Scope
	for _, d := range all {
		documents = append(documents, grow.Document{Path: d.path, Text: d.text, Project: d.settings.project})
		scopes = append(scopes, d.scope())
	}
	sources, err := proof.Anchors(scopes, r.allowance)
	if err != nil {
		return true, err
	}
	grown, ds, err := grow.Documents(documents, sources)
	if err != nil {
		return true, err
	}
	if len(ds) > 0 {
		if err := form.write(s.err, filesOf(sources), ds); err != nil {
			return true, err
		}
		return true, verdict(ds)
	}
	r.grown = make(map[string][]byte)
	for _, d := range grown {
		r.grown[d.Path] = d.Text
	}
	return false, nil
}

// scope is where the code of a document is.
func (d *document) scope() proof.Scope {
	return proof.ScopeOf(d.settings.project.Config(), d.settings.file, filepath.Dir(d.path))
}

func filesOf(sources []*annotation.Source) []*source.File {
	var all []*source.File
	for _, s := range sources {
		all = append(all, s.File)
	}
	return all
}

// startLines are the first lines of a block that grows from the code around a document, and the anchors of that code.
func (r *runner) startLines(s streams, form format, path, id string) ([]string, []*annotation.Source, error) {
	d, err := r.document(path, nil)
	if err != nil {
		return nil, nil, err
	}
	scope := d.scope()
	sources, err := proof.Anchors([]proof.Scope{scope}, r.allowance)
	if err != nil {
		return nil, nil, err
	}
	lines, ds := annotation.Start(id, sources, parser.DialectOf(d.settings.project.Catalog().Words))
	switch {
	case len(ds) > 0:
		if err := form.write(s.err, filesOf(sources), ds); err != nil {
			return nil, nil, err
		}
		return nil, nil, verdict(ds)
	case len(lines) == 0:
		return nil, nil, fmt.Errorf("no `dfd: new` comment below %s declares an element for block `%s`", filepath.ToSlash(scope.Base), id)
	}
	return lines, sources, nil
}

// growText adds to the text of a new block what its code proposes beyond first lines.
func growText(s streams, form format, p *trustseam.Project, path string, text []byte, sources []*annotation.Source) ([]byte, error) {
	grown, ds, err := grow.Documents([]grow.Document{{Path: path, Text: text, Project: p}}, sources)
	if err != nil {
		return nil, err
	}
	if len(ds) > 0 {
		if err := form.write(s.err, filesOf(sources), ds); err != nil {
			return nil, err
		}
		return nil, verdict(ds)
	}
	return grown[0].Text, nil
}
