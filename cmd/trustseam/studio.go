package main

import (
	"runtime"
	"time"

	"github.com/trustseam/trustseam/internal/layoutpool"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/source"
)

// studio draws pictures side by side, while other documents are still being read.
type studio struct {
	pool   *layoutpool.Pool
	places chan struct{}
	// limit is how long a layout may take, 0 for what the configuration says.
	limit time.Duration
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

// begin starts to draw a picture; it is there when wait has come back.
func (s *studio) begin(d *drawing) {
	d.done = make(chan struct{})
	s.pool.Expect()
	go func() {
		defer close(d.done)
		s.places <- struct{}{}
		defer func() { <-s.places }()
		d.svg, d.wrong = s.draw(d.Picture, d.limit, pipeline.Picture.Draw)
	}()
}

// draw makes one rendition of a picture with a worker of its own.
func (s *studio) draw(p pipeline.Picture, limit time.Duration, with func(pipeline.Picture) ([]byte, []source.Diagnostic)) ([]byte, []source.Diagnostic) {
	if s.limit > 0 {
		limit = s.limit
	}
	session := s.pool.Session(limit)
	defer session.Close()
	return with(p.With(session.Layout))
}

// wait returns a picture that was begun, or what is wrong with it.
func (d *drawing) wait() ([]byte, []source.Diagnostic) {
	<-d.done
	return d.svg, d.wrong
}

// close ends all workers.
func (s *studio) close() { s.pool.Close() }
