package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/layoutpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/source"
)

// newTestStudio counts the workers that are started.
func newTestStudio(t *testing.T, workers int, started *atomic.Int32) *studio {
	t.Helper()
	s := &studio{places: make(chan struct{}, workers)}
	s.pool = layoutpool.New(layoutpool.Options{Workers: workers, Command: func() *exec.Cmd {
		started.Add(1)
		return workerCommand()
	}})
	t.Cleanup(s.close)
	return s
}

// generateWith runs the documents of a directory through a studio and returns
// every file that would be written.
func generateWith(t *testing.T, s *studio, dir string) []output {
	t.Helper()
	w, err := newWorkshop(false)
	if err != nil {
		t.Fatal(err)
	}
	w.studio = s
	jobs, err := w.open([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	outputs, ds := collect(jobs)
	for _, d := range ds {
		t.Error(d)
	}
	return outputs
}

func documentsFor(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		text := fmt.Sprintf("```dfd\nactor a: Actor %d\nboundary z: Zone | edge\n  process b: B\n  store c: C\na -> b: Ask\nb -> c: Look up\n```\n", i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("d%02d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Pictures that show what their blocks say start no worker at all, and one stale picture starts one.
func TestUnchangedPicturesStartNoWorker(t *testing.T) {
	dir := documentsFor(t, 3)
	var first, second, third atomic.Int32
	for _, o := range generateWith(t, newTestStudio(t, 2, &first), dir) {
		if err := os.WriteFile(o.path, o.new, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if n := first.Load(); n != 2 {
		t.Errorf("%d workers for three pictures in two places", n)
	}
	if outputs := generateWith(t, newTestStudio(t, 2, &second), dir); len(outputs) > 0 || second.Load() != 0 {
		t.Errorf("%d workers, %d files to write; nothing has changed", second.Load(), len(outputs))
	}
	if err := os.Remove(filepath.Join(dir, "d01.svg")); err != nil {
		t.Fatal(err)
	}
	if outputs := generateWith(t, newTestStudio(t, 2, &third), dir); len(outputs) != 1 || third.Load() != 1 {
		t.Errorf("%d workers, %d files for one missing picture", third.Load(), len(outputs))
	}
}

// The number of workers changes nothing but the time.
func TestWorkersChangeNothing(t *testing.T) {
	dir := documentsFor(t, 8)
	var started atomic.Int32
	one := generateWith(t, newTestStudio(t, 1, &started), dir)
	for run := range 3 {
		two := generateWith(t, newTestStudio(t, 2, &started), dir)
		if len(one) != 16 || len(two) != len(one) {
			t.Fatalf("%d files with one worker, %d with two", len(one), len(two))
		}
		for i := range one {
			if one[i].path != two[i].path || !bytes.Equal(one[i].new, two[i].new) {
				t.Errorf("run %d: file %d is %s with one worker, %s with two, or differs", run, i, one[i].path, two[i].path)
			}
		}
	}
}

// A picture whose drawing does not end is given up, and says so at its block.
func TestStudioGivesUp(t *testing.T) {
	var started atomic.Int32
	s := newTestStudio(t, 1, &started)
	w, err := newWorkshop(false)
	if err != nil {
		t.Fatal(err)
	}
	jobs, err := w.open([]string{documentsFor(t, 1)})
	if err != nil {
		t.Fatal(err)
	}
	var end atomic.Bool
	t.Cleanup(func() { end.Store(true) })
	_, ds := s.draw(jobs[0].pictures[0].Picture, 50*time.Millisecond, func(pipeline.Picture) ([]byte, []source.Diagnostic) {
		for !end.Load() { // it computes
		}
		return nil, nil
	})
	if len(ds) != 1 || !strings.Contains(ds[0].String(), "picture of block `d00` cannot be drawn: drawing it took too long: more than 50ms of CPU time") {
		t.Errorf("%v", ds)
	}
}

// What a pull request sets for its pictures counts up to a point where pictures of
// strangers are laid out; who runs the program may say more.
func TestLimitOfStrangers(t *testing.T) {
	for _, c := range []struct {
		asked, configured, want time.Duration
		bound                   bool
	}{
		{0, time.Hour, time.Hour, false},
		{0, time.Hour, limit.OthersLayout, true},
		{0, time.Second, time.Second, true},
		{2 * time.Hour, time.Second, 2 * time.Hour, true},
		{2 * time.Hour, time.Second, 2 * time.Hour, false},
	} {
		s := newStudio(c.asked)
		if c.bound {
			s.bound(newAllowance())
		}
		if got := s.limitFor(c.configured); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
		s.close()
	}
}

// When the layouts have taken what a run may take, the other pictures are left out, the
// run says so, and what there is to say about documents is said.
func TestLayoutsOfARunEnd(t *testing.T) {
	dir := documentsFor(t, 3)
	var started atomic.Int32
	for _, o := range generateWith(t, newTestStudio(t, 2, &started), dir) {
		if err := os.WriteFile(o.path, o.new, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w, err := newWorkshop(false)
	if err != nil {
		t.Fatal(err)
	}
	w.redraw, w.studio = true, newTestStudio(t, 2, &started)
	w.studio.bound(w.run)
	var used atomic.Int64
	w.studio.layouts.own = func() time.Duration { return time.Duration(used.Load()) }
	used.Store(int64(limit.RunLayouts + 3*limit.RunLayoutsDocument - 1))
	jobs, err := w.open([]string{dir})
	if err != nil || len(jobs) != 3 {
		t.Fatal(len(jobs), err)
	}
	remarks := func() (n int) {
		for _, j := range jobs {
			n += len(j.redrawn())
		}
		return n
	}
	if n := remarks(); n > 0 {
		t.Errorf("%d remarks about pictures", n)
	}
	used.Store(int64(time.Hour))
	for _, j := range jobs {
		w.draw(j)
	}
	if n := remarks(); n > 0 {
		t.Errorf("%d remarks about pictures that were left out", n)
	}
	err = w.studio.leftOut()
	if err == nil || err.Error() != "the layouts of the run have taken more than 6m0s of CPU time, which is the limit for what there is to do; the rest was not looked at" {
		t.Errorf("error %v", err)
	}
}

// However much there is to do, a run ends within a time.
func TestAllowanceHasAMost(t *testing.T) {
	run := newAllowance()
	run.grant(100 * time.Hour)
	if got := run.all(); got != limit.RunMost {
		t.Errorf("%s", got)
	}
}
