package repotest_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// workflow is a workflow of GitHub.
type workflow struct {
	Permissions map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		Steps       []jobStep
	}
}

func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	all := make(map[string]workflow)
	for _, pattern := range []string{".github/workflows/*.yml", "examples/ci/github*.yml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			var w workflow
			readYAML(t, path, &w)
			all[path] = w
		}
	}
	return all
}

// uses is a line that uses an action, in a workflow or in a fence that shows one.
var uses = regexp.MustCompile(`(?m)^[ -]*\buses: .*$`)

// pinned is what such a line may be: a commit, which nobody can move, and its version
// for people; or our own action, whose commits nobody knows before there is one.
var pinned = regexp.MustCompile(`^[ -]*uses: (\./|trustseam/trustseam@v\d+\.\d+\.\d+|[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$`)

// What workflows, recipes and pages use is pinned to a commit, and everywhere to the same.
func TestActionsArePinned(t *testing.T) {
	found := make(map[string]string)
	for _, pattern := range []string{"action.yml", ".github/workflows/*.yml", "examples/ci/*.yml", "docs/*.md", "docs/guides/*.md", "README.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			for _, line := range uses.FindAllString(readFile(t, path), -1) {
				if !pinned.MatchString(line) {
					t.Errorf("%s: %s is not pinned to a commit with its version after it", path, strings.TrimSpace(line))
				}
				_, used, _ := strings.Cut(line, "uses: ")
				name, _, _ := strings.Cut(used, "@")
				if other, ok := found[name]; ok && other != used {
					t.Errorf("%s: %s, elsewhere %s", path, used, other)
				}
				found[name] = used
			}
		}
	}
	if len(found) < 5 {
		t.Errorf("only %v are used", found)
	}
}

// Workflows ask for no more rights than they need, and give actions of ours only
// inputs that there are.
//
// Verifies: threat-model/E02@ci
func TestWorkflows(t *testing.T) {
	a := readAction(t)
	for path, w := range workflows(t) {
		needed := map[string]string{"contents": "read"}
		if path == "examples/ci/github-comment.yml" { // which has nothing to do with the contents
			needed = map[string]string{"actions": "read", "pull-requests": "write"}
		}
		for _, j := range w.Jobs {
			if slices.ContainsFunc(j.Steps, func(s jobStep) bool { return strings.Contains(s.Uses, "/upload-sarif@") }) {
				needed["security-events"] = "write"
			}
		}
		if !maps.Equal(w.Permissions, needed) {
			t.Errorf("%s: permissions are %v", path, w.Permissions)
		}
		for job, j := range w.Jobs {
			if j.Permissions != nil {
				t.Errorf("%s: job %s has permissions of its own: %v", path, job, j.Permissions)
			}
			if len(j.Steps) < 2 {
				t.Errorf("%s: job %s has %d steps", path, job, len(j.Steps))
			}
			for _, s := range j.Steps {
				if !ours(s) {
					continue
				}
				if j.Steps[0].With["fetch-depth"] == "" {
					t.Errorf("%s: the checkout of job %s lacks what a pull request is compared with", path, job)
				}
				for name := range s.With {
					if _, ok := a.Inputs[name]; !ok {
						t.Errorf("%s: the action has no input %s", path, name)
					}
				}
			}
		}
	}
}

// ours reports whether a step uses the action of this repository.
func ours(s jobStep) bool {
	return s.Uses == "./" || strings.HasPrefix(s.Uses, "trustseam/trustseam@")
}

// The recipes for a report upload the files that the action has written, and a comment goes where it is expected.
func TestUploads(t *testing.T) {
	for path, outputs := range map[string][]string{
		"examples/ci/github-sarif.yml":  {"report"},
		"examples/ci/github-trace.yml":  {"report", "trace-report"},
		"examples/ci/github-review.yml": {"comment"},
	} {
		var w workflow
		readYAML(t, path, &w)
		steps := w.Jobs["check"].Steps
		i := slices.IndexFunc(steps, ours)
		if i < 0 || len(steps) != i+1+len(outputs) {
			t.Fatalf("%s: %+v", path, steps)
		}
		categories := make(map[string]bool)
		for n, output := range outputs {
			s := steps[i+1+n]
			value := "steps." + steps[i].ID + ".outputs." + output
			file := s.With["sarif_file"] + s.With["path"]
			if file != "${{ "+value+" }}" || s.If != "${{ !cancelled() && "+value+" }}" || categories[s.With["category"]] {
				t.Errorf("%s: %+v", path, s)
			}
			categories[s.With["category"]] = true
		}
	}
}

