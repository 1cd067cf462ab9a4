package lsp

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// client is an editor without a screen.
type client struct {
	t    testing.TB
	conn *jsonrpc2.Conn
	// said are the notifications and requests of the server, oldest first.
	said chan *jsonrpc2.Request
	// kept are those that were looked at and not wanted yet.
	kept []*jsonrpc2.Request
	// left receives whether the server ended as agreed.
	left chan bool
}

// day is the day on which everything in these tests happens.
func day() time.Time { return time.Date(2027, 1, 15, 0, 0, 0, 0, time.UTC) }

// fullClient is a client that can do everything that we ask for.
const fullClient = `{"workspace":{"workspaceEdit":{"documentChanges":true}},"textDocument":{"publishDiagnostics":{"relatedInformation":true,"versionSupport":true},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"codeAction":{"codeActionLiteralSupport":{}}}}`

// connect starts a server that waits for no pause in typing.
func connect(t testing.TB) *client { return connectWith(t, Options{Pause: -1}) }

func connectWith(t testing.TB, o Options) *client {
	t.Helper()
	o.Version, o.Today, o.Log = "test", day, testLog{t}
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	c := &client{t: t, said: make(chan *jsonrpc2.Request, 100_000), left: make(chan bool, 1)}
	go func() {
		clean, err := Serve(toServer, fromServer, o)
		if err != nil {
			t.Error(err)
		}
		c.left <- clean
	}()
	stream := jsonrpc2.NewBufferedStream(duplex{toClient, fromClient}, jsonrpc2.VSCodeObjectCodec{})
	c.conn = jsonrpc2.NewConn(context.Background(), stream, collect{c})
	t.Cleanup(func() {
		c.conn.Close()
		fromClient.Close()
	})
	return c
}

// duplex is the client's end of the pipes.
type duplex struct {
	io.Reader
	io.WriteCloser
}

type collect struct{ *client }

func (c collect) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	if !r.Notif {
		_ = conn.Reply(ctx, r.ID, nil)
	}
	c.said <- r
}

// testLog fails the test when the server logs something.
type testLog struct{ t testing.TB }

func (l testLog) Write(p []byte) (int, error) {
	l.t.Errorf("the server says: %s", p)
	return len(p), nil
}

// ask sends a request and returns the answer.
func (c *client) ask(method string, params any) (json.RawMessage, error) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	var result json.RawMessage
	err := c.conn.Call(ctx, method, params, &result)
	if err != nil && ctx.Err() != nil {
		c.t.Fatalf("%s: no answer", method)
	}
	return result, err
}

// patient is how long tests wait for what must come.
const patient = 30 * time.Second

func (c *client) tell(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// begin initializes a session in a folder.
func (c *client) begin(root string) json.RawMessage {
	c.t.Helper()
	result, err := c.ask("initialize", map[string]any{"rootUri": root, "capabilities": json.RawMessage(fullClient)})
	if err != nil {
		c.t.Fatal(err)
	}
	c.tell("initialized", struct{}{})
	return result
}

func (c *client) open(uri, text string) {
	c.t.Helper()
	c.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
}

func (c *client) change(uri string, version int, text string) {
	c.t.Helper()
	c.tell("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": uri, "version": version},
		"contentChanges": []any{map[string]any{"text": text}},
	})
}

// next waits for a message of the server for which wanted is true. Others are kept.
func (c *client) next(what string, wanted func(*jsonrpc2.Request) bool) *jsonrpc2.Request {
	c.t.Helper()
	for i, r := range c.kept {
		if wanted(r) {
			c.kept = append(c.kept[:i:i], c.kept[i+1:]...)
			return r
		}
	}
	timeout := time.After(patient)
	for {
		select {
		case r := <-c.said:
			if wanted(r) {
				return r
			}
			c.kept = append(c.kept, r)
		case <-timeout:
			c.t.Fatalf("no %s came", what)
		}
	}
}

// published waits for the diagnostics of a version of a document.
func (c *client) published(uri string, version int) publishParams {
	c.t.Helper()
	var params publishParams
	c.next("diagnostics", func(r *jsonrpc2.Request) bool {
		params = publishParams{}
		if r.Method != "textDocument/publishDiagnostics" || json.Unmarshal(*r.Params, &params) != nil || params.URI != uri {
			return false
		}
		return version == 0 || params.Version != nil && *params.Version == version
	})
	return params
}

