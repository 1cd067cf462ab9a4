package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/walk"
)

// fakeRun is an allowance whose clock stands where a test puts it.
func fakeRun(used *atomic.Int64) *cputime.Allowance {
	a := cputime.NewAllowance("the run has", func() time.Duration { return time.Duration(used.Load()) })
	a.Grant(limit.RunBase)
	return a
}

// A run that has used everything up says what it knows, and that there is more.
func TestRunEnds(t *testing.T) {
	var used atomic.Int64
	hang := make(chan struct{})
	defer close(hang)
	jobs, err := each(fakeRun(&used), []string{"a", "b", "c", "d"}, func(path string) (*document, error) {
		switch path {
		case "a":
			return &document{path: path}, nil
		case "b":
			return nil, errors.New("b: broken")
		}
		used.Store(int64(limit.RunBase)) // a document that takes everything, and goes on
		<-hang
		return &document{path: path}, nil
	})
	want := "b: broken\nthe run has taken more than 30s of CPU time, which is the limit for what there is to do; the rest was not looked at"
	if len(jobs) != 1 || err == nil || err.Error() != want {
		t.Errorf("%d documents, %v", len(jobs), err)
	}
}

// What a run may take grows with what it comes to, and a walk ends, too.
func TestAllowanceGrows(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b.md", "c.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var used atomic.Int64
	run := fakeRun(&used)
	if w := walk.Documents([]string{dir}, run); len(w.Paths) != 2 || len(w.Failed) > 0 {
		t.Errorf("%d documents, %v", len(w.Paths), w.Failed)
	}
	if got, want := run.Left(), limit.RunBase+2*limit.RunDocument+3*limit.RunEntry; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	used.Store(int64(time.Hour))
	if w := walk.Documents([]string{dir}, run); len(w.Paths) != 0 || len(w.Failed) != 1 || !strings.HasPrefix(w.Failed.Error(), "the run has taken more than 40s of CPU time") {
		t.Errorf("%d documents, %v", len(w.Paths), w.Failed)
	}
}

// What is larger than a document may be is read as far as it takes to know whether it is ours.
func TestLargeFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	filler := strings.Repeat("x\n", limit.Document/2+50)
	for name, text := range map[string]string{
		"none":       filler + filler,
		"none, wide": "x" + strings.Repeat("é\n", limit.Document),
		"first":      "```dfd\n" + filler,
		"last":       filler + filler + filler + "```dfd\n",
		"across":     filler[:limit.Document-2] + "```dfd\n",
		"hidden":     filler[:limit.Document-100] + "~~~" + strings.Repeat("\u2060", 200) + "dfd\n",
		"no text":    filler + "\xff",
		"cut":        filler + "\xe2\x82",
		"huge":       strings.Repeat("x\n", (limit.Scan+limit.Document)/2),
	} {
		if err := os.WriteFile(name+".md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("CI", "1")
	var out, errOut strings.Builder
	if code := run([]string{"check", "."}, strings.NewReader(""), &out, &errOut); code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	const tooLarge = ".md:1:1: error: document is larger than 2 MiB; divide it, or move the block to a document of its own [TS023]\n"
	if want := strings.Join([]string{"across", "cut", "first", "hidden", "last", "no text", ""}, tooLarge); out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	if want := "trustseam: checked 6 documents, 6 remarks\ntrustseam: huge.md: larger than the limit of 64 MiB\n"; errOut.String() != want {
		t.Errorf("got %q, want %q", errOut.String(), want)
	}
}
