package repotest_test

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

// project is a repository whose commits pass through pre-commit, with this tree
// at its version as the repository of the hooks.
type project struct {
	t   *testing.T
	dir string
	env []string
}

// newProject sets a project up as the guide says.
func newProject(t *testing.T) project {
	t.Helper()
	testenv.NeedsTime(t, "builds the program")
	testenv.Needs(t, "pre-commit")
	root := t.TempDir()
	hooks := filepath.Join(root, "trustseam")
	if err := selfproxy.Checkout(hooks, "."); err != nil {
		t.Fatal(err)
	}
	env := append(append(os.Environ(), selfproxy.GitEnv()...), release(t)...)
	p := project{t, filepath.Join(root, "project"), append(env, "PRE_COMMIT_HOME="+filepath.Join(root, "pre-commit"))}
	p.write(".pre-commit-config.yaml", "repos:\n- repo: "+hooks+"\n  rev: "+selfproxy.Version+"\n  hooks:\n  - id: trustseam\n  - id: trustseam-check\n")
	p.works("git", "init", "-q")
	p.works("git", "add", ".")
	p.works("pre-commit", "install")
	p.works("git", "commit", "-q", "-m", "Commits pass through pre-commit")
	return p
}

// run runs a command in the project and returns what it printed and its exit code.
func (p project) run(line ...string) (string, int) {
	p.t.Helper()
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Dir, cmd.Env = p.dir, p.env
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

func (p project) works(line ...string) {
	p.t.Helper()
	if out, code := p.run(line...); code != 0 {
		p.t.Fatalf("%s: exit code %d\n%s", strings.Join(line, " "), code, out)
	}
}

// refused requires that everything that changed cannot be committed, and why.
func (p project) refused(words ...string) {
	p.t.Helper()
	p.works("git", "add", "--all")
	out, code := p.run("git", "commit", "-q", "-m", "Refused")
	if code == 0 {
		p.t.Errorf("the commit was made\n%s", out)
	}
	for _, w := range words {
		if !strings.Contains(out, w) {
			p.t.Errorf("the commit was refused without %q\n%s", w, out)
		}
	}
}

// committed requires that everything that changed can be committed.
func (p project) committed() {
	p.t.Helper()
	p.works("git", "add", "--all")
	p.works("git", "commit", "-q", "-m", "Committed")
}

func (p project) write(name, text string) {
	p.t.Helper()
	path := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// edit replaces a text in a file.
func (p project) edit(name, old, text string) {
	p.t.Helper()
	before := readFile(p.t, filepath.Join(p.dir, filepath.FromSlash(name)))
	after := strings.Replace(before, old, text, 1)
	if after == before {
		p.t.Fatalf("%s does not contain %q", name, old)
	}
	p.write(name, after)
}

const committedBlock = "# Form\n\n```dfd\nactor a: Visitor\nboundary z: Site | edge\n  process form: Form\na -> form: Send form | https\n```\n"

// The hooks, run by pre-commit itself: what a commit would leave stale or open
// stops it, what generate can mend is mended.
func TestPreCommit(t *testing.T) {
	p := newProject(t)

	p.write("docs/form.md", committedBlock)
	p.refused("trustseam generate", "files were modified by this hook")
	p.committed()

	p.edit("docs/form.md", "form: Send form", "form: Send this form")
	p.refused("files were modified by this hook")
	p.committed()

	p.edit("docs/form.md", " | https", " | https auth=none")
	p.refused("trustseam check", "is open (high)", "[TS301]")
	p.edit("docs/form.md", "auth=none", "auth=session")
	p.refused("files were modified by this hook")
	p.committed()

	// Nothing but a picture, and nothing but the configuration.
	p.edit("docs/form.svg", "Visitor", "Somebody")
	p.refused("[TS206]")
	p.works("git", "checkout", "-q", "HEAD", "docs/form.svg")
	p.write("trustseam.toml", "link = \"/pictures/\"\n")
	p.refused("docs/form.md", "[TS201]")
	p.works("git", "rm", "-q", "--cached", "trustseam.toml")

	// A commit without documents starts neither hook.
	p.write("main.go", "package main\n")
	if err := os.Remove(filepath.Join(p.dir, "trustseam.toml")); err != nil {
		t.Fatal(err)
	}
	p.works("git", "add", "--all")
	if out, code := p.run("git", "commit", "-m", "Code"); code != 0 || strings.Count(out, "(no files to check)Skipped") != 2 {
		t.Errorf("a commit of code: exit code %d\n%s", code, out)
	}
}
