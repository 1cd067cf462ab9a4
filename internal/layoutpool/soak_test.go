package layoutpool

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// soakEnv says how many layouts to make, as 5000; without it there is no soak.
const soakEnv = "LAYOUTPOOL_SOAK"

// network is a graph of the size of a usual picture: 12 nodes, 18 edges with room
// for labels, three frames. Graphs with other numbers differ.
func network(n int) []byte {
	var b bytes.Buffer
	b.WriteString("digraph g { node [shape=box fixedsize=true width=1.4 height=0.6 label=\"\"]\n")
	for c := range 3 {
		fmt.Fprintf(&b, "subgraph cluster%d { graph [margin=22]", c+1)
		for i := range 4 {
			fmt.Fprintf(&b, " n%d", 4*c+i)
		}
		b.WriteString(" }\n")
	}
	for i := range 18 {
		fmt.Fprintf(&b, "n%d -> n%d [id=f%d minlen=%d]\n", i*5%12, (i*7+n+1)%12, i, 1+n%2)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// resident is the memory of a process in KiB, as Linux tells it.
func resident(t *testing.T, pid string) int {
	t.Helper()
	status, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(fields[0])
	return n
}

// Thousands of layouts leave this process as big as it was, and every worker bounded.
func TestSoak(t *testing.T) {
	count, err := strconv.Atoi(os.Getenv(soakEnv))
	if err != nil {
		t.Skipf("set %s to a number of layouts", soakEnv)
	}
	if runtime.GOOS != "linux" {
		t.Skip("memory is read as Linux tells it")
	}
	p := newPool(t, Options{Workers: 2, Command: command("graphviz")})
	want := make(map[int]string)
	workers := make(map[string]bool)
	early, most := 0, 0
	for i := range count {
		s := p.Session(plenty)
		out, err := s.Layout(network(i % 24))
		if err != nil {
			t.Fatalf("layout %d: %v", i, err)
		}
		if first, ok := want[i%24]; ok && first != string(out) {
			t.Fatalf("layout %d differs from the first of the same graph", i)
		}
		want[i%24] = string(out)
		pid := strconv.Itoa(s.worker.cmd.Process.Pid)
		workers[pid] = true
		size := resident(t, pid)
		most = max(most, size)
		// What the worker says of itself decides when it is replaced.
		if own := int(s.worker.memory >> 10); own < size/2 {
			t.Fatalf("layout %d: the worker says that it has %d KiB; the system says %d", i, own, size)
		}
		s.Close()
		if i == count/10 {
			runtime.GC()
			early = resident(t, "self")
		}
	}
	runtime.GC()
	late := resident(t, "self")
	t.Logf("%d layouts, %d workers; this process %d KiB after a tenth, %d KiB at the end; the biggest worker %d KiB", count, len(workers), early, late, most)
	if late > early+16<<10 {
		t.Errorf("this process has grown from %d to %d KiB", early, late)
	}
	if limit := 2 * defaultMemory >> 10; most > limit {
		t.Errorf("a worker had %d KiB, the limit is %d", most, limit)
	}
}
