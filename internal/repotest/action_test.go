package repotest_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/trustseam/trustseam/internal/selfproxy"
	"github.com/trustseam/trustseam/internal/testenv"
)

// action is what action.yml says.
type action struct {
	Inputs map[string]struct {
		Default string
	}
	Runs struct {
		Using string
		Steps []jobStep
	}
}

// jobStep is one step of the action or of a job.
type jobStep struct {
	Name, ID, If, Uses, Shell, Run string
	Env, With                      map[string]string
}

func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(readFile(t, path)), into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func readAction(t *testing.T) action {
	t.Helper()
	var a action
	readYAML(t, "action.yml", &a)
	if a.Runs.Using != "composite" || len(a.Runs.Steps) < 3 {
		t.Fatalf("action.yml: using %s, %d steps", a.Runs.Using, len(a.Runs.Steps))
	}
	return a
}

// No input becomes part of a script.
func TestActionIsSafe(t *testing.T) {
	for _, s := range readAction(t).Runs.Steps {
		if strings.Contains(s.Run, "${{") || strings.Contains(s.Run, "eval") {
			t.Errorf("step %q builds its script from values", s.Name)
		}
		if s.Run != "" && s.Shell != "bash" {
			t.Errorf("step %q runs in %q", s.Name, s.Shell)
		}
	}
}

func TestActionShell(t *testing.T) {
	shellcheck := testenv.Needs(t, "shellcheck")
	for _, s := range readAction(t).Runs.Steps {
		cmd := exec.Command(shellcheck, "--shell=bash", "-")
		cmd.Stdin = strings.NewReader("set -e -o pipefail\n" + s.Run)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("step %q: %v\n%s", s.Name, err, out)
		}
	}
}

// runner stands for the machine on which GitHub runs the action.
type runner struct {
	t                     *testing.T
	action                action
	root, temp, workspace string
	path                  string // what the steps have added to PATH
	installed             string // "@" and the version that was asked for
	event                 event
	outputs               map[string]map[string]string // of steps, by their ids
	env                   []string
}

