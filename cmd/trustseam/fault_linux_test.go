package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk runs generate where there is room for the documents and for some of the pictures.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("a small file system cannot be mounted: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	tree := newFaultTree(t, t.TempDir(), 6)
	small := &faultTree{dir: dir, old: make(map[string]string), new: make(map[string]string)}
	for path, text := range tree.old {
		small.old[filepath.Join(dir, filepath.Base(path))] = text
	}
	for path, text := range tree.new {
		small.new[filepath.Join(dir, filepath.Base(path))] = text
	}
	small.reset(t)
	fill := filepath.Join(dir, "fill")
	if err := os.WriteFile(fill, []byte(strings.Repeat("x", 112<<10)), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := small.run("generate").CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFailure || !strings.Contains(string(out), "no space left") {
		t.Errorf("on a full disk: %v\n%s", err, out)
	}
	if done := small.check(t); done == len(small.old) {
		t.Errorf("all documents were written; the disk was not full")
	}
}
