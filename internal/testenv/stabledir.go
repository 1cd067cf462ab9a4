package testenv

import (
	"os"
	"path/filepath"
	"testing"
)

// StableDir returns an empty temporary directory that the test removes at its end. Its path is the same in every run, unless
// another run has it at this moment: `go tool` compiles the path of a module into a program, so that the build cache serves
// only programs that were built in the same place.
func StableDir(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), "trustseam-"+name)
	if os.Mkdir(dir, 0o700) != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Errorf("the directory of the test: %v", err)
		}
	})
	return dir
}
