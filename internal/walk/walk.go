// Package walk finds the documents that the arguments of a command name, and the pictures beside them.
package walk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/repofile"
)

// skippedDirectories hold other people's documents or fixtures that are broken on purpose.
var skippedDirectories = []string{"node_modules", "vendor", "testdata"}

// Extensions lists those that GitHub shows as markdown: a block that a reader sees must not
// be in a file that a walk passes by.
func Extensions() []string {
	return []string{".md", ".markdown", ".mdx", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mkdown",
		".livemd", ".litcoffee", ".qmd", ".rmd", ".ronn", ".scd", ".workbook"}
}

// shownDirectory is hidden but contains documents for everybody: GitHub shows its README.md before all others.
const shownDirectory = ".github"

// Found is the documents that arguments name, and what else a walk comes to.
type Found struct {
	// Paths are those of the documents: cleaned, with "/", in the order of the arguments, walked ones sorted.
	Paths []string
	// Beside are the SVG files beside walked documents, by the document that each would belong to.
	Beside []Picture
	// There holds all documents of each directory that was searched, left-out ones included, by its full name.
	There map[string][]string
	// Failed is what could not be looked at.
	Failed failure.List
	run    *cputime.Allowance
	seen   map[string]bool
	// Excluded are the documents and directories that `exclude` of a configuration leaves out.
	Excluded []string
	indexes  map[string]*repofile.Index // by root of a repository; nil if there is none to read
}

// Documents lists the files that the arguments name: a file always, whatever its
// extension; of a directory, also written "dir/...", every markdown document below it
// that neither .gitignore nor `exclude` leaves out. No argument is ".". What the run may take grows with
// what the walk comes to, and the walk ends when it is used up.
func Documents(args []string, run *cputime.Allowance) *Found {
	if len(args) == 0 {
		args = []string{"."}
	}
	f := &Found{run: run, seen: make(map[string]bool), There: make(map[string][]string), indexes: make(map[string]*repofile.Index)}
	for _, arg := range args {
		arg = strings.TrimSuffix(arg, "...")
		if arg == "" {
			arg = "."
		}
		if err := f.argument(arg); err != nil {
			f.Failed.Add(failure.At(arg, err))
		}
	}
	return f
}

// argument processes one argument.
func (f *Found) argument(arg string) error {
	if err := repofile.Check(arg); err != nil {
		return err
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return f.walk(arg)
	case !info.Mode().IsRegular():
		return errors.New("not a regular file or directory")
	}
	f.add(arg)
	return nil
}

// add adds a document once.
func (f *Found) add(path string) {
	path = filepath.ToSlash(filepath.Clean(path))
	if !f.seen[path] {
		f.seen[path] = true
		f.Paths = append(f.Paths, path)
		f.run.Grant(limit.RunDocument)
	}
}

// walk adds every document below a directory, in name order. It does not follow links.
func (f *Found) walk(root string) error {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	s, err := scopeAbove(absolute)
	if err != nil {
		f.Failed.Add(err)
		return nil
	}
	f.directory(root, absolute, s)
	return nil
}

// takes reports whether to look at a file or a directory, and what applies in it.
func (f *Found) takes(s scope, path, absolute string, dir bool) (scope, bool) {
	if s.excludes(absolute, dir) {
		if dir || IsDocument(path) {
			f.Excluded = append(f.Excluded, filepath.ToSlash(path))
		}
		return s, false
	}
	if !s.ignores(absolute, dir) {
		return s, true
	}
	s.buried = true
	return s, f.tracks(absolute, dir)
}

// tracks reports whether git tracks a file, or something in a directory. The author of a change
// can write patterns for files already in the repository; git then ignores the patterns.
func (f *Found) tracks(path string, dir bool) bool {
	root := repofile.Root(filepath.Dir(path))
	index, ok := f.indexes[root]
	if !ok && root != "" {
		var err error
		if index, err = repofile.OpenIndex(root); err != nil {
			f.Failed.Add(failure.At(config.Shown(filepath.Join(root, ".git", "index")), failure.WithoutPath(err)))
		}
		f.indexes[root] = index
	}
	return index != nil && index.Tracks(path, dir)
}

// directory adds the documents of one directory, which has two names: as the user
// wrote it and in full. An unreadable directory leaves out only what is below it.
func (f *Found) directory(dir, absolute string, s scope) {
	if err := f.run.Over(); err != nil {
		f.Failed.Add(err)
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		f.Failed.Add(failure.At(dir, err))
		return
	}
	f.run.Grant(time.Duration(len(entries)) * limit.RunEntry)
	for _, e := range entries {
		switch e.Name() {
		case ".gitignore":
			s, err = s.readIgnored(absolute)
		case config.FileName:
			s, err = s.readExcluded(absolute)
		}
		if err != nil {
			f.Failed.Add(err)
			return
		}
	}
	docs := documentsOf(dir, entries)
	f.There[filepath.ToSlash(absolute)] = docs
	for _, e := range entries {
		f.entry(e, dir, absolute, s, docs)
	}
}

// entry processes a directory entry: a document, a picture, or another directory.
func (f *Found) entry(e fs.DirEntry, dir, absolute string, s scope, docs []string) {
	path, full := filepath.Join(dir, e.Name()), filepath.Join(absolute, e.Name())
	switch {
	case e.IsDir():
		if !SkipsDirectory(e.Name()) {
			if inner, ok := f.takes(s, path, full, true); ok {
				f.directory(path, full, inner)
			}
		}
	case !e.Type().IsRegular():
	case IsDocument(path):
		if _, ok := f.takes(s, path, full, false); ok {
			f.add(path)
		}
	case filepath.Ext(path) == ".svg":
		if _, ok := f.takes(s, path, full, false); ok {
			f.Beside = append(f.Beside, Picture{Path: filepath.ToSlash(path), Document: Namesake(e.Name(), docs)})
		}
	}
}

// SkipsDirectory reports whether a walk skips directories with a name.
func SkipsDirectory(name string) bool {
	return strings.HasPrefix(name, ".") && name != shownDirectory || slices.Contains(skippedDirectories, name)
}

// IsDocument reports whether a file has the extension of a document, in any case.
func IsDocument(path string) bool {
	return slices.Contains(Extensions(), strings.ToLower(filepath.Ext(path)))
}
