package templates

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"

	"github.com/trustseam/trustseam/internal/lazy"
)

// extension ends the names of templates.
const extension = ".md.tmpl"

// File is a template written by a project. Its name is that of the built-in
// template that it replaces, such as "docs/templates/threats.md.tmpl".
type File struct {
	// Path is the file's name in errors.
	Path string
	Text string
}

// Override returns a set in which files replace the built-in templates with their
// names. Each file is isolated: its definitions are invisible to others. An error
// names the file, and the line if there is one.
func (s *Set) Override(files []File) (*Set, error) {
	own := &Set{templates: s.templates, left: s.left, own: make(map[string]*template.Template)}
	for kind, t := range s.own {
		own.own[kind] = t
	}
	for _, f := range files {
		kind, ok := strings.CutSuffix(path.Base(f.Path), extension)
		if !ok || s.templates.Lookup(kind+extension) == nil {
			return nil, fmt.Errorf("%s: there is no template `%s`; allowed are %s", f.Path, path.Base(f.Path), strings.Join(s.names(), ", "))
		}
		t, err := template.New(f.Path).Option("missingkey=error").Parse(f.Text)
		if err != nil {
			return nil, unreadable(err)
		}
		if err := bounded(t); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		own.own[kind] = t
	}
	return own, nil
}

// Own names the templates that are a project's own, sorted.
func (s *Set) Own() []string { return slices.Sorted(maps.Keys(s.own)) }

// Replaced reports whether a project's own template replaces that of a kind.
func (s *Set) Replaced(kind string) bool { return s.own[kind] != nil }

// names lists the built-in templates, sorted.
func (s *Set) names() []string {
	var names []string
	entries, _ := files.ReadDir(".") // embedded, so it cannot fail
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// execute runs the project's template of a kind, or else the built-in one.
func (s *Set) execute(b *strings.Builder, kind string, data any) error {
	t, ok := s.own[kind]
	if !ok {
		return s.templates.ExecuteTemplate(b, kind+extension, data)
	}
	left := s.left
	if left == nil {
		left = newWork()
	}
	t, err := t.Clone() // the functions of one document differ from those of a concurrent one
	if err != nil {
		return err
	}
	switch err := t.Funcs(left.functions()).Execute(writer{b, left}, data); {
	case left.err != nil:
		return fmt.Errorf("%s: %w", t.Name(), left.err)
	case err != nil:
		return located(err)
	}
	return nil
}

// unreadable makes `file:line: what is wrong` of an error in a template that cannot be
// parsed. The content is not repeated: the file may be of any kind.
func unreadable(err error) error {
	return located(errors.New(quoted().ReplaceAllString(err.Error(), "")))
}

// quoted matches what errors of text/template/parse show of a file.
var quoted = lazy.Regexp(` ?("(\\.|[^"\\])*"|<[^>]*>|U\+[0-9A-F]+ '.*')`)

// located makes `file:line: what is wrong` of an error of text/template. The
// type at its end is ours and tells the template's author nothing.
func located(err error) error {
	text := strings.TrimPrefix(err.Error(), "template: ")
	if before, _, ok := strings.Cut(text, " in type "); ok {
		text = before + "; docs/configuration.md lists what there is"
	}
	return fmt.Errorf("%s", text)
}
