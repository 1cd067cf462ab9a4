package lsp

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"sync"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

type previewParams struct {
	URI string `json:"uri"`
	// Block is the id of a block, "" for the first one.
	Block string `json:"block"`
	// View is "" for all of the block, "overview", or the id of a boundary.
	View string `json:"view"`
	// Dark is whether the picture is dark; without it, it follows the reader's system.
	Dark *bool `json:"dark"`
}

type previewResult struct {
	// SVG is the picture; "" as long as none could be drawn.
	SVG string `json:"svg"`
	// Error says why the picture is not that of the present text, "" if it is.
	Error string `json:"error"`
	// Stale is true if the picture is the last one that could be drawn.
	Stale bool `json:"stale"`
	// Version is that of the text.
	Version int `json:"version"`
	// Blocks are those of the document, for a client that lets its reader choose.
	Blocks []previewBlock `json:"blocks"`
}

type previewBlock struct {
	ID    string   `json:"id"`
	Views []string `json:"views"`
}

var previewFeature = feature{"trustseam/preview", "", nil, answered(preview)}

func preview(r *request, p previewParams) (*previewResult, error) {
	out := &previewResult{Blocks: []previewBlock{}}
	s := r.snapshot(p.URI)
	if s == nil {
		out.Error = "there is no `dfd` block in the document"
		return out, nil
	}
	out.Version = r.documents[p.URI].version
	result, err := s.Result()
	if err != nil {
		return nil, err
	}
	for _, a := range result.Analyses {
		out.Blocks = append(out.Blocks, previewBlock{a.Graph.ID, append([]string{}, result.Views(a)...)})
	}
	picture, err := chosen(result, p)
	if err != nil {
		out.Error = err.Error()
	}
	svg, err := r.server.previews.draw(r, previewKey{p.URI, p.Block, p.View}, picture, s.Project.Config().LayoutTimeout)
	switch {
	case r.context.Err() != nil:
		return nil, r.context.Err()
	case err != nil:
		out.Error = err.Error()
	}
	out.Stale = out.Error != "" && svg != nil
	if p.Dark != nil {
		svg = diagram.Scheme(svg, *p.Dark)
	}
	out.SVG = string(svg)
	return out, nil
}

// chosen is the picture that is asked for, or why there is none in the present text.
func chosen(result *trustseam.Result, p previewParams) (*trustseam.Picture, error) {
	a := analysisOf(result.Analyses, p.Block)
	switch {
	case a == nil && result.Failed():
		for _, d := range result.Diagnostics {
			if d.Severity == source.Error {
				return nil, errors.New(d.String())
			}
		}
	case a == nil && p.Block != "":
		return nil, fmt.Errorf("there is no block `%s`", p.Block)
	case a == nil:
		return nil, errors.New("there is no `dfd` block in the document")
	}
	picture, ok := result.View(a, p.View)
	if !ok {
		return nil, fmt.Errorf("block `%s` has no view `%s`; it has the boundaries that are drawn in its overview, and `overview`", a.Graph.ID, p.View)
	}
	return &picture, nil
}

// analysisOf is that of the block with an id, or of the first block.
func analysisOf(all []*stride.Analysis, block string) *stride.Analysis {
	for _, a := range all {
		if block == "" || a.Graph.ID == block {
			return a
		}
	}
	return nil
}

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

// keptViews is how many pictures of one document are kept: a reader looks at few at a time.
const keptViews = 16

func (ps *previews) keep(key previewKey, svg []byte) {
	ps.lock.Lock()
	defer ps.lock.Unlock()
	same := 0
	for k := range ps.drawn {
		if k.uri == key.uri {
			same++
		}
	}
	if same >= keptViews {
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
