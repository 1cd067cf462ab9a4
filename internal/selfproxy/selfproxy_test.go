package selfproxy

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository writes one with a nested module, a file that git ignores and one
// that was deleted.
func repository(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":                "module " + Path + "\n\ngo 1.25.0\n",
		"cmd/trustseam/main.go": "package main\n\nfunc main() { println(`from the tree`) }\n",
		"gone.go":               "package trustseam\n",
		".gitignore":            "junk\n",
		"junk":                  "ignored",
		"nested/go.mod":         "module example.com/nested\n",
		"nested/nested.go":      "package nested\n",
	} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "gone.go", "go.mod"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	if err := os.Remove(filepath.Join(root, "gone.go")); err != nil {
		t.Fatal(err)
	}
	return root
}

// The go command takes the tree for a released module, with what git has not seen
// yet and without what git ignores.
func TestInstallFromTheTree(t *testing.T) {
	dir := t.TempDir()
	proxy, err := Write(filepath.Join(dir, "proxy"), repository(t))
	if err != nil {
		t.Fatal(err)
	}
	env, err := Env(dir, proxy)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "install", Path+"/cmd/trustseam@latest")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), append(env, "GOBIN="+dir)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(filepath.Join(dir, "trustseam")).CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "from the tree" {
		t.Errorf("the program printed %q, %v", out, err)
	}
	at := filepath.Join(dir, "mod", filepath.FromSlash(Path)+"@"+Version)
	for _, name := range []string{"junk", "nested", "gone.go"} {
		if _, err := os.Stat(filepath.Join(at, name)); !os.IsNotExist(err) {
			t.Errorf("the module holds %s", name)
		}
	}
}

// The tree of this project can be released: no name in it is one that a module may not have.
func TestThisTree(t *testing.T) {
	if _, err := Write(t.TempDir(), filepath.Join("..", "..")); err != nil {
		t.Error(err)
	}
}

// A checkout holds nested modules, too, has nothing to commit, and has its version.
func TestCheckout(t *testing.T) {
	dir := t.TempDir()
	if err := Checkout(dir, repository(t)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "nested", "nested.go")); err != nil {
		t.Error(err)
	}
	for want, args := range map[string][]string{"": {"status", "--porcelain"}, Version: {"tag", "--points-at", "HEAD"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil || strings.TrimSpace(string(out)) != want {
			t.Errorf("git %v: %q, %v; want %q", args, out, err, want)
		}
	}
}
