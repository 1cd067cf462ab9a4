package repofile

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/testenv"
)

// What git tracks is found in every version of its index, for both lengths of object names.
func TestIndexOfGit(t *testing.T) {
	testenv.Needs(t, "git")
	for _, format := range []string{"sha1", "sha256"} {
		for version := 2; version <= 4; version++ {
			t.Run(fmt.Sprint(format, version), func(t *testing.T) { testIndex(t, format, version) })
		}
	}
}

func testIndex(t *testing.T, format string, version int) {
	dir := t.TempDir()
	git := func(args ...string) error {
		out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput()
		if err != nil {
			return fmt.Errorf("git %v: %w\n%s", args, err, out)
		}
		return nil
	}
	if err := git("init", "-q", "--object-format="+format); err != nil {
		t.Skip(err)
	}
	write(t, dir, "docs/pay.md", "docs/pay/deep.md", "docs/"+strings.Repeat("long", 40)+".md", "docs-old/a.md", "left.md", "later.md", "ümläut.md")
	for _, args := range [][]string{{"add", "docs", "docs-old", "ümläut.md"}, {"add", "-N", "later.md"}, {"update-index", "--index-version", fmt.Sprint(version)}} {
		if err := git(args...); err != nil {
			t.Fatal(err)
		}
	}
	index, err := OpenIndex(dir)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{"docs/pay.md": true, "docs/pay/deep.md": true, "docs-old/a.md": true, "later.md": true, "ümläut.md": true,
		"docs": false, "left.md": false, "docs/pay": false, "docs/none.md": false} {
		if got := index.Tracks(filepath.Join(dir, path), false); got != want {
			t.Errorf("file %s: %v", path, got)
		}
	}
	for path, want := range map[string]bool{"docs": true, "docs/pay": true, "doc": false, "docs/pa": false, "../docs": false} {
		if got := index.Tracks(filepath.Join(dir, path), true); got != want {
			t.Errorf("directory %s: %v", path, got)
		}
	}
}

func write(t *testing.T, dir string, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, path)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A repository without an index tracks nothing; what is no index is an error.
func TestIndexThatIsNone(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".git/HEAD")
	index, err := OpenIndex(dir)
	if err != nil || index.Tracks(filepath.Join(dir, ".git"), true) {
		t.Errorf("%v %v", index, err)
	}
	write(t, dir, ".git/index")
	if _, err := OpenIndex(dir); err == nil || err.Error() != "cannot be read as an index of git" {
		t.Error(err)
	}
}

// A file that says it is larger than any index is not read to its end. It has no content, so it takes no room.
func TestIndexThatIsTooLarge(t *testing.T) {
	testenv.NeedsTime(t, "writes a file at its limit")
	dir := t.TempDir()
	write(t, dir, ".git/HEAD")
	write(t, dir, ".git/index")
	if err := os.Truncate(filepath.Join(dir, ".git", "index"), limit.Index+1); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenIndex(dir); err == nil || err.Error() != "larger than the limit of 256 MiB" {
		t.Error(err)
	}
}

// FuzzIndex looks for panics.
func FuzzIndex(f *testing.F) {
	entry := append(bytes.Repeat([]byte{0}, 62), "a.md\x00\x00\x00\x00\x00\x00"...)
	f.Add(append(append([]byte("DIRC\x00\x00\x00\x02\x00\x00\x00\x01"), entry...), bytes.Repeat([]byte{1}, 20)...))
	f.Add(append(append([]byte("DIRC\x00\x00\x00\x04\x00\x00\x00\x01"), append(bytes.Repeat([]byte{0}, 63), "a.md\x00"...)...), bytes.Repeat([]byte{1}, 20)...))
	f.Fuzz(func(t *testing.T, text []byte) {
		paths, err := indexPaths(text)
		if err != nil && paths != nil {
			t.Errorf("%q and an error", paths)
		}
	})
}