// The job that may write knows the workflow and the artifact of the one that may not, and runs nothing of a change:
// neither is anything checked out, nor is a job with a token started for strangers.
func TestWritersReadNothing(t *testing.T) {
	var review, comment struct {
		Name string
		On   any
		Jobs map[string]struct {
			If    string
			Steps []jobStep
		}
	}
	readYAML(t, "examples/ci/github-review.yml", &review)
	readYAML(t, "examples/ci/github-comment.yml", &comment)
	on := map[string]any{"workflow_run": map[string]any{"workflows": []any{review.Name}, "types": []any{"completed"}}}
	if job := comment.Jobs["comment"]; !reflect.DeepEqual(comment.On, on) || job.If != "${{ github.event.workflow_run.event == 'pull_request' }}" {
		t.Errorf("on %v, if %s", comment.On, job.If)
	}
	up, down := review.Jobs["check"].Steps, comment.Jobs["comment"].Steps
	if sent, got := up[len(up)-1].With["name"], down[0].With["name"]; sent != got || sent == "" || len(down) != 2 {
		t.Errorf("the artifact %q is read as %q, in %d steps", sent, got, len(down))
	}
	for path, w := range workflows(t) {
		for _, j := range w.Jobs {
			for _, s := range j.Steps {
				if w.Permissions["pull-requests"] == "write" && (strings.Contains(s.Uses, "checkout") || strings.Contains(s.Run, "${{")) {
					t.Errorf("%s: %+v", path, s)
				}
			}
		}
		if strings.Contains(readFile(t, path), "pull_request_target") {
			t.Errorf("%s: runs for strangers with a token that may write", path)
		}
	}
	var gitlab map[string]struct{ Variables map[string]string }
	readYAML(t, "examples/ci/gitlab-note.yml", &gitlab)
	if s := gitlab["threat-model-note"].Variables["GIT_STRATEGY"]; s != "none" {
		t.Errorf("GitLab checks out with %q", s)
	}
}

