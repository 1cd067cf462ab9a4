package atomicfile

import (
	"os"
	"path/filepath"
	"testing"
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
