package layoutpool

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/testenv"
)

func TestSessionKeepsItsWorker(t *testing.T) {
	p := newPool(t, Options{Workers: 2, Runs: 2})
	s := p.Session(plenty)
	defer s.Close()
	var first string
	for i := range 5 {
		pid, err := s.Layout([]byte("pid"))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = string(pid)
		}
		if string(pid) != first {
			t.Errorf("layout %d came from another worker", i)
		}
	}
}

// What goes wrong once is not seen.
func TestSessionTriesAgain(t *testing.T) {
	for _, trouble := range []string{"crash", "garbage", "half", "oversized", "lie"} {
		t.Run(trouble, func(t *testing.T) {
			p := newPool(t, Options{Answer: 1 << 20})
			if out, err := layout(p, "once "+trouble, plenty); err != nil || out != "second" {
				t.Errorf("%q, %v; want the second answer", out, err)
			}
		})
	}
}

// A worker that others have used may be to blame for what it refuses and for what takes it too long.
func TestSessionTriesAgainAfterOthers(t *testing.T) {
	testenv.NeedsTime(t, "waits for processes that hang")
	for _, trouble := range []string{"refuse", "hang", "spin"} {
		t.Run(trouble, func(t *testing.T) {
			p := newHangingPool(t, Options{})
			if _, err := layout(p, "a", plenty); err != nil {
				t.Fatal(err)
			}
			if out, err := layout(p, "once "+trouble, time.Second); err != nil || out != "second" {
				t.Errorf("%q, %v; want the second answer", out, err)
			}
		})
	}
}

func TestSessionErrors(t *testing.T) {
	for trouble, want := range map[string]string{
		"crash":                     "the layout worker failed: fatal error: something broke",
		"garbage":                   "no answer",
		"half":                      "the layout worker failed: exit status 0",
		"oversized":                 "the limit is 1048576",
		"lie":                       "4294967295 bytes announced",
		"refuse":                    "syntax error in line 1",
		"hang":                      "the layout worker hangs: no answer within 30m0s",
		"spin":                      "the layout took too long: more than 400ms of CPU time",
		strings.Repeat("x", 2000+1): "2001 bytes of DOT; the limit is 2000",
	} {
		t.Run(trouble[:min(len(trouble), 9)], func(t *testing.T) {
			p := newHangingPool(t, Options{Answer: 1 << 20, DOT: 2000})
			limit := plenty
			if trouble == "spin" {
				limit = 400 * time.Millisecond
			}
			_, err := layout(p, trouble, limit)
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v, want %q", err, want)
			}
			if out, err := layout(p, "b", plenty); err != nil || out != "layout of b" {
				t.Errorf("the next picture: %q, %v", out, err)
			}
		})
	}
}

// After a deadline no plainer layout is tried, for that would make the picture depend on the machine.
func TestSessionDeadlineIsFinal(t *testing.T) {
	testenv.NeedsTime(t, "waits for processes that hang")
	for trouble, want := range map[string]error{"hang": errHung, "spin": errDeadline} {
		t.Run(trouble, func(t *testing.T) {
			p := newHangingPool(t, Options{})
			s := p.Session(time.Second)
			defer s.Close()
			if _, err := s.Layout([]byte("a")); err != nil || s.Err() != nil {
				t.Fatal(err, s.Err())
			}
			if _, err := s.Layout([]byte(trouble)); !errors.Is(err, want) {
				t.Fatalf("error %v, want %v", err, want)
			}
			if _, err := s.Layout([]byte("a")); !errors.Is(err, want) {
				t.Errorf("error %v, want %v", err, want)
			}
			if err := s.Err(); !errors.Is(err, want) {
				t.Errorf("a picture that has lost its time is taken for a good one: %v", err)
			}
		})
	}
}

// A layout that has taken more than it may is late, although nobody has looked meanwhile.
func TestSessionLateAnswer(t *testing.T) {
	p := newPool(t, Options{Command: command("graphviz")})
	if _, err := layout(p, string(network(1)), time.Nanosecond); !errors.Is(err, errDeadline) {
		t.Errorf("error %v", err)
	}
}

