package repotest_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/selfproxy"
	"github.com/trustseam/trustseam/internal/testenv"
)

var update = flag.Bool("update", false, "rewrite what the guides say is printed")

// TestGuides does what every guide says, and the page about tests, as it stands there, in an empty folder.
// A fence is told from the comment before it:
//
//	<!-- file: PATH -->     it becomes that file of the folder
//	<!-- example: PATH -->  it is that file of this repository
//	<!-- output -->         it is what the commands before it print
//	<!-- exit: N -->        its commands end with that code
//	<!-- writes: NAME -->   its commands write that file, which is the one beside the guide
//	<!-- run: sites -->     its commands need programs that only `make sites` asks for; another comment may follow
//	<!-- run: no, WHY -->   its commands cannot be run here
//
// All other fences of sh are run, in one session for each guide.
func TestGuides(t *testing.T) {
	testenv.NeedsTime(t, "runs the commands of all guides")
	if runtime.GOOS == "windows" {
		t.Skip("the guides are written for a Unix shell")
	}
	paths, err := filepath.Glob("docs/guides/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatal("no guides", err)
	}
	paths = append(paths, "docs/library.md")
	paths = append(paths, "docs/trace.md", "docs/anchors.md")
	env := guideEnvironment(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".md"), func(t *testing.T) {
			t.Parallel()
			run(t, path, env)
		})
	}
}

// fence is a fenced block of a guide with what the comment before it says.
type fence struct {
	line           int
	language, text string
	key, value     string
	sites          bool // whether it needs what `make sites` asks for
}

var (
	fenceOpen    = regexp.MustCompile("^(`{3,})([a-z]*)")
	fenceComment = regexp.MustCompile(`^<!-- (file|example|output|exit|writes|run)(?:: (.*))? -->$`)
)

// fences lists the fenced blocks of a guide at the top level.
func fences(text string) []fence {
	var all []fence
	var key, value, closing string
	var sites bool
	for i, line := range strings.Split(text, "\n") {
		switch {
		case closing != "" && line == closing:
			closing, key, value, sites = "", "", "", false
		case closing != "":
			all[len(all)-1].text += line + "\n"
		case fenceOpen.MatchString(line):
			m := fenceOpen.FindStringSubmatch(line)
			closing = m[1]
			all = append(all, fence{line: i + 1, language: m[2], key: key, value: value, sites: sites})
		case fenceComment.MatchString(line):
			m := fenceComment.FindStringSubmatch(line)
			if sites = sites || m[0] == "<!-- run: sites -->"; m[1] != "run" || m[2] != "sites" {
				key, value = m[1], m[2]
			}
		case line != "":
			key, value, sites = "", "", false
		}
	}
	return all
}

// runs reports whether the commands of a fence are run here.
func (f fence) runs() bool {
	switch {
	case f.language != "sh":
		return false
	case f.sites && os.Getenv("TRUSTSEAM_GUIDES") != "sites":
		return false
	}
	return f.key != "run"
}

// guideEnvironment builds the program and lets the go command find this tree where
// it would find a release.
func guideEnvironment(t *testing.T) []string {
	t.Helper()
	dir := testenv.StableDir(t, "guides")
	bin := filepath.Join(dir, "bin")
	if out, err := exec.Command("go", "build", "-ldflags=-w", "-o", bin+"/", "./cmd/trustseam").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	proxy, err := selfproxy.Write(filepath.Join(dir, "proxy"), ".")
	if err != nil {
		t.Fatal(err)
	}
	env, err := selfproxy.Env(dir, proxy)
	if err != nil {
		t.Fatal(err)
	}
	// The hooks of pre-commit come from a git repository.
	hooks := filepath.Join(dir, "trustseam")
	if err := selfproxy.Checkout(hooks, "."); err != nil {
		t.Fatal(err)
	}
	return append(env,
		"PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "GOBIN="+bin, "HOME="+dir, "XDG_CACHE_HOME="+dir,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_COUNT=2", "GIT_CONFIG_KEY_0=init.defaultBranch", "GIT_CONFIG_VALUE_0=main",
		"GIT_CONFIG_KEY_1=url."+hooks+".insteadOf", "GIT_CONFIG_VALUE_1=https://github.com/trustseam/trustseam",
		"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.com", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.com",
		"CI=", "NO_COLOR=1", "LC_ALL=C.UTF-8",
		// The directory is that of the run before, whose version had other files: the go command must not know it by its index.
		"GODEBUG=goindex=0",
	)
}

