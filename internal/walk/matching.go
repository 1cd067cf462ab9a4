package walk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/ignore"
	"github.com/trustseam/trustseam/internal/limit"
)

// Matching lists the files that a path names, from a base directory: `*` stands for a part of a
// name, `**` for any directories. What git ignores counts: results are not source.
func Matching(base, pattern string, run *cputime.Allowance) ([]string, error) {
	path := filepath.FromSlash(pattern)
	if !filepath.IsAbs(path) {
		path = filepath.Join(base, path)
	}
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return nil, failure.At(path, errors.New("not a regular file; write `**` after a directory to name the files below it"))
		}
		return []string{filepath.ToSlash(path)}, nil
	}
	slashed := filepath.ToSlash(path)
	i := strings.IndexAny(slashed, "*?[")
	if i < 0 {
		return nil, nil
	}
	root := filepath.FromSlash(slashed[:strings.LastIndexByte(slashed[:i], '/')+1])
	rest := slashed[len(root):]
	if root == "" {
		root = "."
	}
	absolute, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	return matchingFiles(root, absolute, ignore.Parse(filepath.ToSlash(absolute), []byte("/"+rest)), run)
}

// matchingFiles lists the regular files below a directory that a pattern matches, in the order of names.
func matchingFiles(root, absolute string, pattern ignore.Patterns, run *cputime.Allowance) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return failure.At(path, err)
		case d.IsDir():
			run.Grant(limit.RunEntry)
			return run.Over()
		case !d.Type().IsRegular():
			return nil
		}
		run.Grant(limit.RunEntry)
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if match, _ := pattern.Decide(filepath.ToSlash(filepath.Join(absolute, rel)), false); match {
			files = append(files, filepath.ToSlash(path))
		}
		return nil
	})
	return files, err
}
