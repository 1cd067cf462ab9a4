package walk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/ignore"
	"github.com/trustseam/trustseam/internal/repofile"
)

// scope decides which files are left out in one directory.
type scope struct {
	ignored  []ignore.Patterns // of .gitignore files, the outermost first
	excluded ignore.Patterns   // of the trustseam.toml that applies
	buried   bool              // the directory itself is ignored, so only tracked files count
}

// scopeAbove returns what applies in a directory because of those around it: up
// to the root of its repository or, if there is none, only the configuration.
func scopeAbove(dir string) (scope, error) {
	above, repository := repofile.Above(dir)
	var s scope
	var err error
	for _, d := range above {
		if repository {
			if s, err = s.readIgnored(d); err != nil {
				return scope{}, err
			}
		}
		if s, err = s.readExcluded(d); err != nil {
			return scope{}, err
		}
	}
	return s, nil
}

// readIgnored adds the .gitignore of a directory, if there is one.
func (s scope) readIgnored(dir string) (scope, error) {
	path := filepath.Join(dir, ".gitignore")
	text, err := repofile.Read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return s, failure.At(config.Shown(path), err)
	}
	s.ignored = append(slices.Clip(s.ignored), ignore.Parse(filepath.ToSlash(dir), text))
	return s, nil
}

// readExcluded replaces outer exclusions by those in the trustseam.toml of a
// directory, if there is one: only the nearest file counts.
func (s scope) readExcluded(dir string) (scope, error) {
	switch _, err := os.Lstat(filepath.Join(dir, config.FileName)); {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return s, err
	}
	c, _, err := config.Find(dir)
	if err == nil {
		s.excluded = ignore.Parse(filepath.ToSlash(dir), []byte(strings.Join(c.Exclude, "\n")))
	}
	return s, err
}

// excludes reports whether the configuration leaves out a file or a directory. The path is absolute.
func (s scope) excludes(path string, dir bool) bool {
	out, _ := s.excluded.Decide(filepath.ToSlash(path), dir)
	return out
}

// ignores reports whether git's patterns leave out a path, unless git tracks it.
func (s scope) ignores(path string, dir bool) bool {
	for _, p := range slices.Backward(s.ignored) {
		if out, said := p.Decide(filepath.ToSlash(path), dir); said {
			return out || s.buried
		}
	}
	return s.buried
}
