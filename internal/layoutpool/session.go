package layoutpool

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
)

var errClosed = errors.New("the program is ending")

// Session is the work on one picture. All its layouts go to one worker, unless
// that fails. It must be closed.
type Session struct {
	pool  *Pool
	limit time.Duration // of CPU time

	lock   sync.Mutex
	worker *worker
	held   bool   // it has a place of the pool
	clean  bool   // the worker has served no other session
	left   budget // of the whole
	failed error  // why all further layouts fail too

	meter   sync.Mutex // guards what Spent reads, because lock is held for long
	spent   time.Duration
	running bool
	since   time.Duration // CPU time of this process when the current call began
}

// whole returns the total budget of a picture.
func (s *Session) whole() budget {
	return budget{cpu: s.limit, wall: max(s.pool.opt.Hang, hangFactor*s.limit)}
}

// Layout has one graph laid out: DOT in, json0 out. It may be called from several
// goroutines; calls wait for each other.
//
// Any failure of a worker is tried once more in a fresh one, because the graphs
// before it may be to blame. Two failures are final, because they would only
// recur: if a worker that served only this picture refused a layout, or used up
// its CPU time. After that the whole picture fails. A plainer layout would often
// be fast enough, but then the picture would depend on the speed of the machine.
func (s *Session) Layout(dot []byte) ([]byte, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.tick()
	defer s.tick()
	if s.failed != nil {
		return nil, s.failed
	}
	if len(dot) > s.pool.opt.DOT {
		return nil, fmt.Errorf("the graph has %d bytes of DOT; the limit is %d", len(dot), s.pool.opt.DOT)
	}
	json0, err := s.try(dot)
	if err != nil && s.again(err) {
		json0, err = s.try(dot)
	}
	switch {
	case errors.Is(err, errDeadline):
		err = fmt.Errorf("%w: more than %s of CPU time", err, s.limit)
		s.failed = err
	case errors.Is(err, errHung):
		err = fmt.Errorf("%w: no answer within %s", err, s.whole().wall)
		s.failed = err
	case errors.Is(err, errClosed):
		s.failed = err
	}
	return json0, err
}

// tick starts the meter, or stops it.
func (s *Session) tick() {
	s.meter.Lock()
	defer s.meter.Unlock()
	now := cputime.Own()
	if s.running {
		s.spent += now - s.since
	}
	s.running, s.since = !s.running, now
}

// Spent returns the CPU time that this process, not the worker, has used during
// calls of Layout, including the current one. That is the work of others. Any other
// work of the process may be for the picture.
func (s *Session) Spent() time.Duration {
	s.meter.Lock()
	defer s.meter.Unlock()
	if s.running {
		return s.spent + cputime.Own() - s.since
	}
	return s.spent
}

// again prepares a second try and reports whether one should follow.
func (s *Session) again(err error) bool {
	var no refusal
	late := errors.Is(err, errDeadline) || errors.Is(err, errHung)
	hopeless := late || errors.As(err, &no) || errors.Is(err, errMemory)
	switch {
	case errors.Is(err, errClosed), !s.held, hopeless && s.clean:
		return false
	}
	s.left = s.whole()
	return true
}

// try asks the worker of the session; after an error, the next try uses another worker.
func (s *Session) try(dot []byte) ([]byte, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	return s.worker.ask(dot, &s.left, s.pool.opt.Answer)
}

// ready ensures that the session has a usable worker.
func (s *Session) ready() error {
	switch {
	case !s.held:
		w, err := s.pool.acquire()
		if err != nil {
			return err
		}
		s.worker, s.held, s.clean = w, true, w.runs == 0
	case s.worker == nil || s.worker.spent || s.worker.memory >= s.pool.opt.Memory:
		w, err := s.pool.replace(s.worker)
		s.worker = w
		if err != nil {
			return err
		}
		s.clean = true
	}
	return nil
}

// Err returns why the session has failed for good, or nil: its time is used up, or
// the pool is closed. A picture made with such a session must not be used: with
// more time it could have been different.
func (s *Session) Err() error {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.failed
}

// Close returns the worker to the pool. A session that was never used costs nothing.
func (s *Session) Close() {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.held {
		s.pool.release(s.worker, s.worker != nil && !s.worker.spent)
	}
	s.held, s.worker, s.failed = false, nil, errClosed
}
