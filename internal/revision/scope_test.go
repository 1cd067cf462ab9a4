package revision

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Paths of a user are relative to where they are, those of a scope to the root.
func TestScope(t *testing.T) {
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "docs"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(root, "docs"))
	root = filepath.Dir(must(os.Getwd()))
	for _, c := range []struct {
		paths       []string
		want, holds []string
	}{
		{nil, []string{"docs"}, []string{"docs/a.md", "docs/b/c.md"}},
		{[]string{"a.md"}, []string{"docs/a.md"}, []string{"docs/a.md"}},
		{[]string{"b/..."}, []string{"docs/b"}, []string{"docs/b/c.md"}},
		{[]string{"..."}, []string{"docs"}, []string{"docs/a.md", "docs/b/c.md"}},
		{[]string{".."}, []string{"."}, []string{"docs/a.md", "docs/b/c.md", "docs2/a.md", "e.md"}},
	} {
		s, err := NewScope(root, c.paths)
		if err != nil || !slices.Equal(s, c.want) {
			t.Errorf("%q: %q, %v; want %q", c.paths, s, err, c.want)
		}
		for _, file := range []string{"docs/a.md", "docs/b/c.md", "docs2/a.md", "e.md"} {
			if s.Holds(file) != slices.Contains(c.holds, file) {
				t.Errorf("%q: %s", c.paths, file)
			}
		}
	}
	if _, err := NewScope(root, []string{"../../a.md"}); err == nil || err.Error() != "../../a.md: outside the repository" {
		t.Error(err)
	}
}

func must(dir string, err error) string {
	if err != nil {
		panic(err)
	}
	return dir
}
