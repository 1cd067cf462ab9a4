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
	// take the machine's memory long before its CPU time is used up.
	maxWorkerMemory = 1 << 30
	// watchEvery is how often a worker looks at its memory and its CPU time.
	watchEvery = 20 * time.Millisecond
)

// The exit codes of a worker.
const (
	exitDone   = 0 // the other side is gone
	exitBroken = 2 // it speaks another language
	exitMemory = 3 // the layout needs too much memory
	exitTime   = 4 // the layout has used up its CPU time
)

// Serve is the worker's side: it answers requests until the other side closes
// the pipe, one at a time. It leaves through exit, at once even in the middle of
// a layout, so that no worker outlives the program that started it.
func Serve(in io.Reader, out io.Writer, layout func([]byte) ([]byte, error), exit func(int)) {
	// While the engine computes, its goroutine cannot be interrupted. The two that
	// watch need a processor of their own.
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0)))
	// A collection has to wait until the engine pauses, and spins on a processor
	// meanwhile. So none begins during a layout unless memory runs short.
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
	// What it took to get here, such as to compile the engine, is no picture's to pay for.
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

// deadline is the CPU time of this process, in nanoseconds, at which the layout that
// is running has used up its own; 0 between layouts.
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

// passed reports whether the layout that is running has used up its CPU time.
func (d *deadline) passed() bool {
	at := d.at.Load()
	return at > 0 && int64(cputime.Own()) > at
}

// tidier collects garbage between two layouts.
type tidier struct{ after uint64 }

// quietMemory is how much a worker may have before it collects garbage for the first time.
const quietMemory = 96 << 20

// collect frees garbage when memory has doubled since the last time. It returns
// how much memory there is afterwards, in bytes.
func (t *tidier) collect(now uint64) uint64 {
	if now < max(quietMemory, 2*t.after) {
		return now
	}
	debug.FreeOSMemory()
	t.after = memory(newSample())
	return t.after
}

// watch ends the worker when a layout needs too much memory or CPU time. It sees
// nothing while a collection waits for the engine to pause, which happens in
// layouts of more than half of maxWorkerMemory; then the other side has to see it.
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

// newSample asks for everything that the runtime has from the system. The memory
// of the engine is part of it. Reading it does not stop the world, which would
// wait for the engine.
func newSample() []metrics.Sample {
	return []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
}

func memory(sample []metrics.Sample) uint64 {
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
