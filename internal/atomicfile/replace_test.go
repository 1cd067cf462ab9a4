package atomicfile

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed run left behind goes; what a run that is still at work has made stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old, fresh, other := filepath.Join(dir, ".trustseam-1.tmp"), filepath.Join(dir, ".trustseam-2.tmp"), filepath.Join(dir, "3.tmp")
	past := time.Now().Add(-2 * abandoned)
	for _, path := range []string{old, fresh, other} {
		writeFile(t, path, "part", 0o600)
	}
	for _, path := range []string{old, other} {
		if err := os.Chtimes(path, past, past); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(filepath.Join(dir, "doc.md"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("an abandoned file is still there")
	}
	checkAlone(t, dir, 3)
}
