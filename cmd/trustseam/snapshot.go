package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/ignore"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/memo"
)

// snapshot is one state of a repository: the working tree or a commit. Paths are from the root, with "/".
type snapshot struct {
	w          *workshop
	repository *git.Repository // of a commit
	root       string
	// name is how messages call a commit, empty for the working tree.
	name string
	// documents are those that are read, by path, with the name of the object that each is in the repository.
	documents map[string]string
	// texts are the configurations of a commit, by directory, nil for one that is too large; configs those that were needed.
	texts   map[string][]byte
	configs map[string]settings
	// excluded are the patterns of those.
	excluded map[string]ignore.Patterns
	// files are all files of a commit, as far as they are documents by their names.
	files map[string]git.File
}

// snapshotOf reads what a commit holds. name is how the user calls it.
func (w *workshop) snapshotOf(repository *git.Repository, name, commit string, paths scopePaths) (*snapshot, error) {
	s := &snapshot{w: w, repository: repository, root: repository.Root(), name: name, documents: make(map[string]string), files: make(map[string]git.File),
		texts: make(map[string][]byte), configs: make(map[string]settings), excluded: make(map[string]ignore.Patterns)}
	var configs []git.File
	files, err := repository.Files(commit, func(file string) bool {
		return path.Base(file) == config.FileName || paths.hold(file) && (isDocument(file) || slices.Contains(paths, file))
	})
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if path.Base(f.Path) == config.FileName {
			configs = append(configs, f)
		} else {
			s.files[f.Path] = f
		}
	}
	err = repository.Read(configs, limit.Beside, func(f git.File, text []byte) error {
		s.texts[path.Dir(f.Path)] = text
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, file := range slices.Sorted(maps.Keys(s.files)) {
		out, err := s.leavesOut(file)
		if err != nil {
			return nil, err
		}
		if !out || slices.Contains(paths, file) {
			s.documents[file] = s.files[file].ID
			w.run.grant(limit.RunDocument)
		}
	}
	return s, nil
}

// config reads the configuration in a directory of a commit, if there is one. Its templates do not count: they change no model.
func (s *snapshot) config(dir string) (settings, bool, error) {
	text, there := s.texts[dir]
	set, known := s.configs[dir]
	if !there || known {
		return set, known, nil
	}
	file := path.Join(dir, config.FileName)
	if text == nil {
		return set, true, fmt.Errorf("%s: larger than the limit of %d KiB", s.at(file), limit.Beside>>10)
	}
	c, err := config.Parse(text)
	set = settings{config: c, file: file, catalog: s.w.catalog, templates: s.w.templates}
	if own := c.Extension(); err == nil && !own.Empty() {
		set.catalog, err = s.w.catalog.Extend(own)
	}
	if err != nil {
		return set, true, fmt.Errorf("%s: %w", s.at(file), err)
	}
	s.configs[dir] = set
	s.excluded[dir] = ignore.Parse("/"+strings.TrimPrefix(dir, "."), []byte(strings.Join(c.Exclude, "\n")))
	return set, true, nil
}

// at is a path as messages about a state name it: that of the working tree as the user sees it.
func (s *snapshot) at(file string) string {
	if s.name == "" {
		return shownFrom(s.root, file)
	}
	return s.name + ":" + file
}

// shownFrom is a path from a root as messages name it, from the working directory.
func shownFrom(root, file string) string {
	return config.Shown(filepath.Join(root, filepath.FromSlash(file)))
}

// leavesOut reports whether a walk of a commit passes a file by: because of a directory that no walk
// enters, or of the configuration that counts there. What git tracks no pattern of git's leaves out.
func (s *snapshot) leavesOut(file string) (bool, error) {
	parts := strings.Split(file, "/")
	for _, part := range parts[:len(parts)-1] {
		if skipsDirectory(part) {
			return true, nil
		}
	}
	for i := range parts {
		if out, err := s.excludes(path.Join(parts[:i+1]...), i < len(parts)-1); out || err != nil {
			return out, err
		}
	}
	return false, nil
}

// excludes reports whether the configuration of the directory around it excludes a file or directory.
func (s *snapshot) excludes(file string, dir bool) (bool, error) {
	for at := path.Dir(file); ; at = path.Dir(at) {
		if _, there, err := s.config(at); there {
			out, _ := s.excluded[at].Decide("/"+file, dir)
			return out, err
		}
		if at == "." {
			return false, nil
		}
	}
}

// settings are those that count for the documents of a directory.
func (s *snapshot) settings(dir string) (settings, error) {
	if s.name == "" {
		return s.w.settings(filepath.FromSlash(s.at(dir)))
	}
	for at := dir; ; at = path.Dir(at) {
		if set, there, err := s.config(at); there {
			return set, err
		}
		if at == "." {
			return settings{config: config.Default(), catalog: s.w.catalog, templates: s.w.templates}, nil
		}
	}
}

// rules is the key of what a configuration makes of the catalog: where it is another, every document is judged anew.
func (s settings) rules() (memo.Key, error) {
	text, err := json.Marshal(s.config.Extension())
	return memo.Sum(text), err
}

// snapshotOfTree walks the working tree. like is the name of any object, which says how objects are named.
func (w *workshop) snapshotOfTree(repository *git.Repository, args []string, like string) (*snapshot, error) {
	s := &snapshot{w: w, root: repository.Root(), documents: make(map[string]string)}
	if len(args) == 0 {
		return s, nil
	}
	named := documents(args, w.run)
	failed := named.failed
	for _, file := range named.paths {
		full, err := filepath.Abs(filepath.FromSlash(file))
		if err != nil {
			return nil, err
		}
		if repositoryRoot(filepath.Dir(full)) != s.root {
			continue // a repository within this one has states of its own
		}
		text, err := readDocument(file)
		if err != nil {
			failed.add(err)
			continue
		}
		rel, err := filepath.Rel(s.root, full)
		if err != nil {
			return nil, err
		}
		s.documents[filepath.ToSlash(rel)] = git.ID(text, like)
	}
	return s, failed.err()
}

// present are the paths to walk in the working tree: not those of which it has nothing any more. What
// is in neither state stays, for the walk to say so.
func (s *snapshot) present(paths []string, scope scopePaths) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	var there []string
	for i, p := range paths {
		known := false
		for file := range s.documents {
			known = known || scope[i:i+1].hold(file)
		}
		if _, err := os.Lstat(strings.TrimSuffix(p, "...")); err == nil || !known {
			there = append(there, p)
		}
	}
	return there
}

