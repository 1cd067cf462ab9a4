package repofile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
)

// tree makes directories (names that end in "/"), files, and links ("a -> b") in a directory of its own.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		from, to, link := strings.Cut(name, " -> ")
		path := filepath.Join(dir, from)
		if err = os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		switch {
		case link:
			if err = os.Symlink(to, path); err != nil {
				t.Skip("no links here: ", err)
			}
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(path, 0o755)
		default:
			err = os.WriteFile(path, []byte(name), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCheck(t *testing.T) {
	dir := tree(t, "other/.git/", "other/docs/a.md", "repo/.git/config", "repo/docs/a.md", "repo/link.md -> docs/a.md",
		"repo/linked -> ../other/docs", "repo/module -> ../other", "to-repo -> repo", "repo/dangling.md -> nothing")
	t.Chdir(filepath.Join(dir, "repo"))
	const linked = "is a link, which is not followed; name the file itself"
	for path, want := range map[string]string{
		"docs/a.md": "", "docs/missing.md": "", ".": "", "../repo/docs": "", "../other/docs/a.md": "",
		"link.md": "`link.md` " + linked, "dangling.md": "`dangling.md` " + linked, "linked/a.md": "`linked` " + linked,
		"linked": "`linked` " + linked, "module/docs/a.md": "`module` " + linked, "../repo/module/docs/a.md": "`module` " + linked,
		".git/config": "within `.git`, where no document is", ".GIT/config": "within `.git`, where no document is", "docs/git~1/x.md": "within `.git`, where no document is",
		filepath.Join(dir, "repo/module/docs/a.md"): "`module` " + linked,
		filepath.Join(dir, "repo/docs/a.md"):        "",
		filepath.Join(dir, "to-repo/docs/a.md"):     "", // what leads to a repository is not in it
		filepath.Join(dir, "to-repo/link.md"):       "`link.md` " + linked,
	} {
		got := ""
		if err := Check(path); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	t.Chdir(dir) // in no repository: what is below the working directory
	if err := Check("repo/module/docs/a.md"); err == nil {
		t.Error("a link below the working directory is followed")
	}
}

func TestRead(t *testing.T) {
	dir := tree(t, "a", "big", "d/", "l -> a", "endless -> /dev/zero")
	if err := os.WriteFile(filepath.Join(dir, "big"), make([]byte, limit.Beside+1), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"a": "", "big": "larger than the limit of 64 KiB", "d": "not a regular file", "l": "a link; it must be a file of the repository itself",
		"endless": "a link; it must be a file of the repository itself",
	} {
		text, err := Read(filepath.Join(dir, name))
		if want == "" && (err != nil || string(text) != name) || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%s: %q, %v, want %q", name, text, err, want)
		}
	}
	if _, err := Read(filepath.Join(dir, "nothing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
}

func TestCheckFolder(t *testing.T) {
	for dir, want := range map[string]string{
		"images": "", "a/b.c": "", "../images": "", ".github/images": "", "workflows": "", "console": "", "aux-data": "",
		".git": "`.git` belongs to git", ".git/refs/heads": "`.git` belongs to git", "a/.Git": "`.Git` belongs to git", ".git. /x": "`.git. ` belongs to git",
		"GIT~1": "`GIT~1` belongs to git", ".git:x": "`.git:x` belongs to git",
		".github/workflows": "`.github/workflows` belongs to GitHub Actions", "a/.GitHub/Workflows/b": "`.github/workflows` belongs to GitHub Actions",
		"con": "`con` is the name of a device on Windows", "a/NUL.svg": "`NUL.svg` is the name of a device on Windows", "COM¹": "`COM¹` is the name of a device on Windows",
		"a ": "`a ` ends in a point or a blank, which Windows drops", "b./c": "`b.` ends in a point or a blank, which Windows drops",
	} {
		got := ""
		if err := CheckFolder(dir); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}
