package lsp

import (
	"context"
	"encoding/json"
	"sync"
	"time"
)

// pause is how long the server waits after a change for the next one by default. While changes keep coming, it
// waits three times as long at most, so that nothing that is shown is older than half a second.
const (
	pause    = 150 * time.Millisecond
	patience = 3
)

// publisher tells the client what is wrong. However many changes come, it works on one state at a time, the newest.
type publisher struct {
	server *server
	wake   chan struct{}

	lock    sync.Mutex
	pending bool
	first   time.Time // when the first change came that has not been looked at
	due     time.Time

	// The rest belongs to the goroutine of run.
	judged map[*document]*judgement
	sent   map[string][]byte // what the client shows, by URI
}

func newPublisher(s *server) *publisher {
	return &publisher{server: s, wake: make(chan struct{}, 1), judged: make(map[*document]*judgement), sent: make(map[string][]byte)}
}

// soon asks for a look at the documents once changes pause.
func (p *publisher) soon() {
	wait := p.server.options.Pause
	if wait == 0 {
		wait = pause
	}
	p.schedule(max(wait, 0))
}

// now asks for a look at the documents at once.
func (p *publisher) now() { p.schedule(0) }

func (p *publisher) schedule(wait time.Duration) {
	now := time.Now()
	p.lock.Lock()
	if !p.pending {
		p.pending, p.first = true, now
	}
	p.due = now.Add(wait)
	if latest := p.first.Add(patience * wait); latest.Before(p.due) {
		p.due = latest
	}
	p.lock.Unlock()
	select {
	case p.wake <- struct{}{}:
	default: // it will wake up in any case
	}
}

// run looks at the documents when it is due, until the session ends.
func (p *publisher) run(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
		case <-timer.C:
		}
		switch left, pending := p.left(time.Now()); {
		case !pending:
		case left > 0:
			timer.Reset(left)
		default:
			p.look(ctx)
		}
	}
}

// left is how long to wait, if there is anything to wait for. When the time has come, it is over.
func (p *publisher) left(now time.Time) (time.Duration, bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	left, pending := p.due.Sub(now), p.pending
	if pending && left <= 0 {
		p.pending = false
	}
	return left, pending
}

// look judges the open documents and tells the client what is new.
func (p *publisher) look(ctx context.Context) {
	defer p.server.guard("diagnostics", nil)
	open := p.server.opened()
	shown := p.diagnostics(open)
	for path, problem := range p.server.space.problems() {
		shown[uriOf(path)] = publishParams{URI: uriOf(path), Diagnostics: configDiagnostics(problem)}
	}
	for uri := range p.sent {
		if _, ok := shown[uri]; !ok {
			shown[uri] = publishParams{URI: uri, Diagnostics: []diagnostic{}}
		}
	}
	for _, uri := range sortedKeys(shown) {
		p.send(ctx, shown[uri], open[uri] != nil)
	}
}

// send tells the client about one document, unless it knows. A document that is not open is forgotten once it is clean.
func (p *publisher) send(ctx context.Context, params publishParams, open bool) {
	text, err := json.Marshal(params)
	if err != nil {
		p.server.log.Printf("%s: %v", params.URI, err)
		return
	}
	if was, known := p.sent[params.URI]; !known && len(params.Diagnostics) == 0 && !open || string(was) == string(text) {
		return
	}
	p.sent[params.URI] = text
	if len(params.Diagnostics) == 0 && !open {
		delete(p.sent, params.URI)
	}
	_ = p.server.conn.Notify(ctx, "textDocument/publishDiagnostics", json.RawMessage(text))
}
