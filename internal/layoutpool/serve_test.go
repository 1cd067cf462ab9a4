package layoutpool

import (
	"io"
	"runtime"
	"testing"
	"time"
)

// A worker whose parent is gone ends, even in the middle of a layout that nothing can interrupt.
func TestServeEndsWithParent(t *testing.T) {
	for _, busy := range []string{"", "spin"} {
		w, err := start(command("-")())
		if err != nil {
			t.Fatal(err)
		}
		if busy != "" {
			if err := writeRequest(w.in, []byte(busy)); err != nil {
				t.Fatal(err)
			}
			time.Sleep(200 * time.Millisecond)
		}
		if err := w.in.Close(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-w.reap():
		case <-time.After(10 * time.Second):
			t.Errorf("busy %q: the worker is still there", busy)
			w.stop()
		}
	}
}

func TestServeGivesUpOnGarbage(t *testing.T) {
	in, out := io.Pipe()
	codes := make(chan int, 1)
	go Serve(in, io.Discard, nil, func(code int) {
		codes <- code
		runtime.Goexit()
	})
	if _, err := out.Write([]byte("GET / HTTP/1.1\r\n")); err != nil {
		t.Fatal(err)
	}
	if code := <-codes; code != exitBroken {
		t.Errorf("exit code %d, want %d", code, exitBroken)
	}
}
