// Package layoutpool lays graphs out in separate processes.
//
// The engine never gives memory back, cannot be interrupted, corrupts its own
// heap for some graphs, and dies with its process if a graph is bad enough. None
// of that can be fixed from within, and all of it is harmless in a disposable
// process. The pool starts workers, gives each one graph at a time, kills them
// when they have used up their CPU time, and replaces them before they have
// grown. It knows nothing of the engine: a worker is any program that calls
// [Serve].
package layoutpool

import (
	"os/exec"
	"sync"
	"sync/atomic"
	"time"

	"github.com/trustseam/trustseam/internal/limit"
)

// maxDOT is the size in bytes of the biggest request that a worker reads. The
// pool's own limit is lower in any sensible setting.
const maxDOT = 64 << 20

// hangFactor is the factor from a picture's CPU time to its clock time. A machine
// with thirty programs for each processor takes that much longer.
const hangFactor = 30

// Options configure a pool. Every field except Command has a default.
type Options struct {
	// Command prepares the process of a new worker; the pool sets its streams and starts it.
	Command func() *exec.Cmd
	// Workers is the maximum number of processes; default 1.
	Workers int
	// Runs is how many layouts a worker makes before it is replaced, once its
	// current picture is done; default 512.
	Runs int
	// Memory is the size in bytes at which a worker is replaced; default 256 MiB.
	Memory uint64
	// DOT and Answer are the sizes in bytes of the biggest texts sent and received; defaults 4 and 32 MiB.
	DOT, Answer int
	// Hang is the minimum clock time that a picture may wait for its worker before
	// that is considered hung; default 5 minutes.
	Hang time.Duration

	now func() time.Time // the clock; tests use their own
}

// The defaults of Options.
const (
	defaultRuns   = 512
	defaultMemory = 256 << 20
	defaultDOT    = limit.DOT
	defaultAnswer = limit.Answer
	defaultHang   = 5 * time.Minute
)

// Pool hands out workers. Its methods may be called from several goroutines.
type Pool struct {
	opt Options

	lock    sync.Mutex
	changed *sync.Cond
	idle    []*worker
	running map[*worker]bool // including idle ones
	taken   int              // places in use, including those of workers being started
	due     int              // pictures announced without a session yet
	closed  bool
	ending  sync.WaitGroup // workers that were stopped but are not gone yet

	spent atomic.Int64 // see Spent
}

// New returns a pool without any worker.
func New(opt Options) *Pool {
	opt.Workers = max(opt.Workers, 1)
	opt.Runs = orDefault(opt.Runs, defaultRuns)
	opt.Memory = orDefault(opt.Memory, defaultMemory)
	opt.DOT = min(orDefault(opt.DOT, defaultDOT), maxDOT)
	opt.Answer = orDefault(opt.Answer, defaultAnswer)
	opt.Hang = orDefault(opt.Hang, defaultHang)
	if opt.now == nil {
		opt.now = time.Now
	}
	p := &Pool{opt: opt, running: make(map[*worker]bool)}
	p.changed = sync.NewCond(&p.lock)
	return p
}

func orDefault[N int | uint64 | time.Duration](n, fallback N) N {
	if n == 0 {
		return fallback
	}
	return n
}

// Expect announces that one more picture is due, and starts a worker for it as long as
// there are fewer workers than pictures and than places. The worker gets ready while
// the caller does something else. If the start fails, the session gets the error again.
func (p *Pool) Expect() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.due++
	p.fill()
}

// Warm starts a worker, unless one is idle or every place is taken. It is for callers who will
// expect a picture soon, but have to read or check something first.
func (p *Pool) Warm() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.closed || len(p.idle) > 0 || p.taken >= p.opt.Workers {
		return
	}
	if w, err := p.start(); err == nil {
		p.idle = append(p.idle, w)
	}
}

// fill starts workers for pictures that are due. The lock is held: starting takes
// a millisecond, getting ready takes longer and happens elsewhere.
func (p *Pool) fill() {
	for !p.closed && len(p.idle) < p.due && p.taken+len(p.idle) < p.opt.Workers {
		w, err := p.start()
		if err != nil {
			return
		}
		p.idle = append(p.idle, w)
	}
}

// acquire takes an idle worker, or starts one, or waits until one is free.
func (p *Pool) acquire() (*worker, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	for !p.closed && len(p.idle) == 0 && p.taken >= p.opt.Workers {
		p.changed.Wait()
	}
	if p.closed {
		return nil, errClosed
	}
	p.due = max(p.due-1, 0)
	if n := len(p.idle); n > 0 {
		w := p.idle[0]
		p.idle = p.idle[1:]
		p.taken++
		return w, nil
	}
	w, err := p.start()
	if err == nil {
		p.taken++
	}
	return w, err
}

// start starts a worker. The lock is held.
func (p *Pool) start() (*worker, error) {
	w, err := start(p.opt.Command(), p.opt.now)
	if err == nil {
		w.total = &p.spent
		p.running[w] = true
	}
	return w, err
}

// Spent returns the CPU time that all workers have used, as far as it is known:
// everything for a worker that has ended, answered layouts for a running one.
func (p *Pool) Spent() time.Duration { return time.Duration(p.spent.Load()) }

// replace stops a worker that has a place, if there is one, and starts another in its place.
func (p *Pool) replace(old *worker) (*worker, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if old != nil {
		p.retire(old)
	}
	if p.closed {
		return nil, errClosed
	}
	return p.start()
}

// release returns a place, with its worker if that is still usable, or nil.
func (p *Pool) release(w *worker, usable bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.taken--
	switch {
	case w == nil:
	case usable && !p.closed && w.runs < p.opt.Runs && w.memory < p.opt.Memory:
		p.idle = append(p.idle, w)
	default:
		p.retire(w)
	}
	p.fill()
	p.changed.Signal()
}

// retire stops a worker for good. The lock is held.
func (p *Pool) retire(w *worker) {
	if p.running[w] {
		delete(p.running, w)
		w.stop()
		p.ending.Go(func() { <-w.waited })
	}
}

// Close kills every worker and waits until all are gone. Sessions that are still
// at work get an error.
func (p *Pool) Close() {
	p.lock.Lock()
	p.closed = true
	for w := range p.running {
		p.retire(w)
	}
	p.idle = nil
	p.changed.Broadcast()
	p.lock.Unlock()
	p.ending.Wait()
}

// Session begins one picture, whose layouts together may take limit of CPU time,
// and 30 times as much by the clock, or the time after which a worker is
// considered hung if that is longer. What the caller does between them does not
// count, nor what a worker computes before it is ready.
func (p *Pool) Session(limit time.Duration) *Session {
	s := &Session{pool: p, limit: limit}
	s.left = s.whole()
	return s
}
