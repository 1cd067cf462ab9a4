package repotest_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
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
					t.Errorf("%s: %s is not pinned to a commit with its version behind it", path, strings.TrimSpace(line))
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

// The recipe for a report uploads the file that the action has written.
func TestUploadedReport(t *testing.T) {
	var w workflow
	readYAML(t, "examples/ci/github-sarif.yml", &w)
	steps := w.Jobs["check"].Steps
	i := slices.IndexFunc(steps, ours)
	if i < 0 || i+1 >= len(steps) || w.Permissions["security-events"] != "write" {
		t.Fatalf("%+v", w)
	}
	if file := steps[i+1].With["sarif_file"]; file != "${{ steps."+steps[i].ID+".outputs.report }}" || steps[i].With["format"] != "sarif" {
		t.Errorf("%s of %+v", file, steps[i])
	}
}

// The recipes, run as far as they are ours: the document has no regions yet, so each must fail.
func TestRecipes(t *testing.T) {
	r := newRunner(t)
	r.document(committedBlock)
	for path, w := range workflows(t) {
		if strings.HasPrefix(path, ".github") {
			continue // it is about this repository
		}
		for _, s := range w.Jobs["check"].Steps {
			if !ours(s) {
				continue
			}
			s.With["version"] = strings.TrimPrefix(s.Uses, "trustseam/trustseam@")
			if o := r.run(s.With); o.code != 1 || !strings.Contains(o.log, "docs/form.md") {
				t.Errorf("%s: %+v", path, o)
			}
		}
	}
	var gitlab map[string]struct{ Script []string }
	readYAML(t, "examples/ci/gitlab.yml", &gitlab)
	bin := filepath.Join(r.root, "go", "bin")
	r.env = append(r.env, "GOBIN="+bin)
	r.path = bin + string(filepath.ListSeparator) // as in the image
	var out string
	var code int
	for _, line := range gitlab["threat-models"].Script {
		if code != 0 {
			t.Fatalf("before %q: exit code %d\n%s", line, code, out)
		}
		out, code = r.step(jobStep{Run: line}, nil)
	}
	if code != 1 || !strings.HasPrefix(out, "docs/form.md:3:") {
		t.Errorf("exit code %d\n%s", code, out)
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
	const rest = "pre-commit\nshellcheck\nmandoc\ngroff\npatch\ncmark-gfm\n"
	for name, c := range map[string]struct {
		programs map[string]string
		want     string
	}{
		"a user learns what is missing": {map[string]string{"id": user, "apt-get": install, "dot": "", "setpriv": ""}, rest + "node\nnpm\nchromium\n"},
		// The programs of graphviz, util-linux and nodejs have other names than their packages.
		"root installs, one by one":   {map[string]string{"id": root, "apt-get": install}, "dot\nsetpriv\nnode\nnpm\nchromium\n"},
		"another browser does":        {map[string]string{"id": user, "google-chrome": "", "dot": "", "setpriv": "", "node": "", "npm": ""}, rest},
		"root of a system without it": {map[string]string{"id": root, "dot": "", "setpriv": ""}, rest + "node\nnpm\nchromium\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := scriptWith(t, "needs", c.programs); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
