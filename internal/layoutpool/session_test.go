package layoutpool

import (
	"fmt"
	"strings"
	"testing"
	"time"
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
	for _, trouble := range []string{"refuse", "hang", "spin"} {
		t.Run(trouble, func(t *testing.T) {
			p := newPool(t, Options{})
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
		"hang":                      "the layout took too long: more than 400ms",
		"spin":                      "the layout took too long: more than 400ms",
		strings.Repeat("x", 2000+1): "2001 bytes of DOT; the limit is 2000",
	} {
		t.Run(trouble[:min(len(trouble), 9)], func(t *testing.T) {
			p := newPool(t, Options{Answer: 1 << 20, DOT: 2000})
			limit := plenty
			if strings.Contains(want, "too long") {
				limit = 400 * time.Millisecond
			}
			begin := time.Now()
			_, err := layout(p, trouble, limit)
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v, want %q", err, want)
			}
			if took := time.Since(begin); took > 10*time.Second {
				t.Errorf("it took %s", took)
			}
			if out, err := layout(p, "b", plenty); err != nil || out != "layout of b" {
				t.Errorf("the next picture: %q, %v", out, err)
			}
		})
	}
}

// After a deadline no plainer layout is tried, for that would make the picture depend on the machine.
func TestSessionDeadlineIsFinal(t *testing.T) {
	p := newPool(t, Options{})
	s := p.Session(3 * time.Second) // enough for the first layout on a busy machine
	defer s.Close()
	if _, err := s.Layout([]byte("a")); err != nil || s.Err() != nil {
		t.Fatal(err, s.Err())
	}
	if _, err := s.Layout([]byte("hang")); err == nil {
		t.Fatal("no error")
	}
	if _, err := s.Layout([]byte("a")); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("error %v", err)
	}
	if err := s.Err(); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("a picture that has lost its time is taken for a good one: %v", err)
	}
}

func TestSessionSpent(t *testing.T) {
	p := newPool(t, Options{})
	s := p.Session(300 * time.Millisecond)
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
	for s.Spent() < 50*time.Millisecond {
		time.Sleep(time.Millisecond)
	}
	<-done
	spent := s.Spent()
	time.Sleep(20 * time.Millisecond)
	if spent < 300*time.Millisecond || s.Spent() != spent {
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
	p := newPool(t, Options{Command: command("graphviz")})
	var complete strings.Builder
	for i := range 60 {
		for k := range 60 {
			if i != k {
				fmt.Fprintf(&complete, "n%d -> n%d [label=xxxxxxxx]\n", i, k)
			}
		}
	}
	begin := time.Now()
	_, err := layout(p, "digraph g {\n"+complete.String()+"}\n", 3*time.Second)
	if err == nil || !strings.Contains(err.Error(), "the layout took too long: more than 3s") {
		t.Errorf("error %v", err)
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
	if _, err := layout(p, "digraph g { a -> b }", plenty); err != nil {
		t.Errorf("the next picture: %v", err)
	}
}

func TestSessionMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a gigabyte of memory")
	}
	p := newPool(t, Options{})
	if _, err := layout(p, "eat", plenty); err == nil || !strings.Contains(err.Error(), "more than 1024 MiB of memory") {
		t.Errorf("error %v", err)
	}
}
