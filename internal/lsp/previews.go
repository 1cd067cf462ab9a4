package lsp

import (
	"context"
	"errors"
	"maps"
	"os/exec"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// previews draws pictures in processes of their own, one at a time for each document, and keeps the last good ones.
type previews struct {
	worker func() *exec.Cmd

	lock    sync.Mutex
	pool    *drawpool.Pool           // nil before the first picture
	drawn   map[previewKey][]byte    // the last good pictures, of open documents
	turns   map[string]chan struct{} // by document; holds a value while one of its pictures is drawn
	waiting map[previewKey]waiter    // the last request for each picture that had to wait
}

// previewKey is what a picture shows.
type previewKey struct{ uri, block, view string }

// waiter is a request that waits for its turn.
type waiter struct {
	version int
	leave   context.CancelCauseFunc
}

// errLater answers a request that waits when the next one comes: whoever asks again wants the newest picture only.
var errLater = &jsonrpc2.Error{Code: codeModified, Message: "a later request for a picture of the document has come"}

func newPreviews(worker func() *exec.Cmd) *previews {
	return &previews{worker: worker, drawn: make(map[previewKey][]byte), turns: make(map[string]chan struct{}), waiting: make(map[previewKey]waiter)}
}

// draw returns the picture, drawn anew if what it shows has changed. With an error, or without a picture, it returns the
// last good one, or nil.
func (ps *previews) draw(ctx context.Context, key previewKey, version int, picture *trustseam.Picture, timeout time.Duration) ([]byte, error) {
	switch {
	case picture == nil:
		return ps.last(key), nil
	case ps.worker == nil:
		return ps.last(key), errors.New("this server draws no pictures")
	}
	turn, err := ps.wait(ctx, key, version)
	if err != nil {
		return nil, err
	}
	last := ps.last(key)
	if stale, wrong := picture.Judge(last); last != nil && len(stale)+len(wrong) == 0 {
		<-turn
		return last, nil
	}
	svg, wrong := ps.finish(ctx, ps.begin(ctx, *picture, timeout), turn)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case len(wrong) > 0:
		return last, errors.New(wrong[0].Message)
	}
	ps.keep(key, svg)
	return svg, nil
}

// wait waits for the turn of a request, which whoever gets it gives back. Of the requests for one picture that wait, only
// the one for the newest text stays: requests do not come here in the order in which they were sent.
func (ps *previews) wait(ctx context.Context, key previewKey, version int) (turn chan struct{}, err error) {
	ps.lock.Lock()
	if ps.turns[key.uri] == nil {
		ps.turns[key.uri] = make(chan struct{}, 1)
	}
	turn = ps.turns[key.uri]
	if other, ok := ps.waiting[key]; ok && other.version > version {
		ps.lock.Unlock()
		return nil, errLater
	} else if ok {
		other.leave(errLater)
	}
	ctx, leave := context.WithCancelCause(ctx)
	ps.waiting[key] = waiter{version, leave}
	ps.lock.Unlock()
	select {
	case turn <- struct{}{}:
		return turn, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// finish waits for a drawing, unless its request ends before. The turn is over once nothing is drawn any more.
func (ps *previews) finish(ctx context.Context, d *drawpool.Drawing, turn chan struct{}) (svg []byte, wrong []source.Diagnostic) {
	finished := make(chan struct{})
	go func() {
		d.Wait()
		<-turn
		close(finished)
	}()
	select {
	case <-finished:
		return d.Wait()
	case <-ctx.Done(): // the drawing ends after the layout that is running
		return nil, nil
	}
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

// last is the last good picture, or nil.
func (ps *previews) last(key previewKey) []byte {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	return ps.drawn[key]
}

// keep keeps a picture, unless its document has been closed, and forgets those of its document when they are many.
func (ps *previews) keep(key previewKey, svg []byte) {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	if ps.turns[key.uri] == nil {
		return
	}
	same := 0
	for k := range ps.drawn {
		if k.uri == key.uri {
			same++
		}
	}
	if same >= limit.Previews {
		ps.drop(key.uri)
	}
	ps.drawn[key] = svg
}

// forget forgets a document that is closed.
func (ps *previews) forget(uri string) {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	ps.drop(uri)
	delete(ps.turns, uri)
	maps.DeleteFunc(ps.waiting, func(k previewKey, _ waiter) bool { return k.uri == uri })
}

func (ps *previews) drop(uri string) {
	maps.DeleteFunc(ps.drawn, func(k previewKey, _ []byte) bool { return k.uri == uri })
}

// close ends the processes.
func (ps *previews) close() {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	if ps.pool != nil {
		ps.pool.Close()
	}
}
