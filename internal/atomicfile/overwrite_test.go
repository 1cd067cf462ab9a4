package atomicfile

import (
	"os"
	"path/filepath"
	"testing"
)

// A write that cannot be finished leaves the old text, whichever call fails.
func TestRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc.md")
	writeFile(t, path, "new text that is long", 0o644)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := restored(f, []byte("old"), 3, os.ErrInvalid); err != os.ErrInvalid {
		t.Errorf("got %v, want the cause", err)
	}
	checkFile(t, path, "old", 0o644)
}

func TestOverwriteReports(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc.md")
	writeFile(t, path, "old", 0o644)
	f, err := os.Open(path) // not for writing
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, text := range []string{"longer than old", "new"} {
		if err := overwrite(f, []byte("old"), []byte(text)); err == nil {
			t.Error("a file that is open for reading was written")
		}
	}
	checkFile(t, path, "old", 0o644)
}
