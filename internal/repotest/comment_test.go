package repotest_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// platform is what recipes that post a comment talk to, GitHub or GitLab: one pull request and its comments.
type platform struct {
	*httptest.Server
	t        *testing.T
	head     string // the query that finds the pull request of GitHub
	pulls    []map[string]any
	comments []map[string]any
	asked    []string // methods and paths of what was written
}

const writeToken = "secret"

func newPlatform(t *testing.T) *platform {
	t.Helper()
	p := &platform{t: t}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

// ServeHTTP answers as both platforms do: lists in pages, and no list of all pull requests for whoever asks for one.
func (p *platform) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer "+writeToken && r.Header.Get("PRIVATE-TOKEN") != writeToken {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	query := r.URL.Query()
	switch {
	case r.Method != http.MethodGet:
		p.write(w, r)
	case r.URL.Path == "/user":
		answer(w, map[string]any{"id": 7})
	case r.URL.Path == "/repos/o/r/pulls":
		p.head = query.Get("head")
		answer(w, p.pulls)
	case r.URL.Path == "/repos/o/r/issues/5/comments" || r.URL.Path == "/projects/3/merge_requests/5/notes":
		var page int
		_, _ = fmt.Sscan(query.Get("page"), &page)
		from := min(100*(page-1), len(p.comments))
		answer(w, p.comments[from:min(from+100, len(p.comments))])
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func answer(w io.Writer, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	_, _ = w.Write(text)
}

func (p *platform) write(w http.ResponseWriter, r *http.Request) {
	var comment struct{ Body string }
	text, err := io.ReadAll(r.Body)
	if err == nil {
		err = json.Unmarshal(text, &comment)
	}
	if err != nil {
		p.t.Errorf("%s %s: %v", r.Method, r.URL.Path, err)
	}
	p.asked = append(p.asked, r.Method+" "+r.URL.Path)
	if r.Method == http.MethodPost {
		p.comments = append(p.comments, p.ours(comment.Body))
		return
	}
	for _, c := range p.comments {
		if strings.HasSuffix(r.URL.Path, fmt.Sprintf("/%v", c["id"])) {
			c["body"] = comment.Body
		}
	}
}

// ours is a comment of whoever has the token.
func (p *platform) ours(body string) map[string]any {
	return map[string]any{"id": 1000 + len(p.comments), "body": body, "user": map[string]any{"login": "github-actions[bot]"}, "author": map[string]any{"id": 7}}
}

// theirs is one of somebody else.
func (p *platform) theirs(body string) map[string]any {
	return map[string]any{"id": 1000 + len(p.comments), "body": body, "user": map[string]any{"login": "stranger"}, "author": map[string]any{"id": 8}}
}

const (
	changed   = "<!-- trustseam diff -->\n\n**Threat model: 1 regression**, compared with `main`\n\n- \"quoted\" \\ $(touch pwned) `touch pwned`\n"
	unchanged = "<!-- trustseam diff -->\n\n**Threat model: no change**, compared with `main`\n"
)

// poster is a recipe that posts a comment.
type poster struct {
	shell  []string
	script string
	file   string // where it expects the artifact, from its working directory
	env    []string
	post   string // what it asks to make a comment, and to renew one
	renew  string
}

func (p poster) run(t *testing.T, at *platform, dir string) (string, error) {
	t.Helper()
	cmd := exec.Command(p.shell[0], append(p.shell[1:], p.script)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), p.env...)
	cmd.Env = append(cmd.Env, "RUNNER_TEMP="+dir, "GITHUB_API_URL="+at.URL, "CI_API_V4_URL="+at.URL)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// posters are the recipes for both platforms, with hostile names where a stranger can choose one.
func posters(t *testing.T) map[string]poster {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the recipes are written for a Unix shell")
	}
	testenv.Needs(t, "curl")
	testenv.Needs(t, "jq")
	var github workflow
	readYAML(t, "examples/ci/github-comment.yml", &github)
	steps := github.Jobs["comment"].Steps
	last := steps[len(steps)-1]
	r := &runner{t: t, event: event{"workflow_run", map[string]any{"workflow_run": map[string]any{
		"head_sha": "abc", "head_branch": hostileBranch, "head_repository": map[string]any{"owner": map[string]any{"login": "stranger"}},
	}}}}
	env := []string{"GITHUB_REPOSITORY=o/r"}
	for name, text := range last.Env {
		if text == "${{ github.token }}" {
			env = append(env, name+"="+writeToken)
		} else {
			env = append(env, name+"="+r.value(text, nil))
		}
	}
	var gitlab map[string]struct{ Script []string }
	readYAML(t, "examples/ci/gitlab-note.yml", &gitlab)
	lines := gitlab["threat-model-note"].Script
	if lines[0] != "apk add --no-cache curl jq" {
		t.Fatalf("%q installs nothing", lines[0])
	}
	return map[string]poster{
		"GitHub": {[]string{"bash", "-e", "-o", "pipefail", "-c"}, last.Run, "comment/trustseam-comment.md", env,
			"POST /repos/o/r/issues/5/comments", "PATCH /repos/o/r/issues/comments/"},
		"GitLab": {[]string{"sh", "-e", "-c"}, strings.Join(lines[1:], "\n"), "trustseam-comment.md",
			[]string{"TRUSTSEAM_TOKEN=" + writeToken, "CI_PROJECT_ID=3", "CI_MERGE_REQUEST_IID=5", "CI_COMMIT_REF_NAME=" + hostileBranch},
			"POST /projects/3/merge_requests/5/notes", "PUT /projects/3/merge_requests/5/notes/"},
	}
}

// A pull request gets one comment, which later runs renew, and nobody else's comment is touched.
func TestComment(t *testing.T) {
	for name, p := range posters(t) {
		t.Run(name, func(t *testing.T) {
			at, dir := newPlatform(t), t.TempDir()
			at.pulls = []map[string]any{{"number": 5, "head": map[string]any{"sha": "abc"}}}
			file := filepath.Join(dir, p.file)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			for range 120 {
				at.comments = append(at.comments, at.theirs(changed))
			}
			if out, err := p.run(t, at, dir); err != nil || len(at.asked) > 0 {
				t.Errorf("no artifact: %v, asks %q\n%s", err, at.asked, out)
			}
			for _, s := range []struct{ name, text, asks string }{
				{"an empty one, as where nothing could be compared", "", ""},
				{"nothing to say", unchanged, ""},
				{"the first", changed, p.post},
				{"the second", changed + "- more\n", p.renew + "1120"},
				{"all is taken back", unchanged, p.renew + "1120"},
			} {
				at.asked = nil
				if err := os.WriteFile(file, []byte(s.text), 0o644); err != nil {
					t.Fatal(err)
				}
				out, err := p.run(t, at, dir)
				if asked := strings.Join(at.asked, ", "); err != nil || asked != s.asks {
					t.Fatalf("%s: %v, asks %q\n%s", s.name, err, asked, out)
				}
				if s.asks != "" && (len(at.comments) != 121 || at.comments[120]["body"] != s.text) {
					t.Errorf("%s: %d comments, the last is %v", s.name, len(at.comments), at.comments[len(at.comments)-1])
				}
			}
			if want := "stranger:" + hostileBranch; name == "GitHub" && at.head != want {
				t.Errorf("looked for %q, want %q", at.head, want)
			}
			if found, _ := filepath.Glob(filepath.Join(dir, "pwned")); len(found) > 0 {
				t.Error("a name or a text was executed")
			}
		})
	}
}

// What a stranger has put in the place of the file is not posted.
func TestCommentIsNoComment(t *testing.T) {
	for name, p := range posters(t) {
		t.Run(name, func(t *testing.T) {
			at, dir := newPlatform(t), t.TempDir()
			at.pulls = []map[string]any{{"number": 5, "head": map[string]any{"sha": "abc"}}}
			file := filepath.Join(dir, p.file)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			secret := filepath.Join(dir, "secret")
			if err := os.WriteFile(secret, []byte(changed), 0o644); err != nil {
				t.Fatal(err)
			}
			for what, put := range map[string]func() error{
				"a link":         func() error { return os.Symlink(secret, file) },
				"a dead link":    func() error { return os.Symlink(secret+"s", file) },
				"a long text":    func() error { return os.WriteFile(file, []byte(changed+strings.Repeat("x", 65536)), 0o644) },
				"another marker": func() error { return os.WriteFile(file, []byte("<!-- other -->\n"+changed), 0o644) },
			} {
				if err := put(); err != nil {
					t.Fatal(err)
				}
				if out, err := p.run(t, at, dir); err == nil || !strings.Contains(out, "the artifact holds no comment of trustseam\n") || len(at.asked) > 0 {
					t.Errorf("%s: %v, asks %q\n%s", what, err, at.asked, out)
				}
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Which pull request a comment is about, GitHub says: without an answer that leaves no doubt, there is none.
func TestCommentOfOnePullRequest(t *testing.T) {
	p := posters(t)["GitHub"]
	pull := func(number int, sha string) map[string]any {
		return map[string]any{"number": number, "head": map[string]any{"sha": sha}}
	}
	for name, pulls := range map[string][]map[string]any{
		"none":         {},
		"has moved on": {pull(5, "def")},
		"two":          {pull(5, "abc"), pull(6, "abc")},
	} {
		at, dir := newPlatform(t), t.TempDir()
		at.pulls = pulls
		if err := os.Mkdir(filepath.Join(dir, "comment"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, p.file), []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := p.run(t, at, dir); err != nil || len(at.asked) > 0 {
			t.Errorf("%s: %v, asks %q\n%s", name, err, at.asked, out)
		}
	}
}

// A platform that refuses fails the job.
func TestCommentIsRefused(t *testing.T) {
	for name, p := range posters(t) {
		at, dir := newPlatform(t), t.TempDir()
		p.env = append(p.env, "TOKEN=wrong", "TRUSTSEAM_TOKEN=wrong")
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, p.file)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, p.file), []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := p.run(t, at, dir); err == nil || !strings.Contains(out, "401") || strings.Contains(out, "wrong") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
