package repofile

import (
	"path/filepath"
	"testing"
)

func TestShownPaths(t *testing.T) {
	root := t.TempDir()
	s := ShownPaths{root: filepath.Join(root, "repository"), args: []string{filepath.Join(root, "elsewhere")}}
	for path, want := range map[string]string{
		filepath.Join(root, "repository", "docs", "a.md"): "docs/a.md",
		filepath.Join(root, "elsewhere", "b", "c.md"):     "b/c.md",
		filepath.Join(root, "lonely.md"):                  "lonely.md",
		filepath.Join(root, "elsewhere"):                  "elsewhere",
	} {
		if got, err := s.Of(path); err != nil || got != want {
			t.Errorf("%s is shown as %s, %v; want %s", path, got, err, want)
		}
	}
}
