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
		once := t.TempDir() + "/once"
		w, err := start(command(once)(), time.Now)
		if err != nil {
			t.Fatal(err)
		}
		if busy != "" {
			if err := writeRequest(w.in, request{plenty, []byte(busy)}); err != nil {
				t.Fatal(err)
			}
			waitFor(begun(once, busy))
		}
		if err := w.in.Close(); err != nil {
			t.Fatal(err)
		}
		if <-w.reap(); w.cmd.ProcessState.ExitCode() != exitDone {
			t.Errorf("busy %q: %s", busy, w.cmd.ProcessState)
		}
	}
}

// Verifies: threat-model/T02@wasm
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
