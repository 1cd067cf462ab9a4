package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/ignore"
)

// skippedDirectories hold other people's documents or fixtures that are broken on purpose.
var skippedDirectories = []string{"node_modules", "vendor", "testdata"}

// documentExtensions are those that GitHub shows as markdown: a block that a reader sees must not be in a file that a walk passes by.
var documentExtensions = []string{".md", ".markdown", ".mdx", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mkdown"}

// documents lists the files that the arguments name: a file always, whatever its
// name; of a directory, also written "dir/...", every markdown document below it
// that neither .gitignore nor `exclude` leaves out. Paths are cleaned, use "/", and
// stand in the order of the arguments, walked ones sorted.
//
// It also lists the SVG files beside walked documents, by the document that each
// would belong to.
func documents(args []string) (paths []string, beside []picture, err error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	seen := make(map[string]bool)
	add := func(path string) {
		path = filepath.ToSlash(filepath.Clean(path))
		if !seen[path] {
			seen[path] = true
			paths = append(paths, path)
		}
	}
	found := func(p picture) { beside = append(beside, p) }
	for _, arg := range args {
		arg = strings.TrimSuffix(arg, "...")
		if arg == "" {
			arg = "."
		}
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			return nil, nil, err
		case info.IsDir():
			if err := walk(arg, add, found); err != nil {
				return nil, nil, err
			}
		case !info.Mode().IsRegular():
			return nil, nil, fmt.Errorf("%s: not a regular file or directory", arg)
		default:
			add(arg)
		}
	}
	return paths, beside, nil
}

// scope is what leaves files out in one directory.
type scope struct {
	ignored  []ignore.Patterns // of .gitignore files, the outermost first
	excluded ignore.Patterns   // of the trustseam.toml that counts
}

// walk adds every document below a directory, in the order of names. Links are not followed.
func walk(root string, add func(string), found func(picture)) error {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	s, err := scopeAbove(absolute)
	if err != nil {
		return err
	}
	return walkDirectory(root, absolute, s, add, found)
}

// scopeAbove is what counts in a directory because of those around it: up to the
// root of its repository or, where there is none, the configuration alone.
func scopeAbove(dir string) (scope, error) {
	above, repository := directoriesAbove(dir)
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

// directoriesAbove lists the directories around one, the outermost first, and
// reports whether the outermost is the root of a repository.
func directoriesAbove(dir string) (above []string, repository bool) {
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

// readIgnored adds what the .gitignore of a directory says, if there is one.
func (s scope) readIgnored(dir string) (scope, error) {
	text, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
	switch {
	case err == nil:
		s.ignored = append(slices.Clip(s.ignored), ignore.Parse(filepath.ToSlash(dir), text))
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	}
	return s, err
}

// readExcluded takes what the trustseam.toml of a directory says, if there is one, for
// what was said further out: the nearest file counts alone.
func (s scope) readExcluded(dir string) (scope, error) {
	switch _, err := os.Stat(filepath.Join(dir, config.FileName)); {
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

// leavesOut reports whether a file or a directory is not to be looked at. The path is absolute.
func (s scope) leavesOut(path string, dir bool) bool {
	path = filepath.ToSlash(path)
	if out, _ := s.excluded.Decide(path, dir); out {
		return true
	}
	for _, p := range slices.Backward(s.ignored) {
		if out, said := p.Decide(path, dir); said {
			return out
		}
	}
	return false
}

// walkDirectory adds the documents of one directory, which has two names: as the
// user wrote it and in full.
func walkDirectory(dir, absolute string, s scope, add func(string), found func(picture)) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch e.Name() {
		case ".gitignore":
			s, err = s.readIgnored(absolute)
		case config.FileName:
			s, err = s.readExcluded(absolute)
		}
		if err != nil {
			return err
		}
	}
	for _, e := range entries {
		path, full := filepath.Join(dir, e.Name()), filepath.Join(absolute, e.Name())
		switch {
		case e.IsDir():
			if strings.HasPrefix(e.Name(), ".") || slices.Contains(skippedDirectories, e.Name()) || s.leavesOut(full, true) {
				continue
			}
			if err := walkDirectory(path, full, s, add, found); err != nil {
				return err
			}
		case !e.Type().IsRegular() || s.leavesOut(full, false):
		case isDocument(path):
			add(path)
		case filepath.Ext(path) == ".svg":
			found(picture{path: filepath.ToSlash(path), document: documentOf(e.Name(), dir, entries)})
		}
	}
	return nil
}

func isDocument(path string) bool {
	return slices.Contains(documentExtensions, strings.ToLower(filepath.Ext(path)))
}