func TestSession(t *testing.T) {
	c := connect(t)
	if _, err := c.ask("textDocument/hover", struct{}{}); err == nil || !strings.Contains(err.Error(), "the first request is `initialize`") {
		t.Errorf("before initialize: %v", err)
	}
	c.begin("file:///nowhere")
	if _, err := c.ask("initialize", struct{}{}); err == nil || !strings.Contains(err.Error(), "no `initialize` any more") {
		t.Errorf("initialize again: %v", err)
	}
	if _, err := c.ask("textDocument/nonsense", struct{}{}); err == nil || !strings.Contains(err.Error(), "no method `textDocument/nonsense`") {
		t.Errorf("an unknown request: %v", err)
	}
	c.tell("$/unknown", struct{}{})
	if result, err := c.ask("shutdown", nil); err != nil || string(result) != "null" {
		t.Errorf("shutdown: %s, %v", result, err)
	}
	if _, err := c.ask("textDocument/hover", struct{}{}); err == nil {
		t.Error("a request after shutdown is answered")
	}
	c.tell("exit", struct{}{})
	if !<-c.left {
		t.Error("the server takes shutdown and exit for none")
	}
}

// Range formatting is for those who ask for it; options of another server are no reason to fail.
func TestInitializationOptions(t *testing.T) {
	for options, want := range map[string]bool{`null`: false, `{}`: false, `[1]`: false, `"x"`: false, `{"rangeFormatting":true}`: true} {
		c := connect(t)
		result, err := c.ask("initialize", map[string]any{"initializationOptions": json.RawMessage(options), "capabilities": struct{}{}})
		if err != nil || strings.Contains(string(result), `"documentRangeFormattingProvider"`) != want {
			t.Errorf("%s: %s, %v", options, result, err)
		}
	}
}

func TestExitWithoutShutdown(t *testing.T) {
	c := connect(t)
	c.begin("file:///nowhere")
	c.tell("exit", struct{}{})
	if <-c.left {
		t.Error("exit without shutdown passes for an orderly end")
	}
}

// A client that takes leave and closes its end at once has taken leave, whichever the server sees first.
func TestLeave(t *testing.T) {
	gone := make(chan struct{})
	close(gone)
	for range 100 {
		ended := make(chan bool, 1)
		ended <- true
		if !leave(ended, gone) {
			t.Fatal("a client that took leave passes for one that is gone")
		}
	}
	if leave(make(chan bool), gone) {
		t.Error("a client that is gone passes for one that took leave")
	}
}

// A client that dies closes the pipe.
func TestClientGone(t *testing.T) {
	toServer, fromClient := io.Pipe()
	done := make(chan bool)
	go func() {
		clean, err := Serve(toServer, io.Discard, Options{Today: day, Log: os.Stderr})
		done <- clean || err != nil
	}()
	fromClient.Close()
	if <-done {
		t.Error("a client that is gone passes for an orderly end")
	}
}

func TestDiagnosticsOfUnsavedText(t *testing.T) {
	c := connect(t)
	c.begin("file:///nowhere")
	const uri = "file:///nowhere/design.md"
	c.open(uri, "```dfd\nactor user: 🙂 Customer | crwon\n```\n")
	said := c.published(uri, 1)
	if len(said.Diagnostics) != 1 || said.Diagnostics[0].Code != "TS009" || said.Diagnostics[0].Range != (span{position{1, 26}, position{1, 31}}) {
		t.Errorf("%+v", said)
	}
	c.change(uri, 2, "```dfd\nactor user: 🙂 Customer | crown\nprocess web: Web\nuser -> web: x\n```\n")
	if said := c.published(uri, 2); said.Diagnostics == nil || len(said.Diagnostics) != 0 {
		t.Errorf("%+v", said)
	}
	c.change(uri, 3, "```dfd\nactor\n```\n")
	if said := c.published(uri, 3); len(said.Diagnostics) != 1 {
		t.Errorf("%+v", said)
	}
	c.tell("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": uri}})
	if said := c.published(uri, 0); said.Diagnostics == nil || len(said.Diagnostics) != 0 {
		t.Errorf("after close: %+v", said)
	}
}
