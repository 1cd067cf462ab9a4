package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// scopePaths are the files and directories that a comparison is about, from the root; "." is all.
type scopePaths []string

// scopeOf makes paths of a user, from the working directory, paths from a root.
func scopeOf(root string, paths []string) (scopePaths, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var scope scopePaths
	for _, p := range paths {
		full, err := filepath.Abs(strings.TrimSuffix(p, "..."))
		if err != nil {
			return nil, err
		}
		rel, err := filepath.Rel(root, full)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, fmt.Errorf("%s: outside the repository", p)
		}
		scope = append(scope, filepath.ToSlash(rel))
	}
	return scope, nil
}

// hold reports whether the comparison is about a file.
func (s scopePaths) hold(file string) bool {
	return slices.ContainsFunc(s, func(at string) bool { return at == "." || file == at || strings.HasPrefix(file, at+"/") })
}
