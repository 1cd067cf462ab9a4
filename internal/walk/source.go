package walk

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/ignore"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/repofile"
)

// SourcePatterns say which files are searched for markers.
type SourcePatterns struct {
	base     string // as the user wrote it
	patterns ignore.Patterns
	// all says that a file which no pattern is about counts.
	all bool
	// entered are directories from the base that no walk enters, such as testdata, but that a pattern names.
	entered []string
}

// NewSourcePatterns reads patterns, each as in .gitignore and from a base directory; without patterns, all files count.
func NewSourcePatterns(base string, patterns []string) (SourcePatterns, error) {
	absolute, err := filepath.Abs(base)
	if err != nil {
		return SourcePatterns{}, err
	}
	p := SourcePatterns{
		base: base, patterns: ignore.Parse(filepath.ToSlash(absolute), []byte(strings.Join(patterns, "\n"))),
		all: !slices.ContainsFunc(patterns, func(p string) bool { return !strings.HasPrefix(p, "!") }),
	}
	for _, pattern := range patterns {
		if dir := literalDirectory(pattern); slices.ContainsFunc(strings.Split(dir, "/"), SkipsDirectory) {
			p.entered = append(p.entered, filepath.FromSlash(dir))
		}
	}
	return p, nil
}

// roots are the directories where a walk begins.
func (p SourcePatterns) roots() []string {
	roots := []string{p.base}
	for _, dir := range p.entered {
		roots = append(roots, filepath.Join(p.base, dir))
	}
	return roots
}

// Takes reports whether a walk comes to a file and takes it, whatever `exclude` says. The path is absolute; reads is as
// for [Sources].
func (p SourcePatterns) Takes(full string, reads func(name string) bool) bool {
	return reads(full) && slices.ContainsFunc(p.roots(), func(root string) bool { return p.takesBelow(root, full) })
}

// takesBelow does what a walk does from one of the roots.
func (p SourcePatterns) takesBelow(root, full string) bool {
	at, err := filepath.Abs(root)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(at, full)
	if err != nil || !filepath.IsLocal(rel) {
		return false
	}
	all := p.decide(at, true, p.all)
	parts := strings.Split(filepath.ToSlash(rel), "/")
	for i, part := range parts {
		dir := i < len(parts)-1
		if dir && SkipsDirectory(part) {
			return false
		}
		at = filepath.Join(at, part)
		all = p.decide(at, dir, all)
	}
	return all
}

// decide is what the patterns say of a file or directory, or else what holds for the directory around it.
func (p SourcePatterns) decide(full string, dir, around bool) bool {
	if took, said := p.patterns.Decide(filepath.ToSlash(full), dir); said {
		return took
	}
	return around
}

// sourceWalk lists source files below a directory, as a walk for documents does: without
// what git ignores, what `exclude` leaves out, links, hidden directories and those of other people's code.
type sourceWalk struct {
	*Found
	SourcePatterns
	reads func(name string) bool
	files []string
	most  int // files
}

// Sources lists the source files that patterns take, as [NewSourcePatterns] reads them. reads says which
// names may be those of source files.
func Sources(base string, patterns []string, reads func(name string) bool, run *cputime.Allowance, most int) ([]string, error) {
	p, err := NewSourcePatterns(base, patterns)
	if err != nil {
		return nil, err
	}
	s := &sourceWalk{
		Found:          &Found{run: run, seen: make(map[string]bool), There: make(map[string][]string), indexes: make(map[string]*repofile.Index)},
		SourcePatterns: p,
		reads:          reads,
		most:           most,
	}
	for _, root := range p.roots() {
		if err := s.walkSources(root); err != nil {
			return nil, err
		}
	}
	return s.files, s.Failed.Err()
}

// literalDirectory is the directory before the first wildcard of a pattern, or "".
func literalDirectory(pattern string) string {
	if strings.HasPrefix(pattern, "!") {
		return ""
	}
	if i := strings.IndexAny(pattern, `*?[\`); i >= 0 {
		pattern = pattern[:i]
	}
	i := strings.LastIndexByte(pattern, '/')
	if i < 0 {
		return ""
	}
	return strings.Trim(pattern[:i], "/")
}

func (s *sourceWalk) walkSources(root string) error {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	if info, err := os.Lstat(absolute); err != nil || !info.IsDir() {
		return nil // a pattern that matches nothing
	}
	scope, err := scopeAbove(absolute)
	if err != nil {
		return err
	}
	return s.sources(root, absolute, scope, s.decide(absolute, true, s.all))
}

// sources adds the files of one directory. all says that a pattern takes the whole directory.
func (s *sourceWalk) sources(dir, absolute string, scope scope, all bool) error {
	if err := s.run.Over(); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return failure.At(dir, err)
	}
	s.run.Grant(time.Duration(len(entries)) * limit.RunEntry)
	for _, e := range entries {
		switch e.Name() {
		case ".gitignore":
			scope, err = scope.readIgnored(absolute)
		case config.FileName:
			scope, err = scope.readExcluded(absolute)
		}
		if err != nil {
			return err
		}
	}
	for _, e := range entries {
		if err := s.source(e, dir, absolute, scope, all); err != nil {
			return err
		}
	}
	return nil
}

func (s *sourceWalk) source(e fs.DirEntry, dir, absolute string, scope scope, all bool) error {
	path, full := filepath.Join(dir, e.Name()), filepath.Join(absolute, e.Name())
	switch {
	case e.IsDir() && SkipsDirectory(e.Name()):
		return nil
	case !e.IsDir() && (!e.Type().IsRegular() || !s.reads(e.Name())):
		return nil
	}
	inner, taken := s.takes(scope, path, full, e.IsDir())
	if !taken {
		return nil
	}
	all = s.decide(full, e.IsDir(), all)
	if e.IsDir() {
		return s.sources(path, full, inner, all)
	}
	if path = filepath.ToSlash(path); all && !s.seen[path] {
		if len(s.files) == s.most {
			return TooManySources(s.most)
		}
		s.seen[path] = true
		s.files = append(s.files, path)
	}
	return nil
}

// TooManySources is the error for more than so many source files.
func TooManySources(most int) error {
	return fmt.Errorf("more than %d files to search; name fewer in `[trace] tests`, `[source] roots` or `[inventory] paths`", most)
}
