package revision

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/walk"
)

// Tree walks the working tree, from paths that a user wrote. like is the id of any object: ids of
// documents are made in the same way. failed is what could not be read.
func (r *Reader) Tree(repository *git.Repository, paths []string, like string) (s *State, failed failure.List, err error) {
	s = r.TreeOf(repository.Root(), nil)
	s.like = like
	if len(paths) == 0 {
		return s, nil, nil
	}
	found := walk.Documents(paths, r.Allowance)
	failed = found.Failed
	for _, file := range found.Paths {
		full, err := filepath.Abs(filepath.FromSlash(file))
		if err != nil {
			return nil, nil, err
		}
		if repofile.Root(filepath.Dir(full)) != s.root {
			continue // a repository within this one has its own states
		}
		text, err := walk.Read(file)
		if err != nil {
			failed.Add(err)
			continue
		}
		rel, err := filepath.Rel(s.root, full)
		if err != nil {
			return nil, nil, err
		}
		s.Documents[filepath.ToSlash(rel)] = git.ID(text, like)
	}
	return s, failed, nil
}

// TreeOf is a working tree of which only some documents are read, by their paths relative to the root.
func (r *Reader) TreeOf(root string, documents []string) *State {
	s := &State{Documents: make(map[string]string), reader: r, root: root}
	for _, file := range documents {
		s.Documents[file] = file
	}
	return s
}

// Present lists the paths of a user that are to be walked in the working tree: not those of which only the
// state still has something. What neither has stays, so that the walk reports it.
func (s *State) Present(paths []string, scope Scope) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	var there []string
	for i, p := range paths {
		known := false
		for file := range s.Documents {
			known = known || scope[i:i+1].Holds(file)
		}
		if _, err := os.Lstat(strings.TrimSuffix(p, "...")); err == nil || !known {
			there = append(there, p)
		}
	}
	return there
}
