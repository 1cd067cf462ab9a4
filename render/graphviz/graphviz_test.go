package graphviz

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"sync"
	"testing"

	"github.com/trustseam/trustseam/internal/wasmcache"
)

const small = `digraph g { subgraph cluster1 { n1 } n1 -> n2 [id="f1"] }`

func TestLayoutPlacesNodesAndEdges(t *testing.T) {
	out, err := Layout([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		BB      string
		Objects []struct{ Name, Pos, BB string }
		Edges   []struct{ ID, Pos string }
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if answer.BB == "" || len(answer.Objects) != 3 || len(answer.Edges) != 1 {
		t.Fatalf("answer = %+v", answer)
	}
	if e := answer.Edges[0]; e.ID != "f1" || e.Pos == "" {
		t.Errorf("edge = %+v", e)
	}
}

func TestLayoutRejectsWhatIsNoGraph(t *testing.T) {
	for _, dot := range []string{"", "  \n", "digraph {", "garbage", "\x00", "digraph g { a [=] }"} {
		if out, err := Layout([]byte(dot)); err == nil {
			t.Errorf("Layout(%q) = %s, want an error", dot, out)
		}
	}
	if _, err := Layout([]byte(small)); err != nil {
		t.Errorf("a good graph after bad ones: %v", err)
	}
}

func TestLayoutIsRepeatable(t *testing.T) {
	first, err := Layout([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := Layout([]byte(small))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatalf("first %s\nthen %s", first, again)
		}
	}
}

func TestLayoutInTwoGoroutines(t *testing.T) {
	want := make([][]byte, 2)
	dot := func(n int) []byte { return fmt.Appendf(nil, "digraph g { a -> b -> c%d }", n) }
	for n := range want {
		out, err := Layout(dot(n))
		if err != nil {
			t.Fatal(err)
		}
		want[n] = out
	}
	var group sync.WaitGroup
	for n := range want {
		group.Go(func() {
			for range 10 {
				if out, err := Layout(dot(n)); err != nil || !bytes.Equal(out, want[n]) {
					t.Errorf("goroutine %d: %v, %d bytes for %d", n, err, len(out), len(want[n]))
				}
			}
		})
	}
	group.Wait()
}

func TestLayoutStaysUsable(t *testing.T) {
	for n := range 150 {
		dot := fmt.Appendf(nil, "digraph g { subgraph cluster1 { a -> b [label=xxx] } b -> c%d -> d -> a [label=xxxx] }", n)
		if _, err := Layout(dot); err != nil {
			t.Fatalf("layout %d: %v", n, err)
		}
	}
}

// A program that imports the package starts although the temporary directory holds a damaged engine,
// at which the engine itself would panic, and finds the environment and the garbage collector as its user has left them.
func TestLayoutBesideADamagedCache(t *testing.T) {
	if want := os.Getenv("GRAPHVIZ_TEST_CHILD"); want != "" {
		if got := os.TempDir(); got != want {
			t.Errorf("the temporary directory is %s", got)
		}
		if got := debug.SetGCPercent(100); got != 100 {
			t.Errorf("the garbage collector is set to %d", got)
		}
		TestLayoutPlacesNodesAndEdges(t)
		return
	}
	temp := t.TempDir()
	if wasmcache.Dir() != "" { // else the engine keeps nothing here
		damageEngine(t, temp)
	}
	// Nor has this user a directory of its own: where a file is, none can be made.
	home := filepath.Join(temp, "home")
	if err := os.WriteFile(home, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	cmd.Env = []string{"SYSTEMROOT=" + os.Getenv("SYSTEMROOT")}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP", "GRAPHVIZ_TEST_CHILD"} {
		cmd.Env = append(cmd.Env, name+"="+temp)
	}
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		cmd.Env = append(cmd.Env, name+"="+home)
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// damageEngine leaves a part of our own compiled engine where the engine looks for it in a temporary directory.
func damageEngine(t *testing.T, temp string) {
	t.Helper()
	if err := os.CopyFS(temp, os.DirFS(wasmcache.Dir())); err != nil {
		t.Fatal(err)
	}
	engines, err := filepath.Glob(filepath.Join(temp, "go-graphviz", "*", "*"))
	if err != nil || len(engines) == 0 {
		t.Fatalf("%d files, %v", len(engines), err)
	}
	for _, name := range engines {
		if err := os.Truncate(name, 1000); err != nil {
			t.Fatal(err)
		}
	}
}
