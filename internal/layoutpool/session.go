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
// that one fails. It must be closed.
type Session struct {
	pool  *Pool
	limit time.Duration // of CPU time

	lock   sync.Mutex
	worker *worker
	held   bool   // a place of the pool is taken
	clean  bool   // the worker has served no other session
	left   budget // of the whole
	failed error  // why every further layout fails too

	meter   sync.Mutex // guards what Spent reads, while lock is held for long
	spent   time.Duration
	running bool
	since   time.Duration // CPU time of this process when the call that is running began
}

// whole is what a picture may take.
func (s *Session) whole() budget {
	return budget{cpu: s.limit, wall: max(s.pool.opt.Hang, hangFactor*s.limit)}
}

// Layout has one graph laid out: DOT in, json0 out. It may be called from several
// goroutines; calls wait for each other.
//
// Whatever goes wrong in a worker is tried once more in a fresh one, because the
// graphs before it may be to blame. Two things are not tried again, for they
// would only fail again: what a worker that served this picture alone has refused,
// or has not finished with its CPU time. After that the whole picture fails. A
// plainer layout would often be quick enough, but then the picture would depend on
// the speed of the machine.
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
// calls of Layout, the running one included. It is the work of others. What else the
// process has computed may be the picture's.
func (s *Session) Spent() time.Duration {
	s.meter.Lock()
	defer s.meter.Unlock()
	if s.running {
		return s.spent + cputime.Own() - s.since
	}
	return s.spent
}

// again prepares a second try and reports whether there is to be one.
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

// try asks the worker of the session; after an error the next try has another one.
func (s *Session) try(dot []byte) ([]byte, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	return s.worker.ask(dot, &s.left, s.pool.opt.Answer)
}

// ready makes sure that the session has a worker that can be used.
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
// more time it could have been another one.
func (s *Session) Err() error {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.failed
}

// Close gives the worker back. A session that was never used costs nothing.
func (s *Session) Close() {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.held {
		s.pool.release(s.worker, s.worker != nil && !s.worker.spent)
	}
	s.held, s.worker, s.failed = false, nil, errClosed
}
