package layoutpool

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
)

// worker is a running process. It is used by one goroutine at a time; only stop may be called from others.
type worker struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr *head
	now    func() time.Time
	runs   int    // layouts it has been asked for
	memory uint64 // bytes it had after the last one
	spent  bool   // something went wrong; it must not be asked again

	total   *atomic.Int64 // CPU time of all workers of the pool
	counted atomic.Int64  // the part of this worker in total

	stopped atomic.Bool
	waited  chan struct{} // closed after the process has ended
}

// errDeadline is the error of a layout that has used up its CPU time.
var errDeadline = errors.New("the layout took too long")

// errHung is the error of a worker that does not answer and may not even be computing.
var errHung = errors.New("the layout worker hangs")

// errMemory is the error of a layout that took too much memory.
var errMemory = fmt.Errorf("the layout needs more than %d MiB of memory", maxWorkerMemory>>20)

// refusal is the error text of a healthy worker.
type refusal struct{ text string }

// Error says what is wrong with the worker or its answer.
func (r refusal) Error() string { return r.text }

// budget is what a picture may still take: CPU time of the worker in layouts, and
// clock time spent waiting for the worker.
type budget struct{ cpu, wall time.Duration }

// starting is more CPU time than a worker can use; only clock time limits its
// start. It is 146 years, half of the maximum.
const starting = time.Duration(1 << 62)

const (
	// lookEvery is how often a silent worker is checked. It is longer than
	// watchEvery: normally, the worker ends by itself.
	lookEvery = 100 * time.Millisecond
	// lastWords is how long a process whose pipe has closed may take to end, and its
	// standard error to be read, before it is killed. Both take microseconds on an
	// idle machine.
	lastWords = 10 * time.Second
)

// start starts a process. It does not wait until the process can answer. now
// tells the clock time.
func start(cmd *exec.Cmd, now func() time.Time) (*worker, error) {
	w := &worker{cmd: cmd, stderr: &head{}, now: now, total: new(atomic.Int64), waited: make(chan struct{})}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("cannot start a layout worker: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot start a layout worker: %w", err), in.Close())
	}
	cmd.Stderr = w.stderr
	// Other holders of standard error must not keep us waiting.
	cmd.WaitDelay = lastWords
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot start a layout worker: %w", err)
	}
	w.in, w.out = in, bufio.NewReaderSize(out, 64<<10)
	return w, nil
}

// ask sends one graph, waits for its layout, and subtracts the time used from the
// budget. After an error, a worker is spent: its next answer may be wrong.
func (w *worker) ask(dot []byte, left *budget, limit int) (json0 []byte, err error) {
	w.runs++
	defer func() { w.spent = err != nil }()
	if w.runs == 1 {
		if err := w.greet(left); err != nil {
			return nil, err
		}
	}
	a, err := w.guard(left.cpu, left, func() (answer, error) { return w.exchange(request{left.cpu, dot}, limit) })
	if err != nil {
		return nil, err
	}
	w.memory = a.memory
	w.count(a.cpu)
	if left.cpu -= a.cpu; left.cpu < 0 {
		return nil, errDeadline // the layout was finished before anyone looked
	}
	switch a.kind {
	case placed:
		return a.text, nil
	case refused:
		return nil, refusal{string(a.text)}
	}
	return nil, w.cause(errGarbage)
}

// greet waits until a new worker is ready.
func (w *worker) greet(left *budget) error {
	a, err := w.guard(starting, left, func() (answer, error) { return readAnswer(w.out, 0) })
	if err == nil && a.kind != ready {
		err = w.cause(errGarbage)
	}
	return err
}

func (w *worker) exchange(r request, limit int) (answer, error) {
	if err := writeRequest(w.in, r); err != nil {
		return answer{}, err
	}
	return readAnswer(w.out, limit)
}

