//go:build linux

package repotest_test

import (
	"bytes"
	"debug/elf"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// instruction is a line of the Containerfile.
type instruction struct{ name, rest string }

// stages are the instructions of the Containerfile, stage by stage.
func stages(t *testing.T) [][]instruction {
	t.Helper()
	var all [][]instruction
	for line := range strings.Lines(readFile(t, "Containerfile")) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, _ := strings.Cut(line, " ")
		if name == "FROM" {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], instruction{name, rest})
	}
	return all
}

// last returns what the last instruction of a name says in a stage.
func last(stage []instruction, name string) string {
	found := ""
	for _, i := range stage {
		if i.name == name {
			found = i.rest
		}
	}
	return found
}

// The image holds one file, which nobody with a name runs.
func TestContainerfile(t *testing.T) {
	all := stages(t)
	image := all[len(all)-1]
	if from := last(image, "FROM"); from != "scratch" {
		t.Errorf("the image is made from %s", from)
	}
	if user := last(image, "USER"); user != "65532:65532" {
		t.Errorf("the user is %s: a name cannot be looked up, and root is too much", user)
	}
	for _, i := range image {
		if i.name == "RUN" || i.name == "ADD" || i.name == "COPY" && i.rest != "--from=build /trustseam /trustseam" {
			t.Errorf("%s %s", i.name, i.rest)
		}
	}
}

// What an image engine would do, without one: the program is built by the line of the
// Containerfile and runs in a root directory that holds only it, as its user.
func TestContainer(t *testing.T) {
	testenv.NeedsTime(t, "builds the program")
	testenv.NeedsRoot(t, "change the root directory")
	all := stages(t)
	image := all[len(all)-1]
	root := t.TempDir()
	// Another user must get there.
	for dir := root; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("bash", "-euo", "pipefail", "-c", strings.Replace(last(all[0], "RUN"), "-o /trustseam", "-o "+filepath.Join(root, "trustseam"), 1))
	build.Env = append(os.Environ(), last(all[0], "ENV"), "GOFLAGS=-buildvcs=false")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	isStatic(t, filepath.Join(root, "trustseam"))

	c := container{t: t, root: root, dir: last(image, "WORKDIR")}
	if err := json.Unmarshal([]byte(last(image, "ENTRYPOINT")), &c.entry); err != nil {
		t.Fatalf("the entry point is no list: %v", err)
	}
	user, _, _ := strings.Cut(last(image, "USER"), ":")
	id, err := strconv.Atoi(user)
	if err != nil {
		t.Fatal(err)
	}
	c.user = uint32(id)
	docs := filepath.Join(root, c.dir)
	if err := os.Mkdir(docs, 0o755); err != nil {
		t.Fatal(err)
	}
	document := filepath.Join(docs, "form.md")
	if err := os.WriteFile(document, []byte(committedBlock), 0o644); err != nil {
		t.Fatal(err)
	}

	if out, code := c.run("--version"); code != 0 || !strings.HasPrefix(out, "trustseam ") {
		t.Errorf("--version: exit code %d\n%s", code, out)
	}
	// A mount that belongs to somebody else is good for a check and not for more.
	if out, code := c.run("check"); code != 1 || !strings.HasPrefix(out, "form.md:3:") {
		t.Errorf("check of a stale document: exit code %d\n%s", code, out)
	}
	if out, code := c.run("generate"); code != 2 || !strings.Contains(out, "permission denied") {
		t.Errorf("generate in a directory of root: exit code %d\n%s", code, out)
	}
	for _, path := range []string{docs, document} {
		if err := os.Chown(path, id, id); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"generate"}, {"check"}} {
		if out, code := c.run(args...); code != 0 || out != "" {
			t.Errorf("%s: exit code %d\n%s", args, code, out)
		}
	}
	if svg, err := os.ReadFile(filepath.Join(docs, "form.svg")); err != nil || !bytes.Contains(svg, []byte("</svg>")) {
		t.Errorf("the picture: %d bytes, %v", len(svg), err)
	}
}

// isStatic requires a program that needs no other file.
func isStatic(t *testing.T, path string) {
	t.Helper()
	program, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	for _, p := range program.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("the program asks for a loader")
		}
	}
}

// container is a root directory of its own, without network, for one user.
type container struct {
	t     *testing.T
	root  string
	dir   string // inside
	entry []string
	user  uint32
}

func (c container) run(args ...string) (string, int) {
	c.t.Helper()
	cmd := &exec.Cmd{Path: c.entry[0], Args: append(c.entry[:len(c.entry):len(c.entry)], args...), Dir: c.dir, Env: []string{"PATH=/"}}
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Chroot:     c.root,
		Credential: &syscall.Credential{Uid: c.user, Gid: c.user},
		Cloneflags: syscall.CLONE_NEWNET,
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if errors.Is(err, syscall.EPERM) {
		c.t.Skip("root may not change the root directory here")
	}
	if cmd.ProcessState == nil {
		c.t.Fatal(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}
