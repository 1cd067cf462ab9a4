package ignore

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// patterns is every shape of line, and paths what they may speak of.
var patterns = []string{
	"*.md", "!keep.md", "/top.md", "build/", "docs/*.md", "docs/**", "**/gen/*.md", "a/**/z.md", "**/deep", "foo?.md",
	"[ab].md", "[!ab].md", "[a-c]x.md", `\#hash.md`, `\!bang.md`, "# comment", "", "trail  ", `blank\ `, "a/b", "/a/b/",
	"**", "*", "!*/", "docs/", "!docs/keep.md", "[", "[a", "a**b.md", `\*.md`, "[[:digit:]].md", "日*.md", "/", "//", "!",
	"*.md\r", "a//b", "x/**/", "[]-]y.md", `[\]]z.md`,
}

var paths = []string{
	"keep.md", "top.md", "build/x.md", "build", "docs/a.md", "docs/keep.md", "docs/sub/b.md", "gen/a.md", "x/gen/a.md",
	"a/z.md", "a/b/c/z.md", "x/deep/y.md", "foo1.md", "foo.md", "a.md", "b.md", "c.md", "bx.md", "#hash.md", "!bang.md",
	"trail", "blank ", "a/b/q.md", "c/a/b/q.md", "axxb.md", "*.md", "1.md", "日本.md", "]y.md", "-y.md", "]z.md", "x/y/z.md",
}

// TestDecideAsGit asks git about every pattern alone and about all of them in pairs.
func TestDecideAsGit(t *testing.T) {
	git := testenv.Needs(t, "git")
	files := map[string]string{}
	for _, p := range patterns {
		files[p] = p + "\n"
	}
	for i, p := range patterns {
		q := patterns[(i*7+3)%len(patterns)]
		files[p+" then "+q] = p + "\n" + q + "\n"
	}
	dir := t.TempDir()
	run(t, git, dir, nil, "init", "-q")
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		out := run(t, git, dir, []byte(strings.Join(paths, "\x00")), "-c", "core.ignorecase=false", "check-ignore", "-z", "--no-index", "--stdin")
		want := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
		for _, p := range paths {
			if got := ignoredBelow(Parse("/r", []byte(text)), p); got != slices.Contains(want, p) {
				t.Errorf("%q: %q ignored = %v, git says %v", name, p, got, !got)
			}
		}
	}
}

// ignoredBelow asks for each directory on the way, as a walk does.
func ignoredBelow(p Patterns, file string) bool {
	for i, c := range file {
		if c == '/' {
			if ignored, _ := p.Decide("/r/"+file[:i], true); ignored {
				return true
			}
		}
	}
	// Git takes a path that does not exist for a file.
	ignored, _ := p.Decide("/r/"+file, false)
	return ignored
}

func run(t *testing.T, git, dir string, stdin []byte, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(git, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "HOME="+dir)
	cmd.Stdin = bytes.NewReader(stdin)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		t.Fatalf("git %v: %v", args, err)
	}
	return out
}

func TestDecideOutsideTheBase(t *testing.T) {
	p := Parse("/r/docs", []byte("*.md\n"))
	for file, want := range map[string]bool{"/r/docs/a.md": true, "/r/docs/x/a.md": true, "/r/a.md": false, "/r/docsx/a.md": false} {
		if _, said := p.Decide(file, false); said != want {
			t.Errorf("%s: said = %v", file, said)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, p := range patterns {
		f.Add([]byte(p), "docs/a.md")
	}
	f.Fuzz(func(t *testing.T, text []byte, file string) {
		Parse("/r", text).Decide("/r/"+path.Clean("/" + file)[1:], false)
	})
}