// has reports whether a file is there, whether or not it is read.
func (s *snapshot) has(file string) bool {
	if s.name != "" {
		_, ok := s.files[file]
		return ok
	}
	info, err := os.Lstat(filepath.Join(s.root, filepath.FromSlash(file)))
	return err == nil && info.Mode().IsRegular()
}

// read hands the texts of documents to a function, in order, as readDocument returns them. An error of the type
// failures is about some of them.
func (s *snapshot) read(files []string, yield func(file string, text []byte) error) error {
	var failed failures
	if s.name == "" {
		for _, file := range files {
			text, err := readDocument(s.at(file))
			if err == nil {
				err = yield(file, text)
			}
			failed.add(err)
		}
		return failed.err()
	}
	var objects []git.File
	for _, file := range files {
		objects = append(objects, s.files[file])
	}
	err := s.repository.Read(objects, limit.Scan, func(f git.File, text []byte) error {
		text, err := asDocument(text)
		if err == nil {
			err = yield(f.Path, text)
		}
		if err != nil {
			failed.add(at(s.at(f.Path), err))
		}
		return nil
	})
	failed.add(err)
	return failed.err()
}

// asDocument makes of the text of a file what readDocument does.
func asDocument(text []byte) ([]byte, error) {
	switch {
	case text == nil:
		return nil, fmt.Errorf("larger than the limit of %d MiB", limit.Scan>>20)
	case len(text) <= limit.Document:
		return text, nil
	}
	found, err := holdsOurs(bytes.NewReader(text))
	if err != nil || !found {
		return nil, err
	}
	return text[:limit.Document+1], nil
}
