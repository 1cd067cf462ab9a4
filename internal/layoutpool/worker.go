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
)

// worker is a running process. It is used by one goroutine at a time; only stop may be called from others.
type worker struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr *head
	runs   int    // layouts it has been asked for
	memory uint64 // bytes it had after the last one
	spent  bool   // something went wrong; it must not be asked again

	stopped atomic.Bool
	waited  chan struct{} // closed when the process is gone
}

// errDeadline is what a layout that took too long gives.
var errDeadline = errors.New("the layout took too long")

// errMemory is what a layout that took too much memory gives.
var errMemory = fmt.Errorf("the layout needs more than %d MiB of memory", maxWorkerMemory>>20)

// refusal is the error text of a worker that is alive and well.
type refusal struct{ text string }

// Error says what is wrong with the worker or its answer.
func (r refusal) Error() string { return r.text }

// start starts a process. It does not wait until the process can answer.
func start(cmd *exec.Cmd) (*worker, error) {
	w := &worker{cmd: cmd, stderr: &head{}, waited: make(chan struct{})}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("cannot start a layout worker: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot start a layout worker: %w", err), in.Close())
	}
	cmd.Stderr = w.stderr
	// Whoever else may hold standard error must not keep us waiting.
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot start a layout worker: %w", err)
	}
	w.in, w.out = in, bufio.NewReaderSize(out, 64<<10)
	return w, nil
}

// ask sends one graph and waits for its layout, at most for a time. A worker that
// has given an error is spent: what it says next may be wrong.
func (w *worker) ask(dot []byte, wait time.Duration, limit int) (json0 []byte, err error) {
	w.runs++
	defer func() { w.spent = err != nil }()
	var late atomic.Bool
	timer := time.AfterFunc(wait, func() {
		late.Store(true)
		w.stop()
	})
	defer timer.Stop()
	a, err := w.exchange(dot, limit)
	switch {
	case late.Load():
		<-w.waited
		return nil, errDeadline
	case err != nil:
		return nil, w.cause(err)
	}
	w.memory = a.memory
	if a.kind == refused {
		return nil, refusal{string(a.text)}
	}
	return a.text, nil
}

func (w *worker) exchange(dot []byte, limit int) (answer, error) {
	if err := writeRequest(w.in, dot); err != nil {
		return answer{}, err
	}
	return readAnswer(w.out, limit)
}

// cause finds out why a worker did not answer. It stops the worker for that.
func (w *worker) cause(err error) error {
	if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !strings.Contains(err.Error(), "pipe") {
		w.stop()
		return fmt.Errorf("the layout worker failed: %w", err)
	}
	// The pipe is closed, so the process has ended or is about to; give it the time to say how.
	select {
	case <-w.reap():
	case <-time.After(time.Second):
	}
	w.stop()
	<-w.waited
	if w.cmd.ProcessState != nil && w.cmd.ProcessState.ExitCode() == exitMemory {
		return errMemory
	}
	if line := w.stderr.firstLine(); line != "" {
		return fmt.Errorf("the layout worker failed: %s", line)
	}
	return fmt.Errorf("the layout worker failed: %s", w.cmd.ProcessState)
}

// reap collects the process in the background, once, and returns a channel that is closed when that is done.
func (w *worker) reap() <-chan struct{} {
	if w.stopped.CompareAndSwap(false, true) {
		go func() {
			// How it ended stands in ProcessState; a killed process is no error here.
			_ = w.cmd.Wait()
			close(w.waited)
		}()
	}
	return w.waited
}

// stop kills the process. A worker has nothing that it would have to put away.
func (w *worker) stop() {
	_ = w.cmd.Process.Kill()
	w.reap()
}

// head keeps the beginning of what is written to it, for an error message.
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
