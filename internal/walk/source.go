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

// sourceWalk lists source files below a directory, as a walk for documents does: without
// what git ignores, what `exclude` leaves out, links, hidden directories and those of other people's code.
type sourceWalk struct {
	*Found
	patterns ignore.Patterns
	reads    func(name string) bool
	files    []string
	most     int // files
}

// Sources lists the source files that match patterns, each as in .gitignore and from a base
// directory; without patterns, all. reads says which names may be those of source files. A directory
// that no walk enters, such as testdata, is walked if a pattern names it.
func Sources(base string, patterns []string, reads func(name string) bool, run *cputime.Allowance, most int) ([]string, error) {
	absolute, err := filepath.Abs(base)
	if err != nil {
		return nil, err
	}
	s := &sourceWalk{
		Found:    &Found{run: run, seen: make(map[string]bool), There: make(map[string][]string), indexes: make(map[string]*repofile.Index)},
		patterns: ignore.Parse(filepath.ToSlash(absolute), []byte(strings.Join(patterns, "\n"))),
		reads:    reads,
		most:     most,
	}
	all := !slices.ContainsFunc(patterns, func(p string) bool { return !strings.HasPrefix(p, "!") })
	roots := []string{base}
	for _, p := range patterns {
		if dir := literalDirectory(p); slices.ContainsFunc(strings.Split(dir, "/"), SkipsDirectory) {
			roots = append(roots, filepath.Join(base, filepath.FromSlash(dir)))
		}
	}
	for _, root := range roots {
		if err := s.walkSources(root, all); err != nil {
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

func (s *sourceWalk) walkSources(root string, all bool) error {
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
	if took, said := s.patterns.Decide(filepath.ToSlash(absolute), true); said {
		all = took
	}
	return s.sources(root, absolute, scope, all)
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
	if took, said := s.patterns.Decide(filepath.ToSlash(full), e.IsDir()); said {
		all = took
	}
	if e.IsDir() {
		return s.sources(path, full, inner, all)
	}
	if path = filepath.ToSlash(path); all && !s.seen[path] {
		if len(s.files) == s.most {
			return fmt.Errorf("more than %d files to search; name fewer in `[trace] tests` and `[source] roots`", s.most)
		}
		s.seen[path] = true
		s.files = append(s.files, path)
	}
	return nil
}