// event is what has started a job: its name, and what GitHub says about it.
type event struct {
	name string
	says map[string]any
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	testenv.NeedsTime(t, "builds the program")
	if runtime.GOOS == "windows" {
		t.Skip("bash may be one that does not know paths of this system")
	}
	root := t.TempDir()
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{t: t, action: readAction(t), root: root, temp: filepath.Join(root, "temp"), workspace: filepath.Join(root, "workspace")}
	for _, dir := range []string{r.temp, filepath.Join(r.workspace, "docs")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	r.env = append(os.Environ(), release(t)...)
	r.env = append(r.env, "CI=true", "GITHUB_ACTIONS=true", "GITHUB_ACTION_PATH="+here, "GITHUB_WORKSPACE="+r.workspace, "RUNNER_TEMP="+r.temp)
	return r
}

// outcome is what a run of the action leaves behind.
type outcome struct {
	code            int
	log             string // of the last step
	report, comment string // the paths
	traced          string // the path of the report of trace
	summary         string
}

// run runs the shell steps as GitHub does. The steps that use another action are
// GitHub's own; here, Go is there already. The program is installed when it is not
// the one of the run before.
func (r *runner) run(inputs map[string]string) outcome {
	r.t.Helper()
	var o outcome
	r.outputs = make(map[string]map[string]string)
	for _, s := range r.action.Runs.Steps {
		version, installs := s.Env["VERSION"]
		if installs {
			version = "@" + r.value(version, inputs)
		}
		if s.Run == "" || installs && (version == r.installed || r.reuse(version)) {
			continue
		}
		out, code := r.step(s, inputs)
		o.code, o.log = code, out
		o.summary += r.take("summary")
		if code != 0 {
			break
		}
		if installs {
			r.keep(version)
		}
	}
	o.report, o.traced, o.comment = r.outputs["check"]["report"], r.outputs["check"]["trace-report"], r.outputs["compare"]["comment"]
	return o
}

// kept is where the programs of a version are that the step has installed, for all runners: linking one takes seconds.
func kept(version string) string { return filepath.Join(releaseDir, "installed"+version) }

// reuse gives the runner the programs of a version where its own step would put them, if an earlier runner has installed them.
func (r *runner) reuse(version string) bool {
	bin := filepath.Join(r.temp, "trustseam")
	if _, err := os.Stat(kept(version)); err != nil || os.Symlink(kept(version), bin) != nil {
		return false
	}
	r.path, r.installed = bin+string(filepath.ListSeparator)+r.path, version
	return true
}

// keep leaves what the step has just installed to later runners.
func (r *runner) keep(version string) {
	r.t.Helper()
	r.installed = version
	if err := os.CopyFS(kept(version), os.DirFS(filepath.Join(r.temp, "trustseam"))); err != nil {
		r.t.Fatal(err)
	}
}

func (r *runner) step(s jobStep, inputs map[string]string) (string, int) {
	r.t.Helper()
	script := filepath.Join(r.temp, "step.sh")
	if err := os.WriteFile(script, []byte(s.Run), 0o644); err != nil {
		r.t.Fatal(err)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script)
	cmd.Dir = r.workspace
	cmd.Env = append(r.env, "PATH="+r.path+os.Getenv("PATH"), "GITHUB_EVENT_NAME="+r.event.name,
		"GITHUB_OUTPUT="+r.file("output"), "GITHUB_PATH="+r.file("path"), "GITHUB_STEP_SUMMARY="+r.file("summary"))
	for name, expression := range s.Env {
		cmd.Env = append(cmd.Env, name+"="+r.value(expression, inputs))
	}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	if added := strings.TrimSpace(r.take("path")); added != "" {
		r.path = added + string(filepath.ListSeparator) + r.path
	}
	if s.ID != "" {
		r.outputs[s.ID] = make(map[string]string)
	}
	for line := range strings.Lines(r.take("output")) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if !ok {
			r.t.Errorf("step %q writes the output %q", s.Name, line)
		}
		r.outputs[s.ID][name] = value
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// expression is the form of all expressions that steps use: paths, of which the first that has a value counts.
var expression = regexp.MustCompile(`^\$\{\{ ([\w.-]+(?: \|\| [\w.-]+)*) \}\}$`)

// value is what GitHub makes of an expression.
func (r *runner) value(text string, inputs map[string]string) string {
	r.t.Helper()
	m := expression.FindStringSubmatch(text)
	if m == nil {
		r.t.Fatalf("%s is no expression of the form that steps use", text)
	}
	for _, path := range strings.Split(m[1], " || ") {
		if value := r.lookUp(path, inputs); value != "" {
			return value
		}
	}
	return ""
}

// lookUp is the value of an input, of an output of a step, or of something that the event says.
func (r *runner) lookUp(path string, inputs map[string]string) string {
	r.t.Helper()
	names := strings.Split(path, ".")
	switch {
	case len(names) == 2 && names[0] == "inputs":
		declared, ok := r.action.Inputs[names[1]]
		if !ok {
			r.t.Fatalf("there is no input %s", names[1])
		}
		if given, ok := inputs[names[1]]; ok {
			return given
		}
		return declared.Default
	case len(names) == 4 && names[0] == "steps" && names[2] == "outputs":
		outputs, ok := r.outputs[names[1]]
		if !ok {
			r.t.Fatalf("%s: no such step has run", path)
		}
		return outputs[names[3]]
	case len(names) > 2 && names[0] == "github" && names[1] == "event":
		return said(r.event.says, names[2:])
	}
	r.t.Fatalf("%s has no value here", path)
	return ""
}

// said is a text in what an event says, or nothing.
func said(says map[string]any, path []string) string {
	switch value := says[path[0]].(type) {
	case map[string]any:
		if len(path) > 1 {
			return said(value, path[1:])
		}
	case string:
		if len(path) == 1 {
			return value
		}
	}
	return ""
}

// file is one of the files through which a step talks to its runner.
func (r *runner) file(name string) string { return filepath.Join(r.temp, "github-"+name) }

// take returns what a step has written to its file, and empties it.
func (r *runner) take(name string) string {
	text, err := os.ReadFile(r.file(name))
	if err != nil && !os.IsNotExist(err) {
		r.t.Fatal(err)
	}
	os.Remove(r.file(name))
	return string(text)
}

// document puts a document into the workspace.
func (r *runner) document(text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.workspace, "docs", "form.md"), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// The steps of the action, on good documents, on bad ones and with hostile inputs.
func TestAction(t *testing.T) {
	r := newRunner(t)

	t.Run("nothing to say", func(t *testing.T) {
		r.document("# No block\n")
		if o := r.run(nil); o != (outcome{log: "trustseam: checked 0 documents, 0 remarks\n"}) {
			t.Errorf("%+v", o)
		}
	})

	r.document(committedBlock) // which has no regions yet
	t.Run("annotations", func(t *testing.T) {
		o := r.run(map[string]string{"args": "docs"})
		if o.code != 1 || !strings.HasPrefix(o.log, "::error file=docs/form.md,line=3,") || o.report != "" {
			t.Errorf("%+v", o)
		}
	})
	t.Run("a log", func(t *testing.T) {
		o := r.run(map[string]string{"format": "text"})
		if o.code != 1 || !strings.HasPrefix(o.log, "docs/form.md:3:") {
			t.Errorf("%+v", o)
		}
	})
	t.Run("SARIF", func(t *testing.T) {
		o := r.run(map[string]string{"format": "sarif", "args": "docs"})
		if o.code != 1 || !strings.Contains(o.log, "\ndocs/form.md:3:") || !strings.HasPrefix(o.report, r.temp) {
			t.Errorf("%+v", o)
		}
		results(t, o.report, "docs/form.md")
	})
	t.Run("SARIF of nothing", func(t *testing.T) {
		r.document("# No block\n")
		defer r.document(committedBlock)
		o := r.run(map[string]string{"format": "sarif"})
		if o.code != 0 || o.log != "trustseam: checked 0 documents, 0 remarks\n" {
			t.Errorf("%+v", o)
		}
		results(t, o.report)
	})
	t.Run("several arguments", func(t *testing.T) {
		o := r.run(map[string]string{"args": "docs\n  --fail-on\tnever -v\n"})
		if o.code != 1 || !strings.Contains(o.log, "checked 1 document") {
			t.Errorf("%+v", o)
		}
	})
	t.Run("a gate", func(t *testing.T) {
		r.document("```dfd\nactor visitor: Visitor\nboundary site: Site | edge\n  process form: Form\nvisitor -> form: Send | https\n```\n")
		defer r.document(committedBlock)
		for _, c := range []struct {
			failOn, args, want string
			code               int
		}{
			{"ask:medium", "docs", "[TS305]", 1},
			{"ask:hihg", "docs", "did you mean `ask:high`?", 2},
			{"ask:medium", "docs --fail-on ask:hihg", "not `ask:hihg`", 2}, // args come after it
		} {
			o := r.run(map[string]string{"fail-on": c.failOn, "args": c.args, "format": "text"})
			if o.code != c.code || !strings.Contains(o.log, c.want) {
				t.Errorf("%+v: %+v", c, o)
			}
		}
		if o := r.run(map[string]string{"args": "docs", "format": "text"}); strings.Contains(o.log, "TS305") {
			t.Errorf("without the input: %+v", o)
		}
	})
	t.Run("usage", func(t *testing.T) {
		for _, format := range []string{"yaml", "sarif"} {
			if o := r.run(map[string]string{"format": format, "args": "--colour"}); o.code != 2 || o.report != "" || !strings.Contains(o.log, "unknown flag: --colour") {
				t.Errorf("%+v", o)
			}
		}
	})
	t.Run("hostile inputs", func(t *testing.T) {
		code := "x; touch pwned; $(touch pwned) `touch pwned` && touch pwned | tee pwned > pwned * \"' \\"
		for name := range r.action.Inputs {
			if o := r.run(map[string]string{name: code}); o.code == 0 {
				t.Errorf("%s: %+v", name, o)
			}
		}
		if found, _ := filepath.Glob(filepath.Join(r.root, "*", "pwned")); len(found) > 0 {
			t.Errorf("code in an input has made %v", found)
		}
	})
	t.Run("another version", func(t *testing.T) {
		r.run(map[string]string{"version": "latest"})
		out, err := exec.Command(filepath.Join(r.temp, "trustseam", "trustseam"), "version").CombinedOutput()
		if err != nil || string(out) != "trustseam "+selfproxy.Version+"\n" {
			t.Errorf("%q, %v", out, err)
		}
		if o := r.run(map[string]string{"version": "v9.9.9"}); o.code != 1 || !strings.Contains(o.log, "v9.9.9") {
			t.Errorf("%+v", o)
		}
	})
}

// results requires that all results of a SARIF report are in these files.
func results(t *testing.T, report string, files ...string) {
	t.Helper()
	var sarif struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(readFile(t, report)), &sarif); err != nil || len(sarif.Runs) != 1 {
		t.Fatalf("%s: %v, %d runs", report, err, len(sarif.Runs))
	}
	found := make(map[string]bool)
	for _, r := range sarif.Runs[0].Results {
		found[r.Locations[0].PhysicalLocation.ArtifactLocation.URI] = true
	}
	for _, f := range files {
		if !found[f] {
			t.Errorf("%s has no result in %s", report, f)
		}
	}
	if len(found) != len(files) {
		t.Errorf("%s has results in %v, want %v", report, found, files)
	}
}
