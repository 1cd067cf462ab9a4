package main

import (
	"path/filepath"

	"github.com/trustseam/trustseam/source"
)

// rootPaths names files for programs: from the root of the repository that they are
// in, wherever in it the command runs. One in no repository keeps its name.
type rootPaths map[string]string // by directory, the directory from the root

func (r rootPaths) of(path string) string {
	dir := filepath.Dir(filepath.FromSlash(path))
	shown, ok := r[dir]
	if !ok {
		shown = fromRoot(dir)
		r[dir] = shown
	}
	if shown == "" {
		return path
	}
	return filepath.ToSlash(filepath.Join(shown, filepath.Base(path)))
}

// fromRoot is a directory from the root of its repository, or "" where it is in none.
func fromRoot(dir string) string {
	full, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	above, repository := directoriesAbove(full)
	if !repository {
		return ""
	}
	root := append(above, full)[0]
	rel, err := filepath.Rel(root, full)
	if err != nil {
		return ""
	}
	return rel
}

// diagnostics names the files of remarks and of their notes.
func (r rootPaths) diagnostics(ds []source.Diagnostic) []source.Diagnostic {
	out := make([]source.Diagnostic, len(ds))
	for i, d := range ds {
		d.Path = r.of(d.Path)
		notes := make([]source.Note, len(d.Notes))
		for k, n := range d.Notes {
			n.Path = r.of(n.Path)
			notes[k] = n
		}
		d.Notes = notes
		out[i] = d
	}
	return out
}
