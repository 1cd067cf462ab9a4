package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// asUser runs the program as somebody else.
func (in *installed) asUser(t *testing.T) {
	t.Helper()
	testenv.NeedsRoot(t, "become another user")
	setpriv := testenv.Needs(t, "setpriv")
	in.prefix = []string{setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"}
}

func TestBinaryCacheOfAnotherUser(t *testing.T) {
	program := build(t)
	in := install(t, program)
	in.asUser(t)
	in.prefix, in.env = nil, append(in.env, "HOME=/nonexistent")
	in.works(t)
	file := in.compiled(t)
	// The second user has the first one's environment, and with it the first one's cache.
	in.asUser(t)
	in.works(t)
	// A cache that another user made looks as it should but for its owner: it is not loaded.
	other := install(t, program)
	other.asUser(t)
	if err := os.CopyFS(other.cache, os.DirFS(in.cache)); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{other.cache, filepath.Join(other.cache, "trustseam")} {
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	other.works(t)
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Errorf("the first user's cache: %v, %v", info, err)
	}
}

func TestBinaryCacheOnFullDisk(t *testing.T) {
	program := build(t)
	testenv.NeedsRoot(t, "mount a small disk")
	for size, works := range map[string]func(*installed){
		"4k": func(in *installed) { in.run(t, "--version") }, // nothing fits
		"7m": func(in *installed) { in.draws(t) },            // one file fits, and no second one beside it
	} {
		in := install(t, program)
		if err := os.Mkdir(in.cache, 0o700); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", in.cache).CombinedOutput(); err != nil {
			t.Skipf("mount: %v, %s", err, out)
		}
		t.Cleanup(func() { _ = exec.Command("umount", in.cache).Run() })
		works(in)
	}
}

func TestBinaryCacheInReadOnlyHome(t *testing.T) {
	program := build(t)
	in := install(t, program)
	if os.Geteuid() == 0 {
		in.asUser(t) // nothing is read-only to root
	}
	if err := os.Mkdir(in.cache, 0o500); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(in.cache, 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	in.draws(t)
}

// A cache that was made before the disk became read-only is used.
func TestBinaryCacheOnReadOnlyDisk(t *testing.T) {
	program := build(t)
	testenv.NeedsRoot(t, "mount a disk")
	in := install(t, program)
	if err := os.Mkdir(in.cache, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "tmpfs", in.cache).CombinedOutput(); err != nil {
		t.Skipf("mount: %v, %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", in.cache).Run() })
	in.works(t)
	if out, err := exec.Command("mount", "-o", "remount,ro", in.cache).CombinedOutput(); err != nil {
		t.Skipf("mount: %v, %s", err, out)
	}
	in.works(t)
	slow := install(t, program)
	slow.env = []string{"TMPDIR=" + slow.temp}
	if warm, cold := in.run(t, "--version"), slow.run(t, "--version"); warm > cold/2 {
		t.Errorf("%s with the cache, %s without: it is not used", warm, cold)
	}
}
