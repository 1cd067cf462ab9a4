package layoutpool

import (
	"bufio"
	"io"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
)

const (
	// maxWorkerMemory is where a worker gives up: a layout that needs more would
	// exhaust the machine's memory long before its CPU time.
	maxWorkerMemory = 1 << 30
	// watchEvery is how often a worker looks at its memory and its CPU time.
	watchEvery = 20 * time.Millisecond
)

// The exit codes of a worker.
const (
	exitDone   = 0 // the other side is gone
	exitBroken = 2 // the other side speaks another protocol
	exitMemory = 3 // the layout needs too much memory
	exitTime   = 4 // the layout has used up its CPU time
)

// Serve is the worker's side: it answers requests, one at a time, until the
// other side closes the pipe. It then calls exit at once, even in the middle of
// a layout, so that no worker outlives the program that started it.
func Serve(in io.Reader, out io.Writer, layout func([]byte) ([]byte, error), exit func(int)) {
	// While the engine computes, its goroutine cannot be interrupted. The two that
	// watch it need their own processor.
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0)))
	// A collection has to wait until the engine pauses, and meanwhile spins on a
	// processor. So none starts during a layout unless memory runs short.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(maxWorkerMemory / 2)
	var tidy tidier
	var over deadline
	go watch(&over, exit)
	requests := make(chan request)
	go func() {
		from := bufio.NewReader(in)
		for {
			r, err := readRequest(from, maxDOT)
			if err == io.EOF {
				exit(exitDone)
				return
			}
			if err != nil {
				exit(exitBroken)
				return
			}
			requests <- r
		}
	}()
	// The work up to here, such as compiling the engine, is not charged to any picture.
	if err := writeAnswer(out, answer{kind: ready}); err != nil {
		exit(exitDone)
		return
	}
	for r := range requests {
		a := over.run(r, layout)
		a.memory = tidy.collect(memory(newSample()))
		if err := writeAnswer(out, a); err != nil {
			exit(exitDone)
			return
		}
	}
}

// deadline is the CPU time of this process, in nanoseconds, at which the current
// layout has used up its own; 0 between layouts.
type deadline struct{ at atomic.Int64 }

// run makes one layout and measures it.
func (d *deadline) run(r request, layout func([]byte) ([]byte, error)) answer {
	begin := cputime.Own()
	d.at.Store(int64(begin + r.cpu))
	text, err := layout(r.dot)
	d.at.Store(0)
	a := answer{kind: placed, cpu: cputime.Own() - begin, text: text}
	if err != nil {
		a.kind, a.text = refused, []byte(err.Error())
	}
	return a
}

// passed reports whether the current layout has used up its CPU time.
func (d *deadline) passed() bool {
	at := d.at.Load()
	return at > 0 && int64(cputime.Own()) > at
}

// tidier collects garbage between two layouts.
type tidier struct{ after uint64 }

// quietMemory is how much a worker may have before it collects garbage for the first time.
const quietMemory = 96 << 20

// collect frees garbage if memory has doubled since the last time. It returns
// the resulting memory size in bytes.
func (t *tidier) collect(now uint64) uint64 {
	if now < max(quietMemory, 2*t.after) {
		return now
	}
	debug.FreeOSMemory()
	t.after = memory(newSample())
	return t.after
}

// watch ends the worker if a layout needs too much memory or CPU time. It sees
// nothing while a collection waits for the engine to pause, which happens in
// layouts of more than half of maxWorkerMemory; the other side has to see it then.
func watch(over *deadline, exit func(int)) {
	sample := newSample()
	for memory(sample) <= maxWorkerMemory {
		if over.passed() {
			exit(exitTime)
			return
		}
		time.Sleep(watchEvery)
	}
	exit(exitMemory)
}

// newSample requests everything that the runtime has from the system, including
// the engine's memory. Reading it does not stop the world, which would wait for
// the engine.
func newSample() []metrics.Sample {
	return []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
}

func memory(sample []metrics.Sample) uint64 {
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
