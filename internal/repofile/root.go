package repofile

import (
	"os"
	"path/filepath"
	"slices"
)

// RootPaths names files for programs: from the root of the repository that they are
// in, wherever in it the command runs. One in no repository keeps its name.
type RootPaths map[string]string // by directory, the directory relative to the root

// Of names a file, whose path is from the working directory.
func (r RootPaths) Of(path string) string {
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

// fromRoot returns a directory relative to the root of its repository, or "" if it is in none.
func fromRoot(dir string) string {
	full, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	above, repository := Above(full)
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

// Above lists the directories around one, the outermost first, and
// reports whether the outermost is the root of a repository.
func Above(dir string) (above []string, repository bool) {
	for {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			repository = true
			break
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			break
		}
		above = append(above, parent)
		dir = parent
	}
	slices.Reverse(above)
	return above, repository
}

// Root is the root of the repository that an absolute directory is in, or "".
func Root(dir string) string {
	for {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}
