package preview

import (
	"path/filepath"
	"slices"

	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/walk"
)

// directoriesOf are the directories that a walk has searched, by their full names.
func directoriesOf(found *walk.Found) []string {
	var all []string
	for dir := range found.There {
		all = append(all, filepath.FromSlash(dir))
	}
	return all
}

// directories are all that may hold what pages depend on, by their full names: those of documents, those above with their
// configurations, and those of templates.
func (p *Preview) directories() []string {
	all := slices.Clone(p.searched)
	for _, d := range p.order {
		all = appendFull(all, filepath.Dir(d.path))
		if own := d.settings.project.Config().Templates; own != "" {
			all = appendFull(all, filepath.Join(filepath.Dir(d.settings.file), filepath.FromSlash(own)))
		}
	}
	named, err := fullNames(p.opt.Paths)
	if err != nil {
		return all // the working directory is gone
	}
	for _, path := range named {
		all = append(all, startOf(path, all)...)
	}
	return slices.Compact(slices.Sorted(slices.Values(all)))
}

// startOf is where a walk begins: the directory that a path names, or of the document that it names, and those above it
// in the repository.
func startOf(path string, searched []string) []string {
	if !slices.Contains(searched, path) && walk.IsDocument(path) {
		path = filepath.Dir(path)
	}
	above, repository := repofile.Above(path)
	if !repository {
		above = nil
	}
	return append(above, path)
}

// appendFull appends the full name of a directory.
func appendFull(all []string, dir string) []string {
	full, err := filepath.Abs(dir)
	if err != nil {
		return all // the working directory is gone
	}
	return append(all, full)
}
