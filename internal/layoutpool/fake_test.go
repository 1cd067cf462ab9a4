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

	"github.com/trustseam/trustseam/render/graphviz"
)

// fakeEnv makes the test binary a worker instead of a test.
const fakeEnv = "LAYOUTPOOL_FAKE"

func TestMain(m *testing.M) {
	if mode := os.Getenv(fakeEnv); mode != "" {
		fake(mode)
		return
	}
	os.Exit(m.Run())
}

// fake is a worker that does as the request tells it: "crash", "hang" … Where the
// mode names a file, misbehaviour happens once, and the file says that it has.
func fake(mode string) {
	if mode == "graphviz" {
		Serve(os.Stdin, os.Stdout, graphviz.Layout, os.Exit)
		return
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
		return behave(word)
	}, os.Exit)
}

func behave(word string) ([]byte, error) {
	switch word {
	case "crash":
		fmt.Fprintln(os.Stderr, "fatal error: something broke\n\ngoroutine 1")
		os.Exit(2)
	case "hang":
		time.Sleep(time.Hour)
	case "spin": // like the engine: nothing can interrupt it
		for n := 1; n > 0; n = n%7 + 1 {
		}
	case "garbage":
		os.Stdout.WriteString("<svg>")
		time.Sleep(time.Hour)
	case "half":
		os.Stdout.Write([]byte{byte(placed), 0, 0, 0})
		os.Exit(0)
	case "oversized":
		return bytes.Repeat([]byte("x"), 2<<20), nil
	case "lie":
		os.Stdout.Write([]byte{byte(placed), 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff})
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

// newPool makes a pool that is closed at the end of the test, which must then
// have as many goroutines as before.
func newPool(t testing.TB, opt Options) *Pool {
	t.Helper()
	if opt.Command == nil {
		opt.Command = command(t.TempDir() + "/once")
	}
	before := runtime.NumGoroutine()
	p := New(opt)
	t.Cleanup(func() {
		p.Close()
		for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
				return
			}
		}
	})
	return p
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
