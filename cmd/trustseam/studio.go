package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/layoutpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/source"
)

// studio draws pictures side by side, while other documents are still being read.
type studio struct {
	pool   *layoutpool.Pool
	places chan struct{}
	// limit is the CPU time that a layout may take, 0 for what the configuration says.
	limit time.Duration

	// run and layouts are what a run may take in all; nil where it may take what it needs.
	run, layouts *allowance
	lock         sync.Mutex
	over         []*allowance // those for want of which pictures were left out
}

// newStudio makes a studio with a place for each processor. Without a picture to draw it starts nothing.
func newStudio(limit time.Duration) *studio {
	n := runtime.GOMAXPROCS(0)
	return &studio{
		pool:   layoutpool.New(layoutpool.Options{Command: workerCommand, Workers: n}),
		places: make(chan struct{}, n),
		limit:  limit,
	}
}

// bound makes the studio one for what strangers wrote: what they set for a picture
// counts up to a point, and when the run has used up what it may take, the pictures
// that have not been begun are left out.
func (s *studio) bound(run *allowance) {
	s.run = run
	s.layouts = &allowance{what: "the layouts of the run have", own: s.pool.Spent}
	s.layouts.grant(limit.RunLayouts)
}

// grant adds to what the layouts may take, for a document with pictures.
func (s *studio) grant() {
	if s.layouts != nil {
		s.layouts.grant(limit.RunLayoutsDocument)
	}
}

// limitFor is the CPU time that the layout of a picture may take, given what the
// configuration says. Whoever runs the program may say more than that.
func (s *studio) limitFor(configured time.Duration) time.Duration {
	switch {
	case s.limit > 0:
		return s.limit
	case s.layouts != nil:
		return min(configured, limit.OthersLayout)
	}
	return configured
}

// begin starts to make a rendition of a picture; it is there when wait has come back.
func (s *studio) begin(d *drawing, with rendition) {
	d.done = make(chan struct{})
	s.pool.Expect()
	go func() {
		defer close(d.done)
		s.places <- struct{}{}
		defer func() { <-s.places }()
		if d.left = s.leaveOut(); !d.left {
			d.svg, d.wrong = s.draw(d.Picture, d.limit, with)
		}
	}()
}

// leaveOut reports whether there is no time left for a picture, and keeps why.
func (s *studio) leaveOut() bool {
	if s.layouts == nil {
		return false
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	out := false
	for _, a := range []*allowance{s.run, s.layouts} {
		if a.over() == nil {
			continue
		}
		out = true
		if !slices.Contains(s.over, a) {
			s.over = append(s.over, a)
		}
	}
	return out
}

// leftOut says why pictures were left out, or is nil. It is complete when all have been waited for.
func (s *studio) leftOut() error {
	if s == nil {
		return nil
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	var why failures
	for _, a := range s.over {
		why.add(a.exceeded())
	}
	return why.err()
}

// rendition is a way to make a file of a picture.
type rendition func(pipeline.Picture) ([]byte, []source.Diagnostic)

// drawn is what comes of a rendition.
type drawn struct {
	text  []byte
	wrong []source.Diagnostic
}

// lookAgain is how long a drawing that does not end is left alone between two looks at
// what it has computed.
const lookAgain = 20 * time.Millisecond

// draw makes one rendition of a picture with a session of its own. The limit
// counts twice: for the layouts, where it is the session's, and for everything
// else, whose work for thousands of lines would otherwise have no end. That work
// cannot be stopped; it is left behind and ends with the program.
func (s *studio) draw(p pipeline.Picture, limit time.Duration, with rendition) ([]byte, []source.Diagnostic) {
	limit = s.limitFor(limit)
	session := s.pool.Session(limit)
	begin := cputime.Own()
	finished := s.start(p, session, with)
	for {
		// A share of what the process computes is never more than the time by the clock.
		left := limit - s.share(cputime.Own()-begin-session.Spent())
		if left <= 0 {
			return nil, p.Failed(fmt.Errorf("drawing it took too long: more than %s of CPU time beside the layout", limit))
		}
		select {
		case d := <-finished:
			return d.text, d.wrong
		case <-time.After(max(left, lookAgain)):
		}
	}
}

// share is what one picture has computed of the CPU time of this process. Nobody
// measures one goroutine, so it is an equal part for every place: what a picture
// takes while all places draw, and less than that while some have nothing to do.
func (s *studio) share(all time.Duration) time.Duration {
	return all / time.Duration(cap(s.places))
}

// start draws in the background; the channel has room, so that nobody needs to wait.
func (s *studio) start(p pipeline.Picture, session *layoutpool.Session, with rendition) <-chan drawn {
	finished := make(chan drawn, 1)
	go func() {
		defer session.Close()
		text, wrong := with(p.With(session.Layout))
		if err := session.Err(); err != nil && len(wrong) == 0 {
			text, wrong = nil, p.Failed(err)
		}
		finished <- drawn{text, wrong}
	}()
	return finished
}

// wait returns a picture that was begun, or what is wrong with it.
func (d *drawing) wait() ([]byte, []source.Diagnostic) {
	<-d.done
	return d.svg, d.wrong
}

// close ends all workers.
func (s *studio) close() { s.pool.Close() }
