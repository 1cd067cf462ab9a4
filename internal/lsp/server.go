// Package lsp is a language server for markdown documents with dfd blocks, over the Language Server Protocol. It says
// something inside blocks and generated regions only, so that it can run beside other servers for markdown. What it
// says comes from package assist; here is the protocol, and the documents that are open.
package lsp

import (
	"context"
	"fmt"
	"io"
	"log"
	"os/exec"
	"runtime/debug"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/trustseam/trustseam"
)

// Options are what a server depends on beside its client.
type Options struct {
	// Version is that of the program.
	Version string
	// Today is the day on which decisions are judged.
	Today func() time.Time
	// Pause is how long the server waits after a change for the next one; 0 is the default, and less is no pause.
	Pause time.Duration
	// Worker prepares the process of a layout worker for previews; nil if there are none.
	Worker func() *exec.Cmd
	// Log receives what goes wrong in the server itself.
	Log io.Writer
}

// Code of the protocol for a request before the first or after the last one, and for one that was cancelled.
const (
	codeNotInitialized = -32002
	codeCancelled      = -32800
)

// atOnce is how many requests are answered at a time; further ones wait in the client's pipe.
const atOnce = 32

// server is one session with a client.
type server struct {
	options  Options
	log      *log.Logger
	space    *workspace
	features map[string]feature
	slots    chan struct{} // one for each request that is being answered
	ended    chan bool     // receives whether the session ended as agreed
	conn     *jsonrpc2.Conn
	publish  *publisher
	previews *previews

	lock      sync.Mutex
	phase     phase
	client    clientCapabilities
	documents documents
	running   map[jsonrpc2.ID]context.CancelFunc
}

// phase is how far a session is.
type phase int

const (
	starting phase = iota
	working
	stopping
)

// Serve talks to a client until it sends exit, or is gone. It reports whether the client took leave as agreed, with
// shutdown before exit. An error means that the server could not start.
func Serve(in io.Reader, out io.Writer, o Options) (clean bool, err error) {
	base, err := trustseam.Load()
	if err != nil {
		return false, err
	}
	s := &server{
		options: o, log: log.New(o.Log, "trustseam lsp: ", 0),
		space:     &workspace{base: base, settings: make(map[string]*settings)},
		features:  make(map[string]feature),
		slots:     make(chan struct{}, atOnce),
		ended:     make(chan bool, 1),
		documents: documents{},
		running:   make(map[jsonrpc2.ID]context.CancelFunc),
	}
	for _, f := range features() {
		s.features[f.method] = f
	}
	s.publish, s.previews = newPublisher(s), newPreviews(o.Worker)
	defer s.previews.close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stream := jsonrpc2.NewBufferedStream(pipes{in, out}, jsonrpc2.VSCodeObjectCodec{})
	ready := make(chan struct{})
	s.conn = jsonrpc2.NewConn(ctx, stream, waiting{ready, s}, jsonrpc2.SetLogger(s.log))
	close(ready)
	go s.publish.run(ctx)
	return leave(s.ended, s.conn.DisconnectNotify()), nil
}

// leave waits until a client takes leave or is gone, and reports whether it took leave as agreed. One that takes leave and
// is gone at once may be seen gone first.
func leave(ended <-chan bool, gone <-chan struct{}) bool {
	select {
	case clean := <-ended:
		return clean
	case <-gone:
	}
	select {
	case clean := <-ended:
		return clean
	default:
		return false
	}
}

// waiting holds the first message back until the server knows its connection.
type waiting struct {
	ready <-chan struct{}
	*server
}

func (w waiting) Handle(ctx context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) {
	<-w.ready
	w.server.handle(ctx, r)
}

// pipes are the two directions to the client. Closing them is up to whoever opened them.
type pipes struct {
	io.Reader
	io.Writer
}

func (pipes) Close() error { return nil }

// handle takes the messages in their order. Notifications are done when it returns, requests are answered meanwhile.
func (s *server) handle(ctx context.Context, r *jsonrpc2.Request) {
	if r.Notif {
		defer s.guard(r.Method, nil)
		s.notified(r)
		return
	}
	if err := s.refuse(r.Method); err != nil {
		s.reply(ctx, r.ID, nil, err)
		return
	}
	switch r.Method {
	case "initialize":
		result, err := s.initialize(r)
		s.reply(ctx, r.ID, result, err)
	case "shutdown":
		s.enter(stopping)
		s.reply(ctx, r.ID, nil, nil)
	default:
		s.slots <- struct{}{}
		asked := s.begin(ctx, r)
		go s.answer(asked, r)
	}
}

// refuse says why a request is not answered in this phase, or at all.
func (s *server) refuse(method string) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	_, known := s.features[method]
	switch {
	case s.phase == starting && method != "initialize":
		return &jsonrpc2.Error{Code: codeNotInitialized, Message: "the first request is `initialize`"}
	case s.phase == working && method == "initialize", s.phase == stopping:
		return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: fmt.Sprintf("no `%s` any more", method)}
	case !known && method != "initialize" && method != "shutdown":
		return &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: fmt.Sprintf("no method `%s`", method)}
	}
	return nil
}

func (s *server) enter(p phase) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.phase = p
}

// begin notes a request, so that it can be cancelled.
func (s *server) begin(ctx context.Context, r *jsonrpc2.Request) *request {
	s.lock.Lock()
	defer s.lock.Unlock()
	ctx, s.running[r.ID] = context.WithCancel(ctx)
	asked := &request{context: ctx, server: s, client: s.client, documents: s.documents}
	if r.Params != nil {
		asked.params = *r.Params
	}
	return asked
}

// answer answers a request, unless it has been cancelled.
func (s *server) answer(asked *request, r *jsonrpc2.Request) {
	defer func() { <-s.slots }()
	var result any
	err := asked.context.Err()
	if err == nil {
		func() {
			defer s.guard(r.Method, &err)
			result, err = s.features[r.Method].answer(asked)
		}()
	}
	if asked.context.Err() != nil {
		err = &jsonrpc2.Error{Code: codeCancelled, Message: "cancelled"}
	}
	s.lock.Lock()
	s.running[r.ID]()
	delete(s.running, r.ID)
	s.lock.Unlock()
	s.reply(context.Background(), r.ID, result, err)
}

// guard keeps a defect in one answer from ending the session: the editor would lose everything else.
func (s *server) guard(method string, err *error) {
	if defect := recover(); defect != nil {
		s.log.Printf("%s: %v\n%s", method, defect, debug.Stack())
		if err != nil {
			*err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprintf("defect: %v", defect)}
		}
	}
}

// reply sends an answer. A client that is gone is noticed elsewhere.
func (s *server) reply(ctx context.Context, id jsonrpc2.ID, result any, err error) {
	if err == nil {
		_ = s.conn.Reply(ctx, id, result)
		return
	}
	sent, ok := err.(*jsonrpc2.Error)
	if !ok {
		sent = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: err.Error()}
	}
	_ = s.conn.ReplyWithError(ctx, id, sent)
}
