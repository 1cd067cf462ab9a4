package atomicfile

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user without rights of its own.
const nobody = 65534

// asNobody runs a function with the file permissions of an ordinary user, for whom
// permission bits count even where the tests run as root.
func asNobody(t *testing.T, run func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		run()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		// The identity belongs to this thread alone. It is never unlocked, so the thread ends with the goroutine.
		runtime.LockOSThread()
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
		run()
	}()
	<-done
}

// openDir lets an ordinary user into a directory of the test.
func openDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWriteInReadOnlyDirectory(t *testing.T) {
	dir := openDir(t)
	path := filepath.Join(dir, "doc.md")
	writeFile(t, path, "old text", 0o666)
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	asNobody(t, func() {
		if err := Write(filepath.Join(dir, "new.md"), []byte("x")); err == nil {
			t.Error("a file was created in a directory that is read-only")
		}
		for _, text := range []string{"new text, and longer", "new"} {
			if err := Write(path, []byte(text)); err != nil {
				t.Error(err)
			}
			checkFile(t, path, text, 0o666)
		}
	})
	checkAlone(t, dir, 1)
}

// Whoever made a file read-only meant it, although the directory would allow a rename.
func TestWriteRefusesReadOnlyFile(t *testing.T) {
	dir := openDir(t)
	path := filepath.Join(dir, "doc.md")
	writeFile(t, path, "old", 0o444)
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		if err := Write(path, []byte("new")); err == nil {
			t.Error("a read-only file was replaced")
		}
	})
	checkFile(t, path, "old", 0o444)
}

func TestWriteKeepsOwner(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root gives files away")
	}
	path := filepath.Join(t.TempDir(), "doc.md")
	writeFile(t, path, "old", 0o640)
	if err := os.Chown(path, nobody, nobody); err != nil {
		t.Skip(err)
	}
	if err := Write(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "new", 0o640)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if stat := info.Sys().(*syscall.Stat_t); stat.Uid != nobody || stat.Gid != nobody {
		t.Errorf("owner %d:%d, want %d:%d", stat.Uid, stat.Gid, nobody, nobody)
	}
}

// tinyDisk mounts a file system of 64 KiB.
func tinyDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a small file system cannot be mounted: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	return dir
}

// On a full disk the old text stays, whether it would be replaced or written in place.
func TestWriteOnFullDisk(t *testing.T) {
	for _, hard := range []bool{false, true} {
		dir := tinyDisk(t)
		path := filepath.Join(dir, "doc.md")
		old := strings.Repeat("old ", 4000)
		writeFile(t, path, old, 0o644)
		if hard {
			if err := os.Link(path, filepath.Join(dir, "other.md")); err != nil {
				t.Fatal(err)
			}
		}
		if err := Write(path, bytes.Repeat([]byte("new "), 40000)); err == nil {
			t.Error("more was written than there is room for")
		}
		checkFile(t, path, old, 0o644)
		checkAlone(t, dir, map[bool]int{false: 1, true: 2}[hard])
	}
}

// A file that is mounted cannot be renamed over; containers mount single files.
func TestWriteMountedFile(t *testing.T) {
	dir := tinyDisk(t)
	path, mounted := filepath.Join(dir, "doc.md"), filepath.Join(dir, "mounted.md")
	writeFile(t, path, "old", 0o644)
	writeFile(t, mounted, "", 0o644)
	if err := syscall.Mount(path, mounted, "", syscall.MS_BIND, ""); err != nil {
		t.Skip(err)
	}
	defer syscall.Unmount(mounted, 0)
	if err := Write(mounted, []byte("new text")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "new text", 0o644)
	checkAlone(t, dir, 2)
}
