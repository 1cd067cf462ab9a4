package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/trustseam/trustseam/internal/git"
)

// span is from one state of a repository to another: names as messages have them, with their commits.
// The later state is the working tree where head is empty.
type span struct{ base, baseCommit, head, headCommit string }

// newSpan reads the arguments of diff: a revision or two first, then paths. dash is the number of
// arguments before a `--`, or -1 for none.
func newSpan(repository *git.Repository, args []string, dash int) (span, []string, error) {
	if len(args) == 0 || dash == 0 {
		s, err := since(repository, "HEAD")
		return s, args, err
	}
	first, isPath := args[0], false
	if dash < 0 {
		var err error
		if isPath, err = namesPath(repository, first); err != nil {
			return span{}, nil, err
		}
	}
	if isPath {
		s, err := since(repository, "HEAD")
		return s, args, err
	}
	s, err := parseSpan(repository, first)
	return s, args[1:], err
}

// namesPath reports whether the first argument is a path and no revision. The error is for what is both.
func namesPath(repository *git.Repository, arg string) (bool, error) {
	if strings.HasSuffix(arg, "/...") || arg == "..." {
		return true, nil
	}
	if _, err := os.Lstat(arg); err != nil {
		return isDocument(arg) && !repository.Has(arg) && !strings.Contains(arg, ".."), nil
	}
	if repository.Has(arg) {
		return false, fmt.Errorf("`%s` is a revision and a path; write `--` behind it or before it", arg)
	}
	return true, nil
}

// parseSpan reads `A..B`, `A...B` or a revision that is compared with the working tree.
func parseSpan(repository *git.Repository, arg string) (span, error) {
	a, b, both := strings.Cut(arg, "..")
	if !both {
		return since(repository, arg)
	}
	b, parted := strings.CutPrefix(b, ".")
	if b == "" {
		b = "HEAD"
	}
	s, err := since(repository, a)
	if err != nil {
		return s, err
	}
	s.head = b
	if s.headCommit, err = repository.Commit(b); err != nil {
		return s, err
	}
	if parted {
		return s.fromMergeBase(repository, b)
	}
	return s, nil
}

// since is the span from a revision to the working tree, or, with three points behind it, from
// the commit at which the branch and HEAD have parted.
func since(repository *git.Repository, revision string) (span, error) {
	name, parted := strings.CutSuffix(revision, "...")
	s := span{base: name}
	if name == "" {
		s.base = "HEAD"
	}
	var err error
	if s.baseCommit, err = repository.Commit(s.base); err != nil || !parted {
		return s, err
	}
	return s.fromMergeBase(repository, "HEAD")
}

// fromMergeBase begins at the commit at which the base and another revision have parted.
func (s span) fromMergeBase(repository *git.Repository, other string) (span, error) {
	id, err := repository.MergeBase(s.base, other)
	if err == nil {
		s.base, s.baseCommit = id[:12], id
	}
	return s, err
}
