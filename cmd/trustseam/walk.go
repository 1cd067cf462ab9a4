package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/ignore"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/repofile"
)

// skippedDirectories hold other people's documents or fixtures that are broken on purpose.
var skippedDirectories = []string{"node_modules", "vendor", "testdata"}

// documentExtensions are those that GitHub shows as markdown: a block that a reader sees must not be in a file that a walk passes by.
var documentExtensions = []string{".md", ".markdown", ".mdx", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mkdown",
	".livemd", ".litcoffee", ".qmd", ".rmd", ".ronn", ".scd", ".workbook"}

// shownDirectory is hidden and holds documents for everybody: GitHub shows its README.md first of all.
const shownDirectory = ".github"

// walker lists documents, and what else a walk comes to.
type walker struct {
	paths []string
	// beside are the SVG files beside walked documents, by the document that each would belong to.
	beside []picture
	// there are the documents of each directory that was looked at, those that were left out, too, by its name in full.
	there  map[string][]string
	failed failures
	run    *allowance
	seen   map[string]bool
	// excluded are the documents and directories that `exclude` of a configuration leaves out.
	excluded []string
	indexes  map[string]*repofile.Index // by root of a repository; nil where there is none to read
}

// documents lists the files that the arguments name: a file always, whatever its
// extension; of a directory, also written "dir/...", every markdown document below it
// that neither .gitignore nor `exclude` leaves out. Paths are cleaned, use "/", and
// stand in the order of the arguments, walked ones sorted.
func documents(args []string, run *allowance) *walker {
	if len(args) == 0 {
		args = []string{"."}
	}
	w := &walker{run: run, seen: make(map[string]bool), there: make(map[string][]string), indexes: make(map[string]*repofile.Index)}
	for _, arg := range args {
		arg = strings.TrimSuffix(arg, "...")
		if arg == "" {
			arg = "."
		}
		if err := w.argument(arg); err != nil {
			w.failed.add(at(arg, err))
		}
	}
	return w
}

// argument takes up what one argument names.
func (w *walker) argument(arg string) error {
	if err := repofile.Check(arg); err != nil {
		return err
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return w.walk(arg)
	case !info.Mode().IsRegular():
		return errors.New("not a regular file or directory")
	}
	w.add(arg)
	return nil
}

// add adds a document once.
func (w *walker) add(path string) {
	path = filepath.ToSlash(filepath.Clean(path))
	if !w.seen[path] {
		w.seen[path] = true
		w.paths = append(w.paths, path)
		w.run.grant(limit.RunDocument)
	}
}

// scope is what leaves files out in one directory.
type scope struct {
	ignored  []ignore.Patterns // of .gitignore files, the outermost first
	excluded ignore.Patterns   // of the trustseam.toml that counts
	buried   bool              // the directory itself is ignored, so that only what git tracks is looked at
}

// walk adds every document below a directory, in the order of names. Links are not followed.
func (w *walker) walk(root string) error {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	s, err := scopeAbove(absolute)
	if err != nil {
		w.failed.add(err)
		return nil
	}
	w.directory(root, absolute, s)
	return nil
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
	path := filepath.Join(dir, ".gitignore")
	text, err := repofile.Read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return s, at(config.Shown(path), err)
	}
	s.ignored = append(slices.Clip(s.ignored), ignore.Parse(filepath.ToSlash(dir), text))
	return s, nil
}

// readExcluded takes what the trustseam.toml of a directory says, if there is one, for
// what was said further out: the nearest file counts alone.
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

// excludes reports whether the configuration leaves a file or a directory out. The path is absolute.
func (s scope) excludes(path string, dir bool) bool {
	out, _ := s.excluded.Decide(filepath.ToSlash(path), dir)
	return out
}

// ignores reports whether patterns of git's leave it out, unless git tracks it.
func (s scope) ignores(path string, dir bool) bool {
	for _, p := range slices.Backward(s.ignored) {
		if out, said := p.Decide(filepath.ToSlash(path), dir); said {
			return out || s.buried
		}
	}
	return s.buried
}

// takes reports whether a file or a directory is to be looked at, and what counts in it.
func (w *walker) takes(s scope, path, absolute string, dir bool) (scope, bool) {
	if s.excludes(absolute, dir) {
		if dir || isDocument(path) {
			w.excluded = append(w.excluded, filepath.ToSlash(path))
		}
		return s, false
	}
	if !s.ignores(absolute, dir) {
		return s, true
	}
	s.buried = true
	return s, w.tracks(absolute, dir)
}

// tracks reports whether git tracks a file, or something in a directory. Whoever sends a
// change can write patterns for what is in the repository already; to git they mean nothing then.
func (w *walker) tracks(path string, dir bool) bool {
	root := repositoryRoot(filepath.Dir(path))
	index, ok := w.indexes[root]
	if !ok && root != "" {
		var err error
		if index, err = repofile.OpenIndex(root); err != nil {
			w.failed.add(at(config.Shown(filepath.Join(root, ".git", "index")), withoutPath(err)))
		}
		w.indexes[root] = index
	}
	return index != nil && index.Tracks(path, dir)
}

// repositoryRoot is the root of the repository that an absolute directory is in, or "".
func repositoryRoot(dir string) string {
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

// directory adds the documents of one directory, which has two names: as the user
// wrote it and in full. What cannot be read leaves out what is below it, and no more.
func (w *walker) directory(dir, absolute string, s scope) {
	if err := w.run.over(); err != nil {
		w.failed.add(err)
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.failed.add(at(dir, err))
		return
	}
	w.run.grant(time.Duration(len(entries)) * limit.RunEntry)
	for _, e := range entries {
		switch e.Name() {
		case ".gitignore":
			s, err = s.readIgnored(absolute)
		case config.FileName:
			s, err = s.readExcluded(absolute)
		}
		if err != nil {
			w.failed.add(err)
			return
		}
	}
	docs := documentsOf(dir, entries)
	w.there[filepath.ToSlash(absolute)] = docs
	for _, e := range entries {
		w.entry(e, dir, absolute, s, docs)
	}
}

// entry takes up what is in a directory: a document, a picture, or a directory again.
func (w *walker) entry(e fs.DirEntry, dir, absolute string, s scope, docs []string) {
	path, full := filepath.Join(dir, e.Name()), filepath.Join(absolute, e.Name())
	switch {
	case e.IsDir():
		if !skipsDirectory(e.Name()) {
			if inner, ok := w.takes(s, path, full, true); ok {
				w.directory(path, full, inner)
			}
		}
	case !e.Type().IsRegular():
	case isDocument(path):
		if _, ok := w.takes(s, path, full, false); ok {
			w.add(path)
		}
	case filepath.Ext(path) == ".svg":
		if _, ok := w.takes(s, path, full, false); ok {
			w.beside = append(w.beside, picture{path: filepath.ToSlash(path), document: namesake(e.Name(), docs)})
		}
	}
}

// skipsDirectory reports whether no walk enters directories of a name.
func skipsDirectory(name string) bool {
	return strings.HasPrefix(name, ".") && name != shownDirectory || slices.Contains(skippedDirectories, name)
}

func isDocument(path string) bool {
	return slices.Contains(documentExtensions, strings.ToLower(filepath.Ext(path)))
}
