package repofile

import (
	"os"
	"path/filepath"
	"strings"
)

// ShownPaths says how pages call a document, which is the same wherever the
// repository lies and wherever in it the command runs.
type ShownPaths struct {
	root string   // of the repository, else the working directory
	args []string // absolute, for documents outside root
}

// NewShownPaths takes the arguments of the command, for documents outside of its repository.
func NewShownPaths(args []string) (ShownPaths, error) {
	here, err := os.Getwd()
	if err != nil {
		return ShownPaths{}, err
	}
	s := ShownPaths{root: here}
	if above, repository := Above(here); repository && len(above) > 0 {
		s.root = above[0]
	}
	for _, arg := range args {
		full, err := filepath.Abs(strings.TrimSuffix(arg, "..."))
		if err != nil {
			return ShownPaths{}, err
		}
		s.args = append(s.args, full)
	}
	return s, nil
}

// Of returns the path from the root of the repository or, for a document outside
// of it, from the directory that an argument has named.
func (s ShownPaths) Of(path string) (string, error) {
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
