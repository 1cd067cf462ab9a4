package examples

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/selfproxy"
	"github.com/trustseam/trustseam/internal/testenv"
)

// docsRepo is the example in a clean checkout.
type docsRepo struct {
	t   *testing.T
	dir string
}

func checkout(t *testing.T) docsRepo {
	t.Helper()
	testenv.NeedsTime(t, "builds the program")
	dir := testenv.StableDir(t, "docs-repo")
	if err := selfproxy.Checkout(dir, ".."); err != nil {
		t.Fatal(err)
	}
	return docsRepo{t, filepath.Join(dir, "examples", "docs-repo")}
}

// run runs a command in the example and returns what it printed and its exit code.
func (r docsRepo) run(line ...string) (string, int) {
	r.t.Helper()
	cmd := exec.Command(line[0], line[1:]...)
	// Without paths in what is built, the build cache serves every run.
	cmd.Dir, cmd.Env = r.dir, append(os.Environ(), "GOFLAGS=-trimpath -buildvcs=false -ldflags=-w", "GOWORK=off", "CI=")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// works requires that a command succeeds and has nothing to say.
func (r docsRepo) works(line ...string) {
	r.t.Helper()
	if out, code := r.run(line...); code != 0 || out != "" {
		r.t.Fatalf("%s: exit code %d\n%s", strings.Join(line, " "), code, out)
	}
}

// edit replaces a text in the document.
func (r docsRepo) edit(old, text string) {
	r.t.Helper()
	path := filepath.Join(r.dir, "docs", "links.md")
	before, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	after := strings.Replace(string(before), old, text, 1)
	if after == string(before) {
		r.t.Fatalf("%s does not contain %q", path, old)
	}
	if err := os.WriteFile(path, []byte(after), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// go generate leaves a fresh document alone, mends a stale one, and stops at one that
// is wrong.
func TestDocsRepo(t *testing.T) {
	r := checkout(t)
	r.works("go", "generate", "./...")
	r.works("git", "diff", "--exit-code")
	r.works("go", "tool", "trustseam", "check")

	r.edit("auth=sso", "auth=sos")
	if out, code := r.run("go", "generate", "./..."); code != 1 || !strings.Contains(out, "links.md:26:53: error: `auth` takes") || !strings.Contains(out, "docs/gen.go:4: running") {
		t.Errorf("a block with an error: exit code %d\n%s", code, out)
	}
	r.edit("auth=sos", "auth=sso")
	r.works("git", "diff", "--exit-code")

	r.edit("Follow link", "Follow short link")
	if out, code := r.run("go", "tool", "trustseam", "check"); code != 1 || !strings.Contains(out, "[TS201]") || !strings.Contains(out, "picture `links.svg`") {
		t.Errorf("a stale document: exit code %d\n%s", code, out)
	}
	r.works("go", "generate", "./...")
	r.works("go", "tool", "trustseam", "check")
	if out, _ := r.run("git", "diff", "--stat"); !strings.Contains(out, "links.md") || !strings.Contains(out, "links.svg") {
		t.Errorf("go generate changed\n%s", out)
	}
}
