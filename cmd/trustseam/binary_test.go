package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/testenv"
)

// These tests run the program as it is installed: the order of initialisation may
// be another one in a test binary.

const smallDocument = "```dfd\nactor a: A\nboundary z: Zone | edge\n  process b: B\na -> b: Ask\n```\n"

// build builds the program once for a test and its subtests.
func build(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the place of the cache is set here as Linux reads it")
	}
	return testenv.Program(t)
}

// installed is the program with a home and a temporary directory of its own.
type installed struct {
	program, cache, temp, docs string
	prefix                     []string // a command that runs the program
	env                        []string
}

func install(t *testing.T, program string) *installed {
	t.Helper()
	root, err := os.MkdirTemp("", "trustseam-test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	in := &installed{program: program, cache: filepath.Join(root, "cache"), temp: filepath.Join(root, "temp"), docs: filepath.Join(root, "docs")}
	for _, dir := range []string{in.temp, in.docs} {
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	in.env = []string{"PATH=" + os.Getenv("PATH"), "XDG_CACHE_HOME=" + in.cache, "TMPDIR=" + in.temp}
	return in
}

// run runs the program and returns the CPU time that it took; anything but success fails the test.
func (in *installed) run(t *testing.T, args ...string) time.Duration {
	t.Helper()
	line := append(append(append([]string{}, in.prefix...), in.program), args...)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Dir, cmd.Env = in.docs, in.env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%.2000s", strings.Join(args, " "), err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// works runs what must work whatever the state of the cache is: the version, and
// a picture that is the same as ever.
func (in *installed) works(t *testing.T) {
	t.Helper()
	in.run(t, "--version")
	in.draws(t)
}

// draws is the half of works that is enough where nothing is kept, and each process compiles the engine.
func (in *installed) draws(t *testing.T) {
	t.Helper()
	document := filepath.Join(in.docs, "d.md")
	if err := os.WriteFile(document, []byte(smallDocument), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(document, 0o666); err != nil { // whoever runs the program may write it
		t.Fatal(err)
	}
	os.Remove(filepath.Join(in.docs, "d.svg"))
	in.run(t, "generate", "d.md")
	if svg, err := os.ReadFile(filepath.Join(in.docs, "d.svg")); err != nil || !bytes.Contains(svg, []byte("</svg>")) {
		t.Errorf("picture: %d bytes, %v", len(svg), err)
	}
	if left, _ := os.ReadDir(in.temp); len(left) > 0 {
		t.Errorf("left in the temporary directory: %v", left)
	}
}

// compiled returns the path of the compiled engine.
func (in *installed) compiled(t *testing.T) string {
	t.Helper()
	sums, err := filepath.Glob(filepath.Join(in.cache, "trustseam", "*", "go-graphviz", "*", "*.sum"))
	if err != nil || len(sums) != 1 {
		t.Fatalf("checksums in the cache: %v, %v; want one", sums, err)
	}
	file := strings.TrimSuffix(sums[0], ".sum")
	if info, err := os.Stat(file); err != nil || info.Size() < 1<<20 {
		t.Fatalf("the compiled engine: %v, %v", info, err)
	}
	return file
}

func TestBinaryCache(t *testing.T) {
	program := build(t)
	first := install(t, program)
	t.Run("lands in the user's directory", func(t *testing.T) {
		first.works(t)
		file := first.compiled(t)
		for dir := filepath.Dir(file); dir != first.cache; dir = filepath.Dir(dir) {
			if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
				t.Errorf("%s: %v, %v; want mode 0700", dir, info, err)
			}
		}
	})
	for name, damage := range map[string]func(text []byte) []byte{
		"one flipped byte": func(text []byte) []byte { text[len(text)/2] ^= 1; return text },
		"truncated":        func(text []byte) []byte { return text[:len(text)/2] },
		"empty":            func([]byte) []byte { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			in := install(t, program)
			if err := os.CopyFS(in.cache, os.DirFS(first.cache)); err != nil {
				t.Fatal(err)
			}
			file := in.compiled(t)
			good, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, damage(bytes.Clone(good)), 0o600); err != nil {
				t.Fatal(err)
			}
			in.works(t)
			if again, err := os.ReadFile(in.compiled(t)); err != nil || !bytes.Equal(again, good) {
				t.Errorf("the cache was not repaired: %v", err)
			}
		})
	}
	t.Run("no home", func(t *testing.T) {
		in := install(t, program)
		in.env = []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + in.temp}
		in.run(t, "--version") // that it draws where nothing is kept is seen in a home that is read-only
	})
	t.Run("temporary directory is missing", func(t *testing.T) {
		in := install(t, program)
		if err := os.Remove(in.temp); err != nil {
			t.Fatal(err)
		}
		in.works(t)
		in.compiled(t)
	})
	t.Run("started at the same time", func(t *testing.T) {
		in := install(t, program)
		var all []*exec.Cmd
		for range 2 {
			cmd := exec.Command(program, "--version")
			cmd.Env = in.env
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			all = append(all, cmd)
		}
		for _, cmd := range all {
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
		}
		in.works(t)
		in.compiled(t)
	})
}
