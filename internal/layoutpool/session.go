package layoutpool

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

var errClosed = errors.New("the program is ending")

// Session is the work on one picture. All its layouts go to one worker, unless
// that one fails. It must be closed.
type Session struct {
	pool  *Pool
	limit time.Duration

	lock   sync.Mutex
	worker *worker
	held   bool          // a place of the pool is taken
	clean  bool          // the worker has served no other session
	left   time.Duration // of the limit
	failed error         // why every further layout fails too

	clock sync.Mutex // guards what Spent reads, while lock is held for long
	spent time.Duration
	since time.Time // when the call that is running began, or zero
}

// Layout has one graph laid out: DOT in, json0 out. It may be called from several
// goroutines; calls wait for each other.
//
// Whatever goes wrong in a worker is tried once more in a fresh one, because the
// graphs before it may be to blame. Two things are not tried again, for they
// would only fail again: what a worker that served this picture alone has refused,
// or has not finished in time. After a deadline the whole picture fails. A plainer
// layout would often be quick enough, but then the picture would depend on the
// speed of the machine.
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
	if errors.Is(err, errDeadline) {
		err = fmt.Errorf("%w: more than %s", err, s.limit)
		s.failed = err
	}
	if errors.Is(err, errClosed) {
		s.failed = err
	}
	return json0, err
}

// tick starts the clock, or stops it.
func (s *Session) tick() {
	s.clock.Lock()
	defer s.clock.Unlock()
	if s.since.IsZero() {
		s.since = time.Now()
		return
	}
	s.spent += time.Since(s.since)
	s.since = time.Time{}
}

// Spent returns the time that calls of Layout have taken, the running one
// included. What else the picture has taken is the caller's own.
func (s *Session) Spent() time.Duration {
	s.clock.Lock()
	defer s.clock.Unlock()
	if s.since.IsZero() {
		return s.spent
	}
	return s.spent + time.Since(s.since)
}

// again prepares a second try and reports whether there is to be one.
func (s *Session) again(err error) bool {
	var no refusal
	hopeless := errors.As(err, &no) || errors.Is(err, errDeadline) || errors.Is(err, errMemory)
	switch {
	case errors.Is(err, errClosed), !s.held, hopeless && s.clean:
		return false
	}
	s.left = s.limit
	return true
}

// try asks the worker of the session; after an error the next try has another one.
func (s *Session) try(dot []byte) ([]byte, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	begin := time.Now()
	json0, err := s.worker.ask(dot, s.left, s.pool.opt.Answer)
	s.left -= time.Since(begin)
	return json0, err
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

// Err returns why the session has failed for good, or nil: a deadline has passed,
// or the pool is closed. A picture made with such a session must not be used: with
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