// guard talks to the worker while watching it, and subtracts the clock time from
// the budget.
func (w *worker) guard(cpu time.Duration, left *budget, talk func() (answer, error)) (answer, error) {
	begin := w.now()
	end := w.watch(w.bounds(budget{cpu, left.wall}))
	a, err := talk()
	late := end()
	left.wall -= w.now().Sub(begin)
	switch {
	case late != nil:
		<-w.waited
		return answer{}, late
	case err != nil:
		return answer{}, w.cause(err)
	}
	return a, nil
}

// bounds are the limits at which a worker is stopped.
type bounds struct {
	cpu  time.Duration // of its process since the process started
	wall time.Time
}

// bounds returns when a budget ends that begins now.
func (w *worker) bounds(left budget) bounds {
	used, _ := cputime.Of(w.cmd.Process.Pid)
	return bounds{cpu: used + left.cpu, wall: w.now().Add(left.wall)}
}

// beyond says why the worker must be stopped, or nil. If the system does not
// show the CPU time of another process, only the clock can tell.
func (w *worker) beyond(b bounds) error {
	used, shown := cputime.Of(w.cmd.Process.Pid)
	switch {
	case shown && used > b.cpu:
		return errDeadline
	case w.now().After(b.wall):
		return errHung
	}
	return nil
}

// watch stops the worker when it exceeds its bounds. The returned function ends the
// watch and says why the worker was stopped, or nil.
func (w *worker) watch(b bounds) (end func() error) {
	done, why := make(chan struct{}), make(chan error)
	go func() {
		tick := time.NewTicker(lookEvery)
		defer tick.Stop()
		for {
			select {
			case <-done:
				why <- nil
				return
			case <-tick.C:
			}
			if late := w.beyond(b); late != nil {
				w.stop()
				why <- late
				return
			}
		}
	}()
	return func() error {
		close(done)
		return <-why
	}
}

// cause finds out why a worker did not answer, and stops the worker.
func (w *worker) cause(err error) error {
	if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !strings.Contains(err.Error(), "pipe") {
		w.stop()
		return fmt.Errorf("the layout worker failed: %w", err)
	}
	// The pipe is closed, so the process has ended or is about to; give it the time to say how.
	select {
	case <-w.reap():
	case <-time.After(lastWords):
	}
	w.stop()
	<-w.waited
	switch w.cmd.ProcessState.ExitCode() { // -1 without a state
	case exitMemory:
		return errMemory
	case exitTime:
		return errDeadline
	}
	if line := w.stderr.firstLine(); line != "" {
		return fmt.Errorf("the layout worker failed: %s", line)
	}
	return fmt.Errorf("the layout worker failed: %s", w.cmd.ProcessState)
}

// reap collects the process in the background, once, and returns a channel that is then closed.
func (w *worker) reap() <-chan struct{} {
	if w.stopped.CompareAndSwap(false, true) {
		go func() {
			// ProcessState tells how it ended; a killed process is not an error here.
			_ = w.cmd.Wait()
			if s := w.cmd.ProcessState; s != nil {
				w.count(s.UserTime() + s.SystemTime() - time.Duration(w.counted.Load()))
			}
			close(w.waited)
		}()
	}
	return w.waited
}

// count adds CPU time to that of all workers, which never becomes less.
func (w *worker) count(cpu time.Duration) {
	if cpu > 0 {
		w.counted.Add(int64(cpu))
		w.total.Add(int64(cpu))
	}
}

// stop kills the process. A worker has nothing to clean up.
func (w *worker) stop() {
	_ = w.cmd.Process.Kill()
	w.reap()
}

// head keeps the beginning of the data written to it, for an error message.
type head struct{ text []byte }

const headSize = 2 << 10

// Write implements [io.Writer]; it takes everything and keeps little.
func (h *head) Write(p []byte) (int, error) {
	h.text = append(h.text, p[:min(len(p), headSize-len(h.text))]...)
	return len(p), nil
}

func (h *head) firstLine() string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(h.text), []byte("\n"))
	return string(line)
}
