package atomicfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWriteCreates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.md")
	if err := Write(path, []byte("text\n")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "text\n", 0o644)
}

func TestWriteKeepsMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc.md")
	writeFile(t, path, "old", 0o640)
	if err := Write(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "new", 0o640)
}

func TestWriteFollowsSymlink(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.md"), filepath.Join(dir, "link.md")
	writeFile(t, target, "old", 0o600)
	if err := os.Symlink("target.md", link); err != nil {
		t.Skipf("the file system has no symbolic links: %v", err)
	}
	if err := Write(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, target, "new", 0o600)
	if to, err := os.Readlink(link); err != nil || to != "target.md" {
		t.Errorf("the link is %q, %v; it must still point at target.md", to, err)
	}
}

func TestWriteRefusesDirectory(t *testing.T) {
	if err := Write(t.TempDir(), []byte("x")); err == nil {
		t.Error("a directory was written")
	}
}

func TestWriteLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	if err := Write(filepath.Join(dir, "missing", "doc.md"), []byte("x")); err == nil {
		t.Error("a file in a missing directory was written")
	}
	writeFile(t, filepath.Join(dir, "doc.md"), "old", 0o644)
	if err := Write(filepath.Join(dir, "doc.md"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("directory holds %v, %v; want the document alone", entries, err)
	}
}

// A file that has the bytes already keeps its time: build tools and editors look at it.
func TestWriteSkipsEqual(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc.md")
	writeFile(t, path, "same", 0o644)
	long := time.Now().Add(-48 * time.Hour).Truncate(time.Second)
	if err := os.Chtimes(path, long, long); err != nil {
		t.Fatal(err)
	}
	for _, write := range []func() error{
		func() error { return Write(path, []byte("same")) },
		func() error { return Replace(path, []byte("same"), []byte("same")) },
		func() error { return Replace(path, []byte("before"), []byte("same")) }, // another run was faster
	} {
		if err := write(); err != nil {
			t.Error(err)
		}
	}
	if info, err := os.Stat(path); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("time %v, %v; want %v", info.ModTime(), err, long)
	}
}

func TestReplaceRefusesChangedFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "doc.md")
	writeFile(t, path, "somebody's", 0o644)
	for _, old := range [][]byte{[]byte("old"), nil} {
		if err := Replace(path, old, []byte("new")); err == nil || !strings.Contains(err.Error(), "changed while") {
			t.Errorf("old %q: %v", old, err)
		}
	}
	checkFile(t, path, "somebody's", 0o644)
	if err := Replace(filepath.Join(dir, "gone.md"), []byte("old"), []byte("new")); err == nil {
		t.Error("a file that was removed came back")
	}
	if err := Replace(filepath.Join(dir, "new.md"), nil, []byte("new")); err != nil {
		t.Error(err)
	}
	if err := Replace(path, []byte("somebody's"), []byte("new")); err != nil {
		t.Error(err)
	}
	checkFile(t, path, "new", 0o644)
}

// All names of a file keep naming one file.
func TestWriteKeepsHardLinks(t *testing.T) {
	for _, text := range []string{"longer than it was before", "sho", ""} {
		dir := t.TempDir()
		path, other := filepath.Join(dir, "doc.md"), filepath.Join(dir, "other.md")
		writeFile(t, path, "old text", 0o600)
		if err := os.Link(path, other); err != nil {
			t.Skipf("the file system has no hard links: %v", err)
		}
		if err := Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		checkFile(t, path, text, 0o600)
		checkFile(t, other, text, 0o600)
		checkAlone(t, dir, 2)
	}
}

func TestWriteRefusesBrokenLink(t *testing.T) {
	link := filepath.Join(t.TempDir(), "link.md")
	if err := os.Symlink("nowhere.md", link); err != nil {
		t.Skipf("the file system has no symbolic links: %v", err)
	}
	if err := Write(link, []byte("x")); err == nil {
		t.Error("the target of a broken link was created")
	}
}

// checkAlone requires that a directory holds a number of files: no temporary one is left.
func checkAlone(t *testing.T, dir string, want int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != want {
		t.Errorf("directory holds %v, %v; want %d files", entries, err, want)
	}
}

func writeFile(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != text {
		t.Errorf("%s holds %q, %v; want %q", path, got, err, text)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != mode {
		t.Errorf("%s has mode %v, %v; want %v", path, info.Mode(), err, mode)
	}
}
