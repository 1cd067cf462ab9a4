// Package git reads earlier states of a repository through the git program. The sender of a change
// may have written everything in the checked-out tree, and someone else the repository's
// configuration: nothing in either is executed, and nothing is fetched. It reads only the object
// store, and writes nothing.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/trustseam/trustseam/internal/limit"
)

// Repository is one whose work tree or submodule has its root in a directory.
type Repository struct {
	root    string
	program string
	// patience is how long one command may take.
	patience time.Duration
}

// Open finds the repository that a directory is in, and the program. The error says which is missing.
func Open(dir string) (*Repository, error) {
	root, err := rootOf(dir)
	if err != nil {
		return nil, err
	}
	// LookPath refuses programs in the working directory, which is a stranger's.
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git is not installed, or not in PATH")
	}
	if program, err = filepath.Abs(program); err != nil {
		return nil, err
	}
	return &Repository{root, program, limit.Git}, nil
}

// rootOf is the nearest directory upward with a `.git`, which is a file in a submodule or in a further work tree.
func rootOf(dir string) (string, error) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at, nil
		}
		parent := filepath.Dir(at)
		if parent == at {
			return "", errors.New("not in a git repository")
		}
		at = parent
	}
}

// Root is the directory of the work tree.
func (r *Repository) Root() string { return r.root }

// settings override any configuration. The commands run here read only objects and names, so most of these have no
// effect; they hold whatever a later version of git makes of such a command.
var settings = []string{
	"core.fsmonitor=false", "core.hooksPath=" + os.DevNull, "core.attributesFile=" + os.DevNull, "core.pager=cat", "core.editor=false",
	"core.sshCommand=false", "core.gitProxy=false", "core.askPass=false", "credential.helper=", "credential.interactive=false",
	"protocol.allow=never", "diff.external=", "gpg.program=false", "log.showSignature=false", "submodule.recurse=false",
	"fetch.recurseSubmodules=false", "safe.bareRepository=explicit", "advice.detachedHead=false", "core.useReplaceRefs=false",
	"maintenance.auto=false", "gc.auto=0",
}

// environment is all that git gets: where programs and the user's own configuration are, which says whose
// repositories are trusted, and what must not happen. No other git variable is inherited.
func (r *Repository) environment() []string {
	env := []string{
		"LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1", "GIT_LITERAL_PATHSPECS=1",
		"GIT_ATTR_NOSYSTEM=1", "GIT_ALLOW_PROTOCOL=none", "GIT_PAGER=cat", "GIT_EDITOR=false", "GIT_ASKPASS=false", "SSH_ASKPASS=false", "GIT_ADVICE=0",
		"GIT_CEILING_DIRECTORIES=" + filepath.Dir(r.root),
	}
	for _, name := range []string{"PATH", "HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_GLOBAL", "USERPROFILE", "SystemRoot", "ProgramData", "TEMP", "TMP", "TMPDIR"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// command makes a command that ends with the context.
func (r *Repository) command(ctx context.Context, args ...string) *exec.Cmd {
	all := []string{"--no-pager", "--no-replace-objects", "--no-optional-locks", "-C", r.root}
	for _, s := range settings {
		all = append(all, "-c", s)
	}
	cmd := exec.CommandContext(ctx, r.program, append(all, args...)...)
	cmd.Dir, cmd.Env = r.root, r.environment()
	return cmd
}

// stream runs a command and passes its output to a function, which need not read all of it. The error is the
// function's, else what git says.
func (r *Repository) stream(in io.Reader, read func(io.Reader) error, args ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), r.patience)
	defer cancel()
	cmd := r.command(ctx, args...)
	said := &head{most: 4 << 10}
	cmd.Stdin, cmd.Stderr = in, said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return r.tookLong(ctx, args[0], err)
	}
	wrong := read(out)
	if wrong != nil {
		cancel()
	}
	err = cmd.Wait()
	switch {
	case wrong != nil && !errors.Is(wrong, io.ErrUnexpectedEOF):
		return wrong
	case err != nil:
		return r.tookLong(ctx, args[0], failure{args[0], said.line()})
	}
	return wrong
}

// tookLong says why a command ended with its context.
func (r *Repository) tookLong(ctx context.Context, command string, err error) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("git %s takes longer than %s", command, r.patience)
	}
	return err
}

// output runs a command that prints little, and returns what it prints without surrounding blanks.
func (r *Repository) output(args ...string) (string, error) {
	var text []byte
	err := r.stream(nil, func(out io.Reader) (err error) {
		text, err = io.ReadAll(io.LimitReader(out, 64<<10))
		return err
	}, args...)
	return strings.TrimSpace(string(text)), err
}

// failure is a git command that failed.
type failure struct{ command, said string }

// Error is the first line of what git says.
func (f failure) Error() string {
	if f.said == "" {
		return "git " + f.command + " failed"
	}
	return "git " + f.command + ": " + f.said
}

// head keeps the beginning of what is written.
type head struct {
	most int
	text []byte
}

// Write never fails.
func (h *head) Write(p []byte) (int, error) {
	h.text = append(h.text, p[:min(len(p), h.most-len(h.text))]...)
	return len(p), nil
}

// line is the first one.
func (h *head) line() string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(h.text), []byte("\n"))
	return strings.TrimPrefix(strings.TrimSpace(string(line)), "fatal: ")
}
