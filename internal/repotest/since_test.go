package repotest_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shop and press are documents in which every control is stated.
const (
	shop  = "```dfd\nactor user: User\nboundary site: Site | edge\n  process web: Web app\n1. user -> web: Read | https auth=session\n```\n"
	press = "```dfd\nactor reader: Reader\nboundary press: Press | edge\n  process page: Page\n1. reader -> page: Read | https auth=session\n```\n"
)

// hostileBranch is a name that git accepts for a branch and that is a program to a shell.
const hostileBranch = "x;touch${IFS}pwned;$(touch${IFS}pwned)`touch${IFS}pwned`&&'\"|touch${IFS}pwned"

// gitAs is git as it is here, with an author and without the configuration of whoever runs the tests.
var gitAs = []string{
	"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.com",
	"GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.com",
}

// git runs git in a directory and returns what it prints.
func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), gitAs...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// change is a repository of which a pull request drops a control, and its commits.
type change struct {
	origin string
	base   string // where the branch began, and what an event may still name when main has moved on
	main   string // which somebody else has made worse meanwhile
	head   string // of the pull request
	merge  string // what GitHub checks out: both
}

// newChange makes the repository with a program.
func newChange(t *testing.T, program string) change {
	t.Helper()
	c := change{origin: filepath.Join(t.TempDir(), "origin")}
	if err := os.MkdirAll(filepath.Join(c.origin, "docs"), 0o755); err != nil {
		t.Fatal(err)
	}
	git(t, c.origin, "init", "-q", "-b", "main", "--template=")
	git(t, c.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
	commit := func(documents map[string]string) string {
		for name, text := range documents {
			if err := os.WriteFile(filepath.Join(c.origin, "docs", name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command(program, "generate", "docs")
		cmd.Dir = c.origin
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		git(t, c.origin, "add", "docs")
		git(t, c.origin, "commit", "-q", "-m", "documents")
		return git(t, c.origin, "rev-parse", "HEAD")
	}
	c.base = commit(map[string]string{"shop.md": shop, "press.md": press})
	git(t, c.origin, "checkout", "-q", "-b", hostileBranch)
	c.head = commit(map[string]string{"shop.md": strings.ReplaceAll(shop, " auth=session", "")})
	git(t, c.origin, "checkout", "-q", "main")
	c.main = commit(map[string]string{"press.md": strings.ReplaceAll(press, " auth=session", "")})
	git(t, c.origin, "checkout", "-q", "--detach")
	git(t, c.origin, "merge", "-q", "--no-ff", "-m", "merge", c.head)
	c.merge = git(t, c.origin, "rev-parse", "HEAD")
	git(t, c.origin, "update-ref", "refs/pull/1/merge", c.merge)
	return c
}

// checkout puts a commit into the workspace as actions/checkout does: at a depth, or with all branches for 0.
func (r *runner) checkout(c change, commit string, depth int) {
	r.t.Helper()
	if err := os.RemoveAll(r.workspace); err != nil {
		r.t.Fatal(err)
	}
	git(r.t, r.root, "init", "-q", "--template=", r.workspace)
	git(r.t, r.workspace, "remote", "add", "origin", "file://"+c.origin)
	if depth == 0 {
		git(r.t, r.workspace, "fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*", commit)
	} else {
		git(r.t, r.workspace, "fetch", "-q", fmt.Sprintf("--depth=%d", depth), "origin", commit)
	}
	git(r.t, r.workspace, "checkout", "-q", "--detach", commit)
}

// pullRequest is the event of one. Whatever its sender can choose is hostile.
func (c change) pullRequest(name string) event {
	end := func(sha string) map[string]any {
		return map[string]any{"sha": sha, "ref": hostileBranch, "label": "stranger:" + hostileBranch}
	}
	return event{name, map[string]any{"pull_request": map[string]any{
		"title": hostileBranch + "\n::error::x", "body": "$(touch pwned)\n", "base": end(c.base), "head": end(c.head),
	}}}
}

func (c change) mergeGroup() event {
	return event{"merge_group", map[string]any{"merge_group": map[string]any{"base_sha": c.main, "head_sha": c.merge, "head_ref": hostileBranch}}}
}

const (
	lacking = "::error title=trustseam::the clone lacks the change or what it is based on; give actions/checkout fetch-depth: 0, or give this action since: none, to check all documents and compare nothing\n"
	dropped = "docs/shop.md:5:1: error: flow `1` no longer states `auth=session`, which it did at `"
)

// What the Action compares with, for every event and clone that it may find.
func TestActionSince(t *testing.T) {
	r := newRunner(t)
	r.env = append(r.env, gitAs...)
	r.env = append(r.env, "GITHUB_HEAD_REF="+hostileBranch, "GITHUB_REF_NAME="+hostileBranch, "GITHUB_BASE_REF=main")
	r.run(nil) // installs
	c := newChange(t, filepath.Join(r.temp, "trustseam", "trustseam"))
	git(t, c.origin, "checkout", "-q", "--orphan", "alone")
	git(t, c.origin, "commit", "-q", "-m", "alone")
	alone := c
	alone.head = git(t, c.origin, "rev-parse", "HEAD")
	push := event{name: "push"}

	for _, s := range []struct {
		name   string
		event  event
		commit string
		depth  int
		since  string // the input
		base   string // what is compared with, "" for nothing
		code   int
		log    string // part of it
	}{
		{"merged into a newer base", c.pullRequest("pull_request"), c.merge, 0, "", c.main, 1, dropped + c.main[:12]},
		{"with as much of it as is needed", c.pullRequest("pull_request"), c.merge, 2, "", c.main, 1, dropped + c.main[:12]},
		{"without its base", c.pullRequest("pull_request"), c.merge, 1, "", "", 2, lacking},
		{"the branch itself", c.pullRequest("pull_request"), c.head, 0, "", c.base, 1, dropped + c.base[:12]},
		{"the branch itself without its base", c.pullRequest("pull_request"), c.head, 1, "", "", 2, lacking},
		{"a branch that shares no commit with its base", alone.pullRequest("pull_request"), alone.head, 0, "", "", 2, lacking},
		{"a review of it", c.pullRequest("pull_request_review"), c.merge, 2, "", c.main, 1, dropped},
		{"the base in its place", c.pullRequest("pull_request_target"), c.main, 1, "", "", 2, "::error title=trustseam::pull_request_target checks out the base of a pull request, without its change; run on pull_request\n"},
		{"a merge group", c.mergeGroup(), c.merge, 0, "", c.main, 1, dropped + c.main[:12]},
		{"a merge group without its base", c.mergeGroup(), c.merge, 1, "", "", 2, lacking},
		{"a push", push, c.merge, 1, "", "", 0, "checked 2 documents, 0 remarks"},
		{"a push that says what was there", push, c.merge, 0, c.main, c.main, 1, dropped + c.main[:12] + "`"},
		{"a push of a new branch", push, c.merge, 1, strings.Repeat("0", 40), "", 0, "checked 2 documents, 0 remarks"},
		{"a push over what is gone", push, c.merge, 0, strings.Repeat("12", 20), "", 2, "no revision `1212"},
		{"a revision", c.pullRequest("pull_request"), c.merge, 0, "origin/main", "origin/main", 1, dropped + "origin/main"},
		{"where a branch began", push, c.head, 0, "origin/main...", c.base, 1, dropped + c.base[:12]},
		{"nothing", c.pullRequest("pull_request"), c.merge, 1, "none", "", 0, "checked 2 documents, 0 remarks"},
		{"a branch of a hostile name", push, c.main, 0, "origin/" + hostileBranch, "origin/" + hostileBranch, 1, "docs/press.md:5:1: error: flow `1` no longer states"},
		{"a flag", push, c.main, 0, "--format=json", "", 2, "::error title=trustseam::the input since is a revision, or none\n"},
		{"a line more", push, c.main, 0, "main\ncomment=/etc/passwd", "", 2, "::error title=trustseam::the input since is a revision, or none\n"},
	} {
		t.Run(s.name, func(t *testing.T) {
			r.t, r.event = t, s.event
			r.checkout(c, s.commit, s.depth)
			o := r.run(map[string]string{"format": "text", "since": s.since})
			if o.code != s.code || !strings.Contains(o.log, s.log) {
				t.Errorf("%d %s", o.code, o.log)
			}
			if (o.comment != "") != (s.base != "") || (o.summary != "") != (s.base != "") {
				t.Fatalf("comment %q, summary %q", o.comment, o.summary)
			}
			if s.base == "" {
				return
			}
			if text := readFile(t, o.comment); text != o.summary || !strings.HasPrefix(text, "<!-- trustseam diff -->\n") || strings.Contains(text, "press") != (s.commit == c.main) {
				t.Errorf("comment\n%s\nsummary\n%s", text, o.summary)
			}
		})
	}
	t.Run("nothing committed", func(t *testing.T) {
		r.t, r.event = t, push
		r.checkout(c, c.main, 0)
		git(t, r.workspace, "checkout", "-q", "--orphan", "unborn")
		if o := r.run(map[string]string{"since": "HEAD"}); o.code != 2 || o.log != "trustseam: nothing has been committed yet\n" {
			t.Errorf("%+v", o)
		}
		r.event = c.pullRequest("pull_request")
		if o := r.run(nil); o.code != 2 || o.log != lacking {
			t.Errorf("%+v", o)
		}
	})
	if found, _ := filepath.Glob(filepath.Join(r.root, "*", "pwned")); len(found) > 0 {
		t.Errorf("a name has made %v", found)
	}
}

// A document that cannot be compared does not hide what can.
func TestActionComparesTheRest(t *testing.T) {
	r := newRunner(t)
	r.env = append(r.env, gitAs...)
	r.run(nil)
	c := newChange(t, filepath.Join(r.temp, "trustseam", "trustseam"))
	r.event = c.pullRequest("pull_request")
	r.checkout(c, c.merge, 0)
	broken := filepath.Join(r.workspace, "docs", "press.md")
	if err := os.WriteFile(broken, []byte("```dfd\nnonsense <img src=x>\n```\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := r.run(map[string]string{"format": "sarif"})
	if o.code != 1 || !strings.Contains(o.summary, "control gone") || !strings.HasSuffix(o.summary, "\nSome documents could not be compared; the log of the job names them.\n") {
		t.Errorf("%+v", o)
	}
	results(t, o.report, "docs/shop.md", "docs/press.md")
}

// The Action traces criteria to tests on request, and bounds what it says of them.
func TestActionTraces(t *testing.T) {
	r := newRunner(t)
	r.document("# No block\n")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(r.workspace, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if o := r.run(nil); o.code != 0 || o.summary != "" || o.traced != "" {
		t.Errorf("without the input: %+v", o)
	}
	r.document(shop)
	write("web_test.go", "package web\n\n// Verifies: form/S01@site\nfunc TestSession(t *testing.T) {}\n\n// Verifies: form/S99@site\nfunc TestNothing(t *testing.T) {}\n")
	o := r.run(map[string]string{"format": "sarif", "args": "docs --fail-on never", "trace": "docs --fail-on dangling"})
	if o.code != 1 || !strings.Contains(o.log, "web_test.go:6:") || !strings.HasPrefix(o.summary, "| Criterion | Severity | State | Tests |\n") {
		t.Errorf("%+v", o)
	}
	results(t, o.report, "docs/form.md")
	results(t, o.traced, "web_test.go")
	if o := r.run(map[string]string{"trace": "docs --results absent.json"}); o.code != 2 || o.traced != "" {
		t.Errorf("%+v", o)
	}

	var many strings.Builder
	for n := range 100 {
		many.WriteString(strings.Replace(shop, "```dfd", fmt.Sprintf("```dfd id=%s%d", strings.Repeat("long-", 10), n), 1) + "\n")
	}
	for n := range 10 {
		write(fmt.Sprintf("docs/many%d.md", n), strings.ReplaceAll(many.String(), "id=long", fmt.Sprintf("id=%d-long", n)))
	}
	o = r.run(map[string]string{"trace": "docs"})
	if left := regexp.MustCompile(`\n\d+ more lines are left out\.\n$`); len(o.summary) > 501_000 || !left.MatchString(o.summary) {
		t.Errorf("%d bytes, ending in %q", len(o.summary), o.summary[max(0, len(o.summary)-200):])
	}
}