// run does what the fences of a guide say and compares what is printed.
func run(t *testing.T, path string, env []string) {
	t.Helper()
	guide := readFile(t, path)
	all := fences(guide)
	dir, notes := t.TempDir(), t.TempDir()
	script := "set -euo pipefail\nexec 3>&1 </dev/null\nstart=$PWD\n"
	for i, f := range all {
		script += step(t, f, filepath.Join(notes, fmt.Sprint(i)))
	}
	cmd := exec.Command("bash", "-c", script)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		at := strings.Fields(string(out))
		i := len(at) - 1
		t.Fatalf("the commands of line %s: %v\n%s", at[i], err, noted(notes, at[i], all))
	}
	lines := strings.SplitAfter(guide, "\n")
	for i, f := range all {
		if f.key == "writes" {
			compareWritten(t, f, dir, filepath.Dir(path))
		}
		if f.key != "output" || i == 0 || !all[i-1].runs() {
			continue
		}
		got := noted(notes, fmt.Sprint(all[i-1].line), all)
		if got != f.text && !*update {
			t.Errorf("line %d: printed\n%s", f.line, got)
		}
		for n := range strings.Count(f.text, "\n") {
			lines[f.line+n] = ""
		}
		lines[f.line-1] += got
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// compareWritten compares a file that a fence has written in one directory with that of the same name in another.
func compareWritten(t *testing.T, f fence, from, to string) {
	t.Helper()
	got, err := os.ReadFile(filepath.Join(from, f.value))
	if err != nil {
		t.Fatalf("line %d: %v", f.line, err)
	}
	if *update {
		if err := os.WriteFile(filepath.Join(to, f.value), got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(filepath.Join(to, f.value)); err != nil || string(got) != string(want) {
		t.Errorf("line %d: %s is not what its commands write: %v; -update writes it", f.line, filepath.Join(to, f.value), err)
	}
}

// step is a fence as a part of the script; what it needs lies beside name.
func step(t *testing.T, f fence, name string) string {
	t.Helper()
	switch {
	case f.key == "example":
		if readFile(t, f.value) != f.text {
			t.Errorf("line %d is not what %s says", f.line, f.value)
		}
		return ""
	case f.key != "file" && !f.runs():
		return ""
	}
	if err := os.WriteFile(name+".step", []byte(f.text), 0o644); err != nil {
		t.Fatal(err)
	}
	head := fmt.Sprintf("echo %d >&3\n", f.line)
	switch {
	case f.key == "file":
		return head + fmt.Sprintf("mkdir -p \"$(dirname \"$start/%s\")\"\ncp '%s.step' \"$start/%[1]s\"\n", f.value, name)
	case f.key == "exit":
		return head + fmt.Sprintf("set +e\n. '%s.step' >'%[1]s.out' 2>&1\ncode=$?\nset -e\n[ $code = %s ]\n", name, f.value)
	}
	return head + fmt.Sprintf(". '%s.step' >'%[1]s.out' 2>&1\n", name)
}

// downloading is what the go command says while a module comes, which depends on which guide wants it first.
var downloading = regexp.MustCompile(`(?m)^go: downloading .*\n`)

// noted is what the commands of the fence in a line have printed.
func noted(notes, line string, all []fence) string {
	for i, f := range all {
		if fmt.Sprint(f.line) == line {
			out, _ := os.ReadFile(filepath.Join(notes, fmt.Sprint(i)+".out"))
			return downloading.ReplaceAllString(string(out), "")
		}
	}
	return ""
}
