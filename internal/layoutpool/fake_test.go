package layoutpool

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/wasmcache"
	"github.com/trustseam/trustseam/render/graphviz"
)

// fakeEnv makes the test binary a worker instead of a test.
const fakeEnv = "LAYOUTPOOL_FAKE"

func TestMain(m *testing.M) {
	wasmcache.Settle()
	if mode := os.Getenv(fakeEnv); mode != "" {
		fake(mode)
		return
	}
	os.Exit(m.Run())
}

// fake is a worker that does as the request tells it: "crash", "hang" … Where the
// mode names a file, misbehaviour happens once, and the file says that it has.
func fake(mode string) {
	switch mode {
	case "graphviz":
		Serve(os.Stdin, os.Stdout, graphviz.Layout, os.Exit)
		return
	case "blind":
		blind()
		return
	case "mute":
		time.Sleep(time.Hour)
	}
	Serve(os.Stdin, os.Stdout, func(dot []byte) ([]byte, error) {
		word := string(dot)
		if rest, ok := strings.CutPrefix(word, "once "); ok {
			if _, err := os.Stat(mode); err == nil {
				return []byte("second"), nil
			}
			if err := os.WriteFile(mode, nil, 0o600); err != nil {
				return nil, err
			}
			word = rest
		}
		return behave(word, mode)
	}, os.Exit)
}

// blind is a worker that does not look at its own CPU time. One whose collection
// waits for the engine is as blind.
func blind() {
	if err := writeAnswer(os.Stdout, answer{kind: ready}); err != nil {
		os.Exit(exitBroken)
	}
	if _, err := readRequest(os.Stdin, maxDOT); err != nil {
		os.Exit(exitBroken)
	}
	spin()
}

// spin is like the engine: nothing can interrupt it.
func spin() {
	for n := 1; n > 0; n = n%7 + 1 {
	}
}

// begun is the file by which a worker whose mode is a file says that it hangs or
// spins from now on.
func begun(mode, word string) string { return mode + "." + word }

func behave(word, mode string) ([]byte, error) {
	if word == "hang" || word == "spin" {
		if err := os.WriteFile(begun(mode, word), nil, 0o600); err != nil {
			return nil, err
		}
	}
	switch word {
	case "crash":
		fmt.Fprintln(os.Stderr, "fatal error: something broke\n\ngoroutine 1")
		os.Exit(2)
	case "hang":
		time.Sleep(time.Hour)
	case "spin":
		spin()
	case "garbage":
		os.Stdout.WriteString("<svg>")
		time.Sleep(time.Hour)
	case "half":
		os.Stdout.Write([]byte{byte(placed), 0, 0, 0})
		os.Exit(0)
	case "oversized":
		return bytes.Repeat([]byte("x"), 2<<20), nil
	case "lie":
		os.Stdout.Write(append(append([]byte{byte(placed)}, make([]byte, 16)...), 0xff, 0xff, 0xff, 0xff))
		time.Sleep(time.Hour)
	case "refuse":
		return nil, errors.New("syntax error in line 1")
	case "eat":
		var all [][]byte
		for len(all) < 1000 {
			all = append(all, bytes.Repeat([]byte("x"), 16<<20))
			runtime.Gosched()
		}
	case "pid":
		return []byte(strconv.Itoa(os.Getpid())), nil
	}
	return []byte("layout of " + word), nil
}

// command starts the test binary as a worker.
func command(mode string) func() *exec.Cmd {
	return func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), fakeEnv+"="+mode)
		return cmd
	}
}

// hourLater is a clock that jumps by an hour when a file is there, such as that of
// begun: a worker that is waited for then has hung, however long it took to get there.
func hourLater(file string) func() time.Time {
	return func() time.Time {
		now := time.Now()
		if _, err := os.Stat(file); err == nil {
			now = now.Add(time.Hour)
		}
		return now
	}
}

// waitFor waits until a file is there.
func waitFor(file string) {
	for {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// newPool makes a pool that is closed at the end of the test, which must then
// have as many goroutines as before. When it never has, what go test prints in the
// end says where they are.
func newPool(t testing.TB, opt Options) *Pool {
	t.Helper()
	if opt.Command == nil {
		opt.Command = command(t.TempDir() + "/once")
	}
	before := runtime.NumGoroutine()
	p := New(opt)
	t.Cleanup(func() {
		p.Close()
		for runtime.NumGoroutine() > before {
			time.Sleep(time.Millisecond)
		}
	})
	return p
}

// newHangingPool makes a pool whose clock jumps as soon as a worker hangs.
func newHangingPool(t testing.TB, opt Options) *Pool {
	t.Helper()
	once := t.TempDir() + "/once"
	opt.Command, opt.now = command(once), hourLater(begun(once, "hang"))
	return newPool(t, opt)
}

// layout has one graph laid out in a session of its own.
func layout(p *Pool, dot string, limit time.Duration) (string, error) {
	s := p.Session(limit)
	defer s.Close()
	out, err := s.Layout([]byte(dot))
	return string(out), err
}

// alive reports whether a process is there, on systems that can say so by its id.
func alive(pid string) bool {
	_, err := os.Stat("/proc/" + pid)
	if err != nil {
		return false
	}
	stat, err := os.ReadFile("/proc/" + pid + "/stat")
	return err == nil && !bytes.Contains(stat, []byte(") Z "))
}
