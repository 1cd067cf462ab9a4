package revision

import (
	"fmt"
	"os"
	"strings"

	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/walk"
)

// Span leads from one state of a repository to another. Base and Head are the names that messages use,
// the others the ids of their commits. The later state is the working tree if Head is empty.
type Span struct{ Base, BaseCommit, Head, HeadCommit string }

// ParseSpan reads the arguments of `diff`: first at most one `REV`, `REV..REV` or `REV...REV`, then paths,
// which it returns. dash is the number of arguments before a `--`, or -1 if there is none.
func ParseSpan(repository *git.Repository, args []string, dash int) (Span, []string, error) {
	if len(args) == 0 || dash == 0 {
		s, err := Since(repository, "HEAD")
		return s, args, err
	}
	first, isPath := args[0], false
	if dash < 0 {
		var err error
		if isPath, err = namesPath(repository, first); err != nil {
			return Span{}, nil, err
		}
	}
	if isPath {
		s, err := Since(repository, "HEAD")
		return s, args, err
	}
	s, err := parseSpan(repository, first)
	return s, args[1:], err
}

// namesPath reports whether the first argument is a path and not a revision. The error is about one that is both.
func namesPath(repository *git.Repository, arg string) (bool, error) {
	if strings.HasSuffix(arg, "/...") || arg == "..." {
		return true, nil
	}
	if _, err := os.Lstat(arg); err != nil {
		return walk.IsDocument(arg) && !repository.Has(arg) && !strings.Contains(arg, ".."), nil
	}
	if repository.Has(arg) {
		return false, fmt.Errorf("`%s` is a revision and a path; write `--` after it or before it", arg)
	}
	return true, nil
}

// parseSpan reads `A..B`, `A...B`, or a revision to compare with the working tree.
func parseSpan(repository *git.Repository, arg string) (Span, error) {
	a, b, both := strings.Cut(arg, "..")
	if !both {
		return Since(repository, arg)
	}
	b, parted := strings.CutPrefix(b, ".")
	if b == "" {
		b = "HEAD"
	}
	s, err := Since(repository, a)
	if err != nil {
		return s, err
	}
	if s.HeadCommit, err = repository.Commit(b); err != nil {
		return s, err
	}
	s.Head = called(b, s.HeadCommit)
	if parted {
		return s.fromMergeBase(repository, b)
	}
	return s, nil
}

// Since is the span from a revision to the working tree. If three dots follow the revision, the span
// begins at the commit at which that branch and HEAD parted.
func Since(repository *git.Repository, revision string) (Span, error) {
	name, parted := strings.CutSuffix(revision, "...")
	s := Span{Base: name}
	if name == "" {
		s.Base = "HEAD"
	}
	var err error
	if s.BaseCommit, err = repository.Commit(s.Base); err != nil {
		return s, err
	}
	if s.Base = called(s.Base, s.BaseCommit); !parted {
		return s, nil
	}
	return s.fromMergeBase(repository, "HEAD")
}

// called is the name of a commit in messages: the user's, or the beginning of an id in full.
func called(name, id string) string {
	if name == id {
		return id[:12]
	}
	return name
}

// fromMergeBase begins at the commit at which the base and another revision parted.
func (s Span) fromMergeBase(repository *git.Repository, other string) (Span, error) {
	id, err := repository.MergeBase(s.Base, other)
	if err == nil {
		s.Base, s.BaseCommit = called(id, id), id
	}
	return s, err
}