// The recipes, run as far as they are ours: the document has no regions yet, so each must fail.
func TestRecipes(t *testing.T) {
	r := newRunner(t)
	r.document(committedBlock)
	for name, text := range map[string]string{
		"go.mod":       "module example.com/form\n\ngo 1.21\n",
		"form_test.go": "package form\n\nimport \"testing\"\n\n// Verifies: form/S01@z\nfunc TestForm(t *testing.T) { t.Error(1) }\n",
	} {
		if err := os.WriteFile(filepath.Join(r.workspace, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for path, w := range workflows(t) {
		if strings.HasPrefix(path, ".github") {
			continue // it is about this repository
		}
		for _, s := range w.Jobs["check"].Steps {
			if out, code := r.step(jobStep{Run: s.Run}, nil); code != 0 {
				t.Errorf("%s: %d %s", path, code, out)
			}
			if !ours(s) {
				continue
			}
			s.With["version"] = strings.TrimPrefix(s.Uses, "trustseam/trustseam@")
			o := r.run(s.With)
			if o.code != 1 || !strings.Contains(o.log, "docs/form.md") {
				t.Errorf("%s: %+v", path, o)
			}
			if s.With["trace"] != "" && (!strings.Contains(o.summary, "| **failing** | failed `TestForm` in `form_test.go:5` |") || o.traced == "") {
				t.Errorf("%s: %+v", path, o)
			}
		}
	}
}

// The recipe for GitLab, for the default branch and for merge requests of both kinds.
func TestGitLabRecipe(t *testing.T) {
	r := newRunner(t)
	var jobs map[string]struct {
		Script    []string
		Artifacts struct{ Paths []string }
	}
	readYAML(t, "examples/ci/gitlab.yml", &jobs)
	job := jobs["threat-models"]
	bin := filepath.Join(r.root, "go", "bin")
	r.env = append(append(r.env, gitAs...), "GOBIN="+bin, "CI_COMMIT_REF_NAME="+hostileBranch, "CI_MERGE_REQUEST_TITLE=$(touch pwned)")
	r.path = bin + string(filepath.ListSeparator) // as in the image
	if out, code := r.step(jobStep{Run: job.Script[0]}, nil); code != 0 {
		t.Fatal(out)
	}
	c := newChange(t, filepath.Join(bin, "trustseam"))
	const target, parted = "CI_MERGE_REQUEST_TARGET_BRANCH_SHA=", "CI_MERGE_REQUEST_DIFF_BASE_SHA="
	for _, s := range []struct {
		name, commit string
		depth        int
		env          []string
		code         int
		log, comment string
	}{
		{"the default branch", c.main, 20, nil, 0, "checked 2 documents, 0 remarks", ""},
		{"a merge request", c.head, 0, []string{target, parted + c.base}, 1, dropped + c.base[:12] + "`", "compared with `" + c.base[:12] + "`"},
		{"one that is merged into its target", c.merge, 0, []string{target + c.main, parted + c.base}, 1, dropped + c.main[:12] + "`", "compared with `" + c.main[:12] + "`"},
		{"one in a shallow clone", c.merge, 1, []string{target + c.main, parted + c.base}, 2, "which is shallow; fetch more, as with", ""},
	} {
		t.Run(s.name, func(t *testing.T) {
			r := *r
			r.t, r.env = t, append(slices.Clone(r.env), s.env...)
			r.checkout(c, s.commit, s.depth)
			out, code := r.step(jobStep{Run: strings.Join(job.Script[1:], "\n")}, nil)
			if code != s.code || !strings.Contains(out, s.log) {
				t.Errorf("%d %s", code, out)
			}
			comment, err := os.ReadFile(filepath.Join(r.workspace, job.Artifacts.Paths[0]))
			if len(comment) > 0 != (s.comment != "") || !strings.Contains(string(comment), s.comment) || strings.Contains(string(comment), "press") {
				t.Errorf("%v\n%s", err, comment)
			}
		})
	}
	if found, _ := filepath.Glob(filepath.Join(r.root, "*", "pwned")); len(found) > 0 {
		t.Errorf("a name has made %v", found)
	}
}

// .ci/exec-32 finds out how a program of 32 bits runs here, on machines of which the
// programs on PATH are made up: env is the kernel, and the emulator may be there, come
// from apt-get or be missing.
func TestExec32(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("bash may be one that does not know paths of this system")
	}
	const yes, no, root, user = "exit 0", "exit 126", "echo 0", "echo 1000"
	const install = `case $* in *install*) printf '#!/bin/sh\n' >"${0%/*}/qemu-arm-static" && chmod +x "${0%/*}/qemu-arm-static" ;; esac`
	for name, c := range map[string]struct {
		programs map[string]string
		want     string
	}{
		"the kernel runs 386":           {map[string]string{"env": yes, "qemu-arm-static": yes, "id": root, "apt-get": no}, "386 env\n"},
		"an emulator is there":          {map[string]string{"env": no, "qemu-arm-static": yes, "id": root, "apt-get": no}, "arm qemu-arm-static\n"},
		"one of another name":           {map[string]string{"env": no, "qemu-arm": yes, "id": user}, "arm qemu-arm\n"},
		"an emulator that does not run": {map[string]string{"env": no, "qemu-arm": no, "id": user, "apt-get": install}, ""},
		"root installs one":             {map[string]string{"env": no, "id": root, "apt-get": install}, "arm qemu-arm-static\n"},
		"root cannot install one":       {map[string]string{"env": no, "id": root, "apt-get": no}, ""},
		"no root":                       {map[string]string{"env": no, "id": user, "apt-get": install}, ""},
		"no apt-get":                    {map[string]string{"env": no, "id": root}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.programs["go"] = "exit 0" // what it builds is run by the programs here
			if got := scriptWith(t, "exec-32", c.programs); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// scriptWith runs a script of .ci where there are no programs but these, given by a
// line of shell, and what it takes to get that far. It returns what is printed.
func scriptWith(t *testing.T, script string, programs map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, line := range programs {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+line+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"mktemp", "rm", "chmod"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(bash, filepath.Join(".ci", script))
	cmd.Env = []string{"PATH=" + dir, "TMPDIR=" + dir}
	var wrong strings.Builder
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%v\n%s", err, wrong.String())
	}
	return string(out)
}

// On GitHub nothing that .ci/run does may be left out.
func TestCIHasWhatItNeeds(t *testing.T) {
	steps := workflows(t)[".github/workflows/ci.yml"].Jobs["linux"].Steps
	if last := steps[len(steps)-1].Run; last != `sudo env "PATH=$PATH" CI=true NEEDS=all bash .ci/run` {
		t.Errorf("the last step runs %q", last)
	}
}

// .ci/needs installs what is missing where it may, and names what it cannot get, on
// machines of which the programs on PATH are made up.
func TestNeeds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("bash may be one that does not know paths of this system")
	}
	const root, user = "echo 0", "echo 1000"
	const install = `case $* in *install*) for last; do :; done; [ "$last" != chromium ] && [ "$last" != npm ] || exit 100
printf '#!/bin/sh\n' >"${0%/*}/$last" && chmod +x "${0%/*}/$last" ;; esac`
	const rest = "pre-commit\nshellcheck\nmandoc\ngroff\npatch\ncmark-gfm\ncurl\njq\nsqlite3\n"
	for name, c := range map[string]struct {
		programs map[string]string
		want     string
	}{
		"a user learns what is missing": {map[string]string{"id": user, "apt-get": install, "dot": "", "setpriv": ""}, rest + "node\nnpm\nvim\nnvim\nchromium\n"},
		// The programs of graphviz, util-linux, nodejs and neovim have other names than their packages.
		"root installs, one by one":   {map[string]string{"id": root, "apt-get": install}, "dot\nsetpriv\nnode\nnpm\nnvim\nchromium\n"},
		"another browser does":        {map[string]string{"id": user, "google-chrome": "", "dot": "", "setpriv": "", "node": "", "npm": ""}, rest + "vim\nnvim\n"},
		"root of a system without it": {map[string]string{"id": root, "dot": "", "setpriv": ""}, rest + "node\nnpm\nvim\nnvim\nchromium\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := scriptWith(t, "needs", c.programs); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
