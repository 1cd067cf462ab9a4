package testenv

import (
	"os"
	"path/filepath"
	"testing"
)

// A second run at the same time gets a directory of its own, and a later one the same again.
func TestStableDir(t *testing.T) {
	name := "stable-dir-" + filepath.Base(t.TempDir())
	var first string
	t.Run("alone", func(t *testing.T) {
		first = StableDir(t, name)
		t.Run("beside", func(t *testing.T) {
			if second := StableDir(t, name); second == first {
				t.Errorf("two runs share %s", first)
			}
		})
	})
	if _, err := os.Stat(first); err == nil {
		t.Errorf("%s is left behind", first)
	}
	t.Run("later", func(t *testing.T) {
		if again := StableDir(t, name); again != first {
			t.Errorf("%s, not %s", again, first)
		}
	})
}
