package revision

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Scope is the files and directories that a comparison is about, as paths from the root of the
// repository; "." is everything.
type Scope []string

// NewScope makes a scope of paths that a user wrote, relative to the working directory. No path is everything.
// The error names a path outside the root.
func NewScope(root string, paths []string) (Scope, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var s Scope
	for _, p := range paths {
		full, err := filepath.Abs(strings.TrimSuffix(p, "..."))
		if err != nil {
			return nil, err
		}
		rel, err := filepath.Rel(root, full)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, fmt.Errorf("%s: outside the repository", p)
		}
		s = append(s, filepath.ToSlash(rel))
	}
	return s, nil
}

// Holds reports whether the comparison is about a file.
func (s Scope) Holds(file string) bool {
	return slices.ContainsFunc(s, func(at string) bool { return at == "." || file == at || strings.HasPrefix(file, at+"/") })
}

// names reports whether the user wrote the path of a file itself, and not of a directory around it.
func (s Scope) names(file string) bool { return slices.Contains(s, file) }
