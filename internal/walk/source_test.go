package walk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/marker"
)

// tree makes files below a directory of its own, which becomes the working directory.
func tree(t *testing.T, files map[string]string) *cputime.Allowance {
	t.Helper()
	t.Chdir(t.TempDir())
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := cputime.NewAllowance("the run has", cputime.Own)
	run.Grant(time.Minute)
	return run
}

// Which source files each list of patterns takes.
func TestSources(t *testing.T) {
	all := map[string]string{
		".git/HEAD": "", ".gitignore": "build/\n", "trustseam.toml": "exclude = [\"drafts/\"]\n",
		"a.go": "", "a_test.go": "", "sub/b_test.go": "", "sub/c.py": "", "README.md": "", "data.json": "", "LICENSE": "",
		"build/d_test.go": "", "drafts/e_test.go": "", "vendor/f_test.go": "", "node_modules/g.js": "", ".hidden/h.go": "",
		"testdata/i.txtar": "", "sub/testdata/j.py": "",
	}
	run := tree(t, all)
	for _, c := range []struct{ patterns, want string }{
		{"", "a.go a_test.go sub/b_test.go sub/c.py trustseam.toml"},
		{"*_test.go", "a_test.go sub/b_test.go"},
		{"/*_test.go", "a_test.go"},
		{"sub/", "sub/b_test.go sub/c.py"},
		{"sub/ !*.py", "sub/b_test.go"},
		{"!*.py", "a.go a_test.go sub/b_test.go trustseam.toml"},
		{"*.py testdata/*.txtar", "sub/c.py testdata/i.txtar"},
		{"sub/testdata/", "sub/testdata/j.py"},
		{"build/*.go", ""},
		{"nothing/x/*.go", ""},
	} {
		files, err := Sources(".", strings.Fields(c.patterns), marker.Reads, run, 100)
		if got := strings.Join(files, " "); err != nil || got != c.want {
			t.Errorf("%q: %s, %v; want %s", c.patterns, got, err, c.want)
		}
		// A commit is asked about every file of it, and is not walked.
		p, err := NewSourcePatterns(".", strings.Fields(c.patterns))
		if err != nil {
			t.Fatal(err)
		}
		for file := range all {
			full, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			left := strings.HasPrefix(file, "build/") || strings.HasPrefix(file, "drafts/") // which git and the configuration do
			if got := p.Takes(full, marker.Reads); !left && got != slices.Contains(files, file) {
				t.Errorf("%q takes %s: %v", c.patterns, file, got)
			}
		}
	}
	if files, err := Sources("sub", nil, marker.Reads, run, 100); err != nil || strings.Join(files, " ") != "sub/b_test.go sub/c.py" {
		t.Errorf("below sub: %v, %v", files, err)
	}
}

// Which results each path names.
func TestMatching(t *testing.T) {
	run := tree(t, map[string]string{
		".gitignore": "target/\n", "r.json": "", "target/TEST-a.xml": "", "target/TEST-b.xml": "", "target/deep/TEST-c.xml": "", "target/other.txt": "",
	})
	for pattern, want := range map[string]string{
		"r.json":               "r.json",
		"nothing.json":         "",
		"nothing/*.json":       "",
		"target/TEST-*.xml":    "target/TEST-a.xml target/TEST-b.xml",
		"target/**/TEST-*.xml": "target/TEST-a.xml target/TEST-b.xml target/deep/TEST-c.xml",
		"*/deep/TEST-?.xml":    "target/deep/TEST-c.xml",
		"*.xml":                "",
	} {
		files, err := Matching(".", pattern, run)
		if got := strings.Join(files, " "); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", pattern, got, err, want)
		}
	}
	if _, err := Matching(".", "target", run); err == nil || !strings.HasPrefix(err.Error(), "target: not a regular file") {
		t.Error(err)
	}
}
