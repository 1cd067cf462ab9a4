package trustseam

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/stride"
	"github.com/trustseam/trustseam/templates"
)

// Project is what applies to documents: the rules, the templates and the configuration. Several
// goroutines may share one, as long as Force is not changed.
type Project struct {
	// Force overwrites regions and pictures that were edited by hand, and draws every picture again.
	Force bool

	config    Config
	catalog   *stride.Catalog
	templates *templates.Set
}

// Load returns the project of a repository without a trustseam.toml. It takes some
// milliseconds, because all rules are read and checked: load one project for all documents.
func Load() (*Project, error) {
	catalog, err := stride.Load()
	if err != nil {
		return nil, err
	}
	set, err := templates.Load()
	if err != nil {
		return nil, err
	}
	return &Project{config: DefaultConfig(), catalog: catalog, templates: set}, nil
}

// With returns a project that follows a configuration. The error names the key or the rule that is wrong.
func (p *Project) With(c Config) (*Project, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	with := *p
	with.config = c
	if extension := c.Extension(); !extension.Empty() {
		var err error
		if with.catalog, err = p.catalog.Extend(extension); err != nil {
			return nil, err
		}
	}
	return &with, nil
}

// WithTemplates returns a project in which templates replace the built-in ones of
// the same names. The error names the file, and the line when there is one.
func (p *Project) WithTemplates(own ...templates.File) (*Project, error) {
	if len(own) == 0 {
		return p, nil
	}
	with := *p
	var err error
	if with.templates, err = p.templates.Override(own); err != nil {
		return nil, err
	}
	return &with, nil
}

// Config returns the configuration.
func (p *Project) Config() Config { return p.config }

// Catalog returns the rules, with those of the project.
func (p *Project) Catalog() *stride.Catalog { return p.catalog }

// dialect is the notation of the documents.
func (p *Project) dialect() parser.Dialect { return parser.DialectOf(p.catalog.Words) }

// splicing is what the project says about regions.
func (p *Project) splicing(merged map[string]bool) render.Options {
	opt := render.Options{Insert: p.config.Insert == "after-block", Markers: model.CommentMarker, Force: p.Force, Merged: merged}
	if p.config.Markers == "link" {
		opt.Markers = model.LinkMarker
	}
	return opt
}

// full reports whether regions say everything, not only what is read first.
func (p *Project) full() bool { return p.config.Detail == "full" }
