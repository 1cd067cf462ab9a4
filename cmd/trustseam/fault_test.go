package main

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/testenv"
)

// faultTree is a directory of documents whose regions are out of date.
type faultTree struct {
	dir      string
	old, new map[string]string // by path; pictures do not exist before
}

// newFaultTree writes documents and learns from one undisturbed run what becomes of them.
func newFaultTree(t *testing.T, dir string, documents int) *faultTree {
	t.Helper()
	tree := &faultTree{dir: dir, old: make(map[string]string), new: make(map[string]string)}
	for i := range documents {
		text := fmt.Sprintf("# Document %d\n\n%s\n```dfd\nactor user: User\nboundary site: Site | edge\n  process web: Web app %d\nuser -> web: Place order | https\n```\n\nAfter.\n",
			i, strings.Repeat("A line of prose that nobody may lose.\n", 400), i)
		tree.old[filepath.Join(dir, fmt.Sprintf("doc%02d.md", i))] = text
	}
	tree.reset(t)
	if out, err := tree.run("generate").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for path := range tree.old {
		picture := strings.TrimSuffix(path, ".md") + ".svg"
		tree.new[path], tree.new[picture] = read(t, path), read(t, picture)
	}
	return tree
}

// reset puts the old documents back.
func (f *faultTree) reset(t *testing.T) {
	t.Helper()
	for path, text := range f.old {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// run is the command on the tree, as a process of its own.
func (f *faultTree) run(args ...string) *exec.Cmd {
	cmd := exec.Command("trustseam", append(args, ".")...)
	cmd.Dir = f.dir
	return cmd
}

// check requires every file to be wholly old or wholly new, and counts the new documents.
func (f *faultTree) check(t *testing.T) int {
	t.Helper()
	done := 0
	for path, want := range f.new {
		text, err := os.ReadFile(path)
		old, document := f.old[path]
		switch {
		case err == nil && string(text) == want:
			if document {
				done++
			}
		case document && string(text) == old, !document && os.IsNotExist(err):
		default:
			t.Errorf("%s is neither old nor new: %d bytes, %v", path, len(text), err)
		}
	}
	return done
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestKilled kills generate at a random moment, again and again. TRUSTSEAM_KILLS sets how often.
func TestKilled(t *testing.T) {
	testenv.NeedsTime(t, "runs the program many times")
	kills, err := strconv.Atoi(cmp.Or(os.Getenv("TRUSTSEAM_KILLS"), "20"))
	if err != nil {
		t.Fatal(err)
	}
	tree := newFaultTree(t, t.TempDir(), 24)
	tree.reset(t)
	// With the pictures there, a run is a short start and then nothing but writing.
	begin := time.Now()
	if out, err := tree.run("generate").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(begin)
	random := rand.New(rand.NewPCG(1, 2))
	before, within, after := 0, 0, 0
	for i := range kills {
		tree.reset(t)
		cmd := tree.run("generate")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole/4 + time.Duration(random.Int64N(int64(whole))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		switch done := tree.check(t); {
		case t.Failed():
			t.Fatalf("after kill %d", i)
		case done == 0:
			before++
		case done < len(tree.old):
			within++
		default:
			after++
		}
	}
	t.Logf("%d kills: %d before the first write, %d between, %d after the last", kills, before, within, after)
	if out, err := tree.run("generate").CombinedOutput(); err != nil || tree.check(t) != len(tree.old) {
		t.Errorf("the run after the last kill: %v\n%s", err, out)
	}
}

// Two runs on one tree at once: both find the same thing to do, one is faster.
func TestConcurrentRuns(t *testing.T) {
	tree := newFaultTree(t, t.TempDir(), 8)
	for range 4 {
		tree.reset(t)
		var group sync.WaitGroup
		for range 3 {
			group.Add(1)
			go func() {
				defer group.Done()
				var out bytes.Buffer
				cmd := tree.run("generate")
				cmd.Stderr = &out
				if err := cmd.Run(); err != nil {
					t.Errorf("%v\n%s", err, out.String())
				}
			}()
		}
		group.Wait()
		if done := tree.check(t); done != len(tree.old) {
			t.Errorf("%d of %d documents were written", done, len(tree.old))
		}
	}
	left, err := filepath.Glob(filepath.Join(tree.dir, ".trustseam-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
