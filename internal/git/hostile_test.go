package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// hostile makes a repository in which everything that git can be told to execute leaves a trace, in its
// files, in its configuration and in the environment.
func hostile(t *testing.T) (dir, trace string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the traps are shell scripts")
	}
	dir = repository(t)
	traces := t.TempDir()
	trace = filepath.Join(traces, "executed")
	trap := filepath.Join(traces, "trap")
	put(t, traces, "trap", "#!/bin/sh\necho \"$0 $*\" >>"+trace+"\nexit 1\n")
	put(t, dir, ".gitattributes", "*.md diff=trap filter=trap merge=trap\n")
	put(t, dir, "git", "#!/bin/sh\n"+trap+" git\n")
	missing := strings.Repeat("ab", 20)
	shell(t, dir, "add", "docs", "git")
	shell(t, dir, "update-index", "--add", "--cacheinfo", "100644,"+missing+",docs/missing.md")
	tree := shell(t, dir, "write-tree", "--missing-ok")
	shell(t, dir, "update-ref", "refs/heads/lacking", shell(t, dir, "commit-tree", "-m", "lacking", tree))
	for _, hook := range []string{"post-checkout", "pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc"} {
		put(t, dir, "hooks/"+hook, "#!/bin/sh\n"+trap+" "+hook+"\n")
		put(t, dir, ".git/hooks/"+hook, "#!/bin/sh\n"+trap+" "+hook+"\n")
	}
	for key, value := range map[string]string{
		"core.fsmonitor": trap, "core.hooksPath": filepath.Join(dir, "hooks"), "core.pager": trap, "core.editor": trap, "core.sshCommand": trap,
		"core.gitProxy": trap, "core.askPass": trap, "credential.helper": "!" + trap, "diff.external": trap, "diff.trap.textconv": trap, "diff.trap.command": trap,
		"filter.trap.smudge": trap, "filter.trap.clean": trap, "filter.trap.process": trap, "merge.trap.driver": trap, "gpg.program": trap,
		"alias.cat-file": "!" + trap, "alias.ls-tree": "!" + trap, "alias.rev-parse": "!" + trap, "pager.ls-tree": trap, "pager.cat-file": trap, "pager.rev-parse": trap,
		"uploadpack.packObjectsHook": trap, "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
		"remote.origin.url": "ext::" + trap + " fetch", "remote.origin.uploadpack": trap, "protocol.ext.allow": "always", "protocol.allow": "always",
		"core.attributesFile": filepath.Join(dir, ".gitattributes"),
	} {
		shell(t, dir, "config", key, value)
	}
	for _, name := range []string{"GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_EDITOR", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND", "GIT_ASKPASS", "SSH_ASKPASS"} {
		t.Setenv(name, trap)
	}
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
	t.Setenv("GIT_CONFIG_VALUE_0", trap)
	t.Setenv("GIT_TRACE", trace)
	if err := os.Remove(trace); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return dir, trace
}

// Nothing that a repository says is executed, and nothing is fetched.
func TestNothingIsExecuted(t *testing.T) {
	dir, trace := hostile(t)
	r, err := Open(filepath.Join(dir, "docs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, revision := range []string{"HEAD", "HEAD~1"} {
		if _, err := texts(r, revision); err != nil {
			t.Errorf("%s: %v", revision, err)
		}
	}
	if _, err := r.MergeBase("HEAD", "HEAD~1"); err != nil {
		t.Error(err)
	}
	if all, err := texts(r, "lacking"); err == nil {
		t.Errorf("an object that is nowhere was read: %q", all)
	}
	if _, err := r.Commit("absent"); err == nil {
		t.Error("there is no such revision")
	}
	if text, err := os.ReadFile(trace); err == nil {
		t.Errorf("executed:\n%s", text)
	}
	// The traps work: git by itself runs into them.
	_ = exec.Command("git", "-C", dir, "diff", "HEAD~1").Run()
	if text, err := os.ReadFile(trace); err != nil || !strings.Contains(string(text), "trap") {
		t.Error("git by itself executes nothing, so this test shows nothing")
	}
}

// A directory that looks like a repository, which a change may bring, is none.
func TestBareDirectory(t *testing.T) {
	dir := repository(t)
	for _, name := range []string{"HEAD", "objects", "refs"} {
		if name == "HEAD" {
			put(t, dir, "trick/HEAD", "ref: refs/heads/main\n")
		} else if err := os.MkdirAll(filepath.Join(dir, "trick", name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, "trick/config", "[core]\n\tbare = true\n")
	r, err := Open(filepath.Join(dir, "trick"))
	if err != nil || r.Root() != dir {
		t.Fatalf("%v %v", r, err)
	}
	if all, err := texts(r, "HEAD"); err != nil || all["docs/a.md"] != "two" {
		t.Errorf("%q %v", all, err)
	}
}

// A program called git in the working directory is a stranger's.
func TestProgramOfTheTree(t *testing.T) {
	dir, trace := hostile(t)
	t.Chdir(dir)
	t.Setenv("PATH", ".")
	if _, err := Open("."); err == nil {
		t.Error("the program of the tree was taken")
	}
	if _, err := os.Stat(trace); err == nil {
		t.Error("it was run")
	}
}
