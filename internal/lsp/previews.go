package lsp

import (
	"context"
	"errors"
	"os/exec"
	"sync"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// previews draws pictures in processes of their own, one at a time for each document, and keeps the last good ones.
type previews struct {
	worker func() *exec.Cmd

	lock  sync.Mutex
	pool  *drawpool.Pool           // nil before the first picture
	drawn map[previewKey][]byte    // the last good pictures, of open documents
	turns map[string]chan struct{} // by document; holds a value while one of its pictures is drawn
}

// previewKey is what a picture shows.
type previewKey struct{ uri, block, view string }

func newPreviews(worker func() *exec.Cmd) *previews {
	return &previews{worker: worker, drawn: make(map[previewKey][]byte), turns: make(map[string]chan struct{})}
}

// draw returns the picture, drawn anew if what it shows has changed. With an error, or without a picture, it returns the
// last good one, or nil.
func (ps *previews) draw(r *request, key previewKey, picture *trustseam.Picture, timeout time.Duration) ([]byte, error) {
	last := ps.last(key, r.documents)
	switch {
	case picture == nil:
		return last, nil
	case ps.worker == nil:
		return last, errors.New("this server draws no pictures")
	}
	turn := ps.turn(key.uri)
	select {
	case turn <- struct{}{}:
	case <-r.context.Done():
		return nil, r.context.Err()
	}
	last = ps.last(key, r.documents) // another request may have drawn it meanwhile
	if stale, wrong := picture.Judge(last); last != nil && len(stale)+len(wrong) == 0 {
		<-turn
		return last, nil
	}
	drawing := ps.begin(r.context, *picture, timeout)
	finished := make(chan struct{})
	var svg []byte
	var wrong []source.Diagnostic
	go func() {
		defer func() { <-turn }()
		svg, wrong = drawing.Wait()
		close(finished)
	}()
	select {
	case <-finished:
	case <-r.context.Done(): // the drawing ends after the layout that is running
		return nil, r.context.Err()
	}
	if len(wrong) > 0 {
		return last, errors.New(wrong[0].Message)
	}
	ps.keep(key, svg)
	return svg, nil
}

// begin begins to draw a picture, which ends when the request does.
func (ps *previews) begin(ctx context.Context, picture trustseam.Picture, timeout time.Duration) *drawpool.Drawing {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	if ps.pool == nil {
		ps.pool = drawpool.New(drawpool.Options{Command: ps.worker, Workers: 1, Run: cputime.NewAllowance("the previews have", cputime.Own)})
	}
	return ps.pool.BeginTask(drawpool.Task{
		Draw: func(_ context.Context, layout trustseam.Layout) ([]byte, []source.Diagnostic) {
			return picture.Draw(ctx, layout)
		},
		Failure: picture.Failure,
	}, timeout)
}

// turn is what a document's drawings take in turns.
func (ps *previews) turn(uri string) chan struct{} {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	if ps.turns[uri] == nil {
		ps.turns[uri] = make(chan struct{}, 1)
	}
	return ps.turns[uri]
}

// last is the last good picture, or nil. Those of documents that are no longer open are forgotten.
func (ps *previews) last(key previewKey, open documents) []byte {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	for k := range ps.drawn {
		if open[k.uri] == nil {
			delete(ps.drawn, k)
		}
	}
	for uri, turn := range ps.turns {
		if open[uri] == nil && len(turn) == 0 {
			delete(ps.turns, uri)
		}
	}
	return ps.drawn[key]
}

func (ps *previews) keep(key previewKey, svg []byte) {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	same := 0
	for k := range ps.drawn {
		if k.uri == key.uri {
			same++
		}
	}
	if same >= limit.Previews {
		for k := range ps.drawn {
			if k.uri == key.uri {
				delete(ps.drawn, k)
			}
		}
	}
	ps.drawn[key] = svg
}

// close ends the processes.
func (ps *previews) close() {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	if ps.pool != nil {
		ps.pool.Close()
	}
}
