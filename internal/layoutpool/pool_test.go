package layoutpool

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// plenty is more CPU time than any layout of these tests takes that ends. The clock
// stops none of them before the go command does.
const plenty = time.Minute

func TestPoolAnswers(t *testing.T) {
	p := newPool(t, Options{})
	if out, err := layout(p, "a", plenty); err != nil || out != "layout of a" {
		t.Errorf("%q, %v", out, err)
	}
}

func TestPoolStartsNothingUnasked(t *testing.T) {
	p := newPool(t, Options{Workers: 2, Command: func() *exec.Cmd {
		t.Error("a worker was started")
		return exec.Command("false")
	}})
	p.Session(plenty).Close()
}

func TestPoolStartsNoMoreThanNeeded(t *testing.T) {
	for _, c := range []struct{ workers, due, want int }{{1, 3, 1}, {2, 1, 1}, {2, 2, 2}, {2, 5, 2}, {8, 3, 3}} {
		p := newPool(t, Options{Workers: c.workers})
		for range c.due {
			p.Expect()
		}
		if got := len(p.running); got != c.want {
			t.Errorf("%d places, %d pictures: %d workers, want %d", c.workers, c.due, got, c.want)
		}
		for i := range c.due {
			if _, err := layout(p, fmt.Sprint(i), plenty); err != nil {
				t.Error(err)
			}
		}
		if got := len(p.running); got > c.want {
			t.Errorf("%d places, %d pictures: %d workers in the end, want %d", c.workers, c.due, got, c.want)
		}
	}
}

// The worker that was started first is the one that draws.
func TestPoolWarms(t *testing.T) {
	p := newPool(t, Options{Workers: 2})
	p.Warm()
	p.Warm()
	if got := len(p.running); got != 1 {
		t.Fatalf("%d workers are warm, want 1", got)
	}
	p.Expect()
	if got := len(p.running); got != 1 {
		t.Errorf("%d workers for one picture, want 1", got)
	}
	if out, err := layout(p, "a", plenty); err != nil || out != "layout of a" {
		t.Errorf("%q, %v", out, err)
	}
	p.Close()
	if p.Warm(); len(p.running) > 0 {
		t.Error("a closed pool starts a worker")
	}
}

func TestPoolConcurrent(t *testing.T) {
	p := newPool(t, Options{Workers: 2, Runs: 7})
	var group sync.WaitGroup
	for i := range 12 {
		p.Expect()
		group.Go(func() {
			s := p.Session(plenty)
			defer s.Close()
			for k := range 5 {
				name := fmt.Sprint(i, "-", k)
				if out, err := s.Layout([]byte(name)); err != nil || string(out) != "layout of "+name {
					t.Errorf("%s: %q, %v", name, out, err)
				}
			}
		})
	}
	group.Wait()
	if len(p.running) > 2 {
		t.Errorf("%d workers are running", len(p.running))
	}
}

func TestPoolReplacesByCount(t *testing.T) {
	p := newPool(t, Options{Runs: 3})
	seen := make(map[string]int)
	for range 9 {
		pid, err := layout(p, "pid", plenty)
		if err != nil {
			t.Fatal(err)
		}
		seen[pid]++
	}
	if len(seen) != 3 {
		t.Errorf("layouts by worker: %v, want 3 workers with 3 each", seen)
	}
}

func TestPoolReplacesByMemory(t *testing.T) {
	p := newPool(t, Options{Memory: 1})
	s := p.Session(plenty)
	defer s.Close()
	first, err := s.Layout([]byte("pid"))
	if err != nil {
		t.Fatal(err)
	}
	if second, err := s.Layout([]byte("pid")); err != nil || string(second) == string(first) {
		t.Errorf("worker %s, then %s, %v; want another", first, second, err)
	}
}

func TestPoolWithoutProgram(t *testing.T) {
	p := newPool(t, Options{Command: func() *exec.Cmd { return exec.Command(t.TempDir() + "/missing") }})
	p.Expect()
	if _, err := layout(p, "a", plenty); err == nil || !strings.Contains(err.Error(), "cannot start a layout worker") {
		t.Errorf("error %v", err)
	}
	// A place that could not be filled is free again.
	if _, err := layout(p, "a", plenty); err == nil || p.taken != 0 {
		t.Errorf("%d places taken, %v", p.taken, err)
	}
}

func TestPoolCloseEndsSessions(t *testing.T) {
	once := t.TempDir() + "/once"
	p := newPool(t, Options{Command: command(once)})
	failed := make(chan error)
	go func() {
		_, err := layout(p, "hang", plenty)
		failed <- err
	}()
	waitFor(begun(once, "hang"))
	p.Close()
	if err := <-failed; err != errClosed {
		t.Errorf("error %v, want that the program is ending", err)
	}
	if _, err := layout(p, "a", plenty); err != errClosed {
		t.Errorf("error %v after Close", err)
	}
}

func TestPoolKillsWorkers(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("processes are looked up as Linux shows them")
	}
	p := newPool(t, Options{})
	pid, err := layout(p, "pid", plenty)
	if err != nil || !alive(pid) {
		t.Fatalf("worker %s, %v", pid, err)
	}
	p.Close()
	if alive(pid) {
		t.Error("the worker outlives the pool")
	}
}
