package git

import (
	"errors"
	"fmt"
	"strings"
)

// Commit returns the name of the commit that a revision means. The error says what is wrong: nothing has been
// committed, or the revision is not in this clone.
func (r *Repository) Commit(revision string) (string, error) {
	if strings.ContainsAny(revision, "\x00\n") || revision == "" {
		return "", errors.New("a revision is a name in one line")
	}
	id, err := r.parse(revision + "^{commit}")
	var failed failure
	switch {
	case err == nil:
		return id, nil
	case !errors.As(err, &failed) || failed.said != "":
		return "", err // such as someone else's repository
	case r.unborn() && revision == "HEAD":
		return "", errors.New("nothing has been committed yet")
	case r.shallow():
		return "", fmt.Errorf("no revision `%s` in this clone, which is shallow; fetch more, as with `git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'`, or `fetch-depth: 0` for actions/checkout", revision)
	}
	return "", fmt.Errorf("no revision `%s` in this clone", revision)
}

// Has reports whether a revision means a commit.
func (r *Repository) Has(revision string) bool {
	_, err := r.parse(revision + "^{commit}")
	return err == nil && !strings.ContainsAny(revision, "\x00\n")
}

func (r *Repository) parse(revision string) (string, error) {
	return r.output("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
}

// MergeBase returns the commit at which two others parted.
func (r *Repository) MergeBase(a, b string) (string, error) {
	var commits []string
	for _, revision := range []string{a, b} {
		id, err := r.Commit(revision)
		if err != nil {
			return "", err
		}
		commits = append(commits, id)
	}
	id, err := r.output("merge-base", commits[0], commits[1])
	switch {
	case err == nil:
		return id, nil
	case r.shallow():
		return "", fmt.Errorf("`%s` and `%s` have no common commit in this clone, which is shallow; fetch more of it first, as with `git fetch --unshallow`", a, b)
	}
	return "", fmt.Errorf("`%s` and `%s` have no common commit", a, b)
}

// unborn reports whether the branch has no commit.
func (r *Repository) unborn() bool {
	_, err := r.parse("HEAD")
	return err != nil
}

func (r *Repository) shallow() bool {
	answer, err := r.output("rev-parse", "--is-shallow-repository")
	return err == nil && answer == "true"
}
