package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// countingPool counts the workers that are started, and draws for a run of its own.
func countingPool(t *testing.T, r *runner, opt drawpool.Options, started *atomic.Int32) *drawpool.Pool {
	t.Helper()
	opt.Run = r.allowance
	opt.Command = func() *exec.Cmd {
		started.Add(1)
		return workerCommand()
	}
	pool := drawpool.New(opt)
	t.Cleanup(pool.Close)
	return pool
}

// newTestRunner is a runner for a test.
func newTestRunner(t *testing.T) *runner {
	t.Helper()
	r, err := newRunner()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// opened are the documents of a directory.
func opened(t *testing.T, r *runner, dir string) []*job {
	t.Helper()
	jobs, found, _ := r.openJobs([]string{dir})
	if len(found.Failed) > 0 {
		t.Fatal(found.Failed)
	}
	return jobs
}

// generateWith runs the documents of a directory through a pool and returns
// every file that would be written.
func generateWith(t *testing.T, workers int, started *atomic.Int32, dir string) []output {
	t.Helper()
	r := newTestRunner(t)
	r.pool = countingPool(t, r, drawpool.Options{Workers: workers}, started)
	outputs, ds := collect(opened(t, r, dir))
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
	for _, o := range generateWith(t, 2, &first, dir) {
		if err := os.WriteFile(o.path, o.new, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if n := first.Load(); n != 2 {
		t.Errorf("%d workers for three pictures in two places", n)
	}
	if outputs := generateWith(t, 2, &second, dir); len(outputs) > 0 || second.Load() != 0 {
		t.Errorf("%d workers, %d files to write; nothing has changed", second.Load(), len(outputs))
	}
	if err := os.Remove(filepath.Join(dir, "d01.svg")); err != nil {
		t.Fatal(err)
	}
	if outputs := generateWith(t, 2, &third, dir); len(outputs) != 1 || third.Load() != 1 {
		t.Errorf("%d workers, %d files for one missing picture", third.Load(), len(outputs))
	}
}

// The number of workers changes nothing but the time.
func TestWorkersChangeNothing(t *testing.T) {
	dir := documentsFor(t, 8)
	var started atomic.Int32
	one := generateWith(t, 1, &started, dir)
	for run := range 3 {
		two := generateWith(t, 2, &started, dir)
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
func TestPoolGivesUp(t *testing.T) {
	var started atomic.Int32
	r := newTestRunner(t)
	pool := countingPool(t, r, drawpool.Options{Workers: 1}, &started)
	pictures := opened(t, r, documentsFor(t, 1))[0].result.Pictures
	var end atomic.Bool
	t.Cleanup(func() { end.Store(true) })
	_, ds := pool.Begin(pictures, 50*time.Millisecond, func(trustseam.Picture, context.Context, trustseam.Layout) ([]byte, []source.Diagnostic) {
		for !end.Load() { // it computes
		}
		return nil, nil
	})[0].Wait()
	if len(ds) != 1 || !strings.Contains(ds[0].String(), "picture of block `d00` cannot be drawn: drawing it took too long: more than 50ms of CPU time") {
		t.Errorf("%v", ds)
	}
}

// When the layouts have taken what a run may take, the other pictures are left out, the
// run says so, and what there is to say about documents is said.
func TestLayoutsOfARunEnd(t *testing.T) {
	dir := documentsFor(t, 3)
	var started atomic.Int32
	for _, o := range generateWith(t, 2, &started, dir) {
		if err := os.WriteFile(o.path, o.new, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var used atomic.Int64
	r := newTestRunner(t)
	r.redraw = true
	r.pool = countingPool(t, r, drawpool.Options{Workers: 2, Strangers: true, Spent: func() time.Duration { return time.Duration(used.Load()) }}, &started)
	used.Store(int64(limit.RunLayouts + 3*limit.RunLayoutsDocument - 1))
	remarks := func() (n int) {
		jobs := opened(t, r, dir)
		for _, j := range jobs {
			n += len(j.redrawn())
		}
		if len(jobs) != 3 {
			t.Errorf("%d documents", len(jobs))
		}
		return n
	}
	if n := remarks(); n > 0 {
		t.Errorf("%d remarks about pictures", n)
	}
	used.Store(int64(time.Hour))
	if n := remarks(); n > 0 {
		t.Errorf("%d remarks about pictures that were left out", n)
	}
	err := errors.Join(r.pool.LeftOut()...)
	if err == nil || err.Error() != "the layouts of the run have taken more than 6m0s of CPU time, which is the limit for what there is to do; the rest was not looked at" {
		t.Errorf("error %v", err)
	}
}

// A task beside the pictures of documents is left out as they are, and fails as they do.
func TestTasksEnd(t *testing.T) {
	var started atomic.Int32
	var used atomic.Int64
	r := newTestRunner(t)
	pool := countingPool(t, r, drawpool.Options{Workers: 1, Strangers: true, Spent: func() time.Duration { return time.Duration(used.Load()) }}, &started)
	var drawn atomic.Int32
	task := drawpool.Task{
		Draw: func(context.Context, trustseam.Layout) ([]byte, []source.Diagnostic) {
			drawn.Add(1)
			return nil, nil
		},
		Failure: func(err error) []source.Diagnostic { return []source.Diagnostic{{Message: err.Error()}} },
	}
	used.Store(int64(limit.RunLayouts + limit.RunLayoutsDocument - 1))
	if d := pool.BeginTask(task, time.Second); d.LeftOut() || drawn.Load() != 1 {
		t.Errorf("left out, or drawn %d times", drawn.Load())
	}
	used.Store(int64(time.Hour))
	if d := pool.BeginTask(task, time.Second); !d.LeftOut() || drawn.Load() != 1 || len(pool.LeftOut()) != 1 {
		t.Errorf("drawn %d times, and said %v", drawn.Load(), pool.LeftOut())
	}
	used.Store(0)
	var end atomic.Bool
	t.Cleanup(func() { end.Store(true) })
	task.Draw = func(context.Context, trustseam.Layout) ([]byte, []source.Diagnostic) {
		for !end.Load() { // it computes
		}
		return nil, nil
	}
	if _, ds := pool.BeginTask(task, 50*time.Millisecond).Wait(); len(ds) != 1 || ds[0].Message != "drawing it took too long: more than 50ms of CPU time beside the layout" {
		t.Errorf("%v", ds)
	}
}
