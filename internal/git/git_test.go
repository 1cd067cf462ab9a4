package git

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// shell runs git as a user would, in a directory.
func shell(t *testing.T, dir string, args ...string) string {
	t.Helper()
	own := []string{"-C", dir, "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"}
	out, err := exec.Command("git", append(own, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// put writes a file below a directory.
func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// repository makes one with two commits, in which docs/a.md holds `one` and then `two`.
func repository(t *testing.T, init ...string) string {
	t.Helper()
	testenv.Needs(t, "git")
	dir := t.TempDir()
	shell(t, dir, append([]string{"init", "-q", "--template="}, init...)...)
	for _, text := range []string{"one", "two"} {
		put(t, dir, "docs/a.md", text)
		put(t, dir, "docs/with \"blank\"\tand é.md", "named")
		shell(t, dir, "add", "-A")
		shell(t, dir, "commit", "-q", "-m", text)
	}
	return dir
}

// texts reads all files of a revision.
func texts(r *Repository, revision string) (map[string]string, error) {
	commit, err := r.Commit(revision)
	if err != nil {
		return nil, err
	}
	files, err := r.Files(commit, func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	all := make(map[string]string)
	return all, r.Read(files, 100, func(f File, text []byte) error {
		all[f.Path] = string(text)
		if text == nil {
			all[f.Path] = "too large"
		} else if ID(text, f.ID) != f.ID {
			return fmt.Errorf("%s is called %s and not %s", f.Path, f.ID, ID(text, f.ID))
		}
		return nil
	})
}

// An earlier state is read in whatever way somebody has got the repository.
func TestRead(t *testing.T) {
	for name, make := range map[string]func(t *testing.T) (dir, path string){
		"plain":            func(t *testing.T) (string, string) { return repository(t), "docs/a.md" },
		"sha-256":          func(t *testing.T) (string, string) { return repository(t, "--object-format=sha256"), "docs/a.md" },
		"from a subfolder": func(t *testing.T) (string, string) { return filepath.Join(repository(t), "docs"), "docs/a.md" },
		"a further work tree": func(t *testing.T) (string, string) {
			dir := filepath.Join(t.TempDir(), "further")
			shell(t, repository(t), "worktree", "add", "-q", dir)
			return dir, "docs/a.md"
		},
		"a submodule": func(t *testing.T) (string, string) {
			outer := repository(t)
			shell(t, outer, "submodule", "--quiet", "add", repository(t), "sub")
			return filepath.Join(outer, "sub"), "docs/a.md"
		},
		"a partial clone that has the blobs": func(t *testing.T) (string, string) {
			dir := filepath.Join(t.TempDir(), "clone")
			shell(t, ".", "clone", "-q", "--filter=blob:limit=1k", "file://"+filepath.ToSlash(repository(t)), dir)
			return dir, "docs/a.md"
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, path := make(t)
			r, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			for revision, want := range map[string]string{"HEAD": "two", "HEAD~1": "one"} {
				all, err := texts(r, revision)
				if err != nil || all[path] != want || all["docs/with \"blank\"\tand é.md"] != "named" {
					t.Errorf("%s: %q %v", revision, all, err)
				}
			}
		})
	}
}

// Links and submodules are no files, and a large file is not read.
func TestFilesAlone(t *testing.T) {
	dir := repository(t)
	if err := os.Symlink("a.md", filepath.Join(dir, "docs", "link.md")); err != nil {
		t.Skip(err)
	}
	put(t, dir, "docs/large.md", strings.Repeat("x", 101))
	shell(t, dir, "submodule", "--quiet", "add", repository(t), "sub.md")
	shell(t, dir, "add", "-A")
	shell(t, dir, "commit", "-q", "-m", "more")
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	all, err := texts(r, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	if want := []string{".gitmodules", "docs/a.md", "docs/large.md", "docs/with \"blank\"\tand é.md"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	if all["docs/large.md"] != "too large" || all["docs/a.md"] != "two" {
		t.Errorf("%q", all)
	}
}

// What another commit is said to be in the place of one is not taken for it.
func TestReplacedCommit(t *testing.T) {
	dir := repository(t)
	shell(t, dir, "replace", shell(t, dir, "rev-parse", "HEAD~1"), shell(t, dir, "rev-parse", "HEAD"))
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := texts(r, "HEAD~1"); err != nil || all["docs/a.md"] != "one" {
		t.Errorf("%q %v", all, err)
	}
}

// What cannot be read says why, and what to do.
func TestMissing(t *testing.T) {
	t.Run("no repository", func(t *testing.T) {
		if _, err := Open(t.TempDir()); err == nil || err.Error() != "not in a git repository" {
			t.Error(err)
		}
	})
	origin := repository(t)
	first := shell(t, origin, "rev-parse", "HEAD~1")
	clone := func(args ...string) string {
		dir := filepath.Join(t.TempDir(), "clone")
		shell(t, ".", append(append([]string{"clone", "-q"}, args...), "file://"+filepath.ToSlash(origin), dir)...)
		return dir
	}
	shell(t, origin, "config", "uploadpack.allowFilter", "true")
	unborn := t.TempDir()
	shell(t, unborn, "init", "-q")
	for _, c := range []struct{ name, dir, revision, says string }{
		{"an unborn branch", unborn, "HEAD", "nothing has been committed yet"},
		{"no such revision", origin, "next", "no revision `next` in this clone"},
		{"a path", origin, "HEAD:docs", "no revision `HEAD:docs` in this clone"},
		{"an option", origin, "--all", "no revision `--all` in this clone"},
		{"nothing", origin, "", "a revision is a name in one line"},
		{"a shallow clone", clone("--depth=1"), first, "no revision `" + first + "` in this clone, which is shallow; fetch more, as with `git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'`, or `fetch-depth: 0` for actions/checkout"},
		{"a partial clone", clone("--filter=blob:none"), "HEAD~1", "`docs/a.md` is not in this clone as it was; a partial clone has to fetch it first, as with `git fetch --refetch --no-filter`"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Open(c.dir)
			if err == nil {
				_, err = texts(r, c.revision)
			}
			if err == nil || err.Error() != c.says {
				t.Errorf("%v, want %s", err, c.says)
			}
		})
	}
}

func TestMergeBase(t *testing.T) {
	dir := repository(t)
	first := shell(t, dir, "rev-parse", "HEAD~1")
	shell(t, dir, "checkout", "-q", "-b", "side", first)
	put(t, dir, "docs/b.md", "side")
	shell(t, dir, "add", "-A")
	shell(t, dir, "commit", "-q", "-m", "side")
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if id, err := r.MergeBase("main", "side"); err != nil || id != first {
		t.Errorf("%s %v, want %s", id, err, first)
	}
	if _, err := r.MergeBase("main", "other"); err == nil {
		t.Error("a base with what is not there")
	}
	shell(t, dir, "checkout", "-q", "--orphan", "alone")
	shell(t, dir, "commit", "-q", "-m", "alone")
	if _, err := r.MergeBase("main", "alone"); err == nil || err.Error() != "`main` and `alone` have no common commit" {
		t.Error(err)
	}
}
