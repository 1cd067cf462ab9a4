//go:build unix

package atomicfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A new file may be read by whom its user says; one that is there keeps its mode.
func TestUmask(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o22))
	for mask, want := range map[int]fs.FileMode{0o22: 0o644, 0o02: 0o664, 0o77: 0o600, 0: 0o666} {
		syscall.Umask(mask)
		path := filepath.Join(t.TempDir(), "a")
		if err := Write(path, []byte("a")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode() != want {
			t.Errorf("umask %o: %v, %v, want %v", mask, info.Mode(), err, want)
		}
		if err := os.Chmod(path, 0o640); err != nil {
			t.Fatal(err)
		}
		if err := Write(path, []byte("b")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode() != 0o640 {
			t.Errorf("umask %o, written again: %v, %v", mask, info.Mode(), err)
		}
	}
}