// A worker that does not see its own CPU time is seen from here, where the system shows it.
func TestSessionBlindWorker(t *testing.T) {
	if _, shown := cputime.Of(os.Getpid()); !shown {
		t.Skip("this system does not show the CPU time of another process")
	}
	p := newPool(t, Options{Command: command("blind")})
	if _, err := layout(p, "a", 200*time.Millisecond); !errors.Is(err, errDeadline) {
		t.Errorf("error %v", err)
	}
}

// A worker that never gets ready is stopped by the clock alone.
func TestSessionMuteWorker(t *testing.T) {
	p := newPool(t, Options{Command: command("mute"), Hang: time.Millisecond})
	if _, err := layout(p, "a", time.Millisecond); !errors.Is(err, errHung) {
		t.Errorf("error %v", err)
	}
}

// What the worker does, and this process between layouts, is not this process's work within layouts.
func TestSessionSpent(t *testing.T) {
	once := t.TempDir() + "/once"
	release := once + ".release"
	p := newPool(t, Options{Command: command(once), now: hourLater(release)})
	s := p.Session(plenty)
	defer s.Close()
	if s.Spent() != 0 {
		t.Errorf("%s before the first layout", s.Spent())
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if _, err := s.Layout([]byte("hang")); err == nil {
			t.Error("no error")
		}
	}()
	for s.Spent() < 50*time.Millisecond { // this loop computes
	}
	if err := os.WriteFile(release, nil, 0o600); err != nil {
		t.Error(err)
	}
	<-done
	spent := s.Spent()
	for begin := cputime.Own(); cputime.Own() < begin+20*time.Millisecond; {
	}
	if spent < 50*time.Millisecond || s.Spent() != spent {
		t.Errorf("%s at the end, %s later", spent, s.Spent())
	}
}

func TestSessionRefusalIsNotFinal(t *testing.T) {
	p := newPool(t, Options{})
	s := p.Session(plenty)
	defer s.Close()
	if _, err := s.Layout([]byte("refuse")); err == nil {
		t.Fatal("no error")
	}
	if out, err := s.Layout([]byte("a")); err != nil || string(out) != "layout of a" {
		t.Errorf("%q, %v", out, err)
	}
}

// The engine itself cannot be interrupted in a graph that takes it minutes.
func TestSessionCrawl(t *testing.T) {
	testenv.NeedsTime(t, "waits for processes that hang")
	p := newPool(t, Options{Command: command("graphviz")})
	var complete strings.Builder
	for i := range 60 {
		for k := range 60 {
			if i != k {
				fmt.Fprintf(&complete, "n%d -> n%d [label=xxxxxxxx]\n", i, k)
			}
		}
	}
	_, err := layout(p, "digraph g {\n"+complete.String()+"}\n", time.Second)
	if err == nil || !strings.Contains(err.Error(), "the layout took too long: more than 1s of CPU time") {
		t.Errorf("error %v", err)
	}
	if _, err := layout(p, "digraph g { a -> b }", plenty); err != nil {
		t.Errorf("the next picture: %v", err)
	}
}

func TestSessionMemory(t *testing.T) {
	testenv.NeedsTime(t, "takes a gigabyte of memory")
	p := newPool(t, Options{})
	if _, err := layout(p, "eat", plenty); err == nil || !strings.Contains(err.Error(), "more than 1024 MiB of memory") {
		t.Errorf("error %v", err)
	}
}

// The pool counts what all its workers have computed, also those that gave no answer.
func TestPoolSpent(t *testing.T) {
	p := newHangingPool(t, Options{})
	if p.Spent() != 0 {
		t.Errorf("%s before there is a worker", p.Spent())
	}
	const limit = 400 * time.Millisecond
	if _, err := layout(p, "spin", limit); !errors.Is(err, errDeadline) {
		t.Fatal(err)
	}
	p.Close() // nobody is waited for before
	if p.Spent() < limit {
		t.Errorf("%s after a layout of %s", p.Spent(), limit)
	}
}
