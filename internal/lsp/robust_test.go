package lsp

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/testenv"
)

const broken = "```dfd\nactor\n```\n"

// A burst of edits, with the usual pause: the last state is judged, few of the others are, and nothing piles up.
func TestBurst(t *testing.T) {
	c := connectWith(t, Options{})
	c.begin("file:///nowhere")
	const uri, edits = "file:///nowhere/design.md", 10_000
	c.open(uri, broken)
	c.published(uri, 1)
	for i := range edits {
		c.change(uri, i+2, fmt.Sprintf("```dfd\nactor user: User %d\nprocess web: Web\nuser -> web: x | crwon\n```\n", i))
	}
	c.change(uri, edits+2, broken)
	if said := c.published(uri, edits+2); len(said.Diagnostics) != 1 {
		t.Errorf("%+v", said)
	}
	if judged := len(c.kept); judged > edits/10 {
		t.Errorf("%d of %d states were judged", judged, edits)
	}
}

// While edits keep coming, what is shown is never older than the patience of the publisher.
func TestPublisherIsNotPutOffForEver(t *testing.T) {
	p := newPublisher(&server{options: Options{Pause: time.Hour}})
	p.soon()
	if left, pending := p.left(time.Now()); !pending || left < 59*time.Minute {
		t.Errorf("a first change is judged in %v, %v", left, pending)
	}
	p.first = time.Now().Add(-patience * time.Hour)
	p.soon()
	if left, pending := p.left(time.Now()); !pending || left > 0 {
		t.Errorf("a change that has waited is judged in %v, %v", left, pending)
	}
	if _, pending := p.left(time.Now()); pending {
		t.Error("a change is judged twice")
	}
}

func TestLargeDocument(t *testing.T) {
	testenv.NeedsTime(t, "edits a large document")
	c := connect(t)
	c.begin("file:///nowhere")
	const uri = "file:///nowhere/design.md"
	prose := strings.Repeat(strings.Repeat("x", 99)+"\n", 16<<20/100)
	c.open(uri, prose)
	c.change(uri, 2, broken+prose[:limit.Document])
	said := c.published(uri, 2)
	if len(said.Diagnostics) != 1 || said.Diagnostics[0].Code != "TS023" {
		t.Errorf("%+v", said)
	}
	if answer, err := c.ask("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": position{1, 2}}); err != nil || string(answer) != "null" {
		t.Errorf("%s, %v", answer, err)
	}
}

// Twenty thousand edits are an hour of fast typing. What the server keeps must not grow with them.
func TestMemory(t *testing.T) {
	testenv.NeedsTime(t, "makes thousands of edits")
	c := connect(t)
	c.begin("file:///nowhere")
	const uri = "file:///nowhere/design.md"
	c.open(uri, broken)
	edit := func(from, to int) {
		for i := from; i < to; i++ {
			c.change(uri, i, fmt.Sprintf("```dfd\nactor user: User %d\nprocess web: Web\nuser -> web: x | crwon\n```\n", i))
		}
		c.published(uri, to-1)
		c.kept = nil
	}
	edit(2, 1000)
	before := heap()
	edit(1000, 4000)
	if after := heap(); after > before+4<<20 {
		t.Errorf("%d KiB after 1,000 edits, %d KiB after 4,000", before>>10, after>>10)
	}
}

// heap is how many bytes are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Whatever a document holds while it is being written, every request has an answer.
func TestHalfWritten(t *testing.T) {
	text, err := os.ReadFile("../../examples/payments/payments.md")
	if err != nil {
		t.Fatal(err)
	}
	c := connect(t)
	c.begin("file:///nowhere")
	const uri = "file:///nowhere/payments.md"
	c.open(uri, "")
	block := string(text[:min(len(text), 4000)])
	for i := 0; i < len(block); i += 97 {
		state := block[:i] + "<<<<<<< HEAD\n" + block[i:]
		if i%2 == 0 {
			state = block[:i]
		}
		c.change(uri, i+2, strings.ToValidUTF8(state, "\ufffd"))
		at := position{strings.Count(block[:i], "\n"), i - strings.LastIndex(block[:i], "\n") - 1}
		for method := range all() {
			if _, err := c.ask(method, map[string]any{"textDocument": map[string]any{"uri": uri}, "position": at, "range": span{at, at}, "context": map[string]any{"diagnostics": []any{}, "includeDeclaration": true}, "newName": "other"}); err != nil {
				if refused, ok := err.(*jsonrpc2.Error); !ok || refused.Code == jsonrpc2.CodeInternalError {
					t.Fatalf("%s at %v: %v\n%s", method, at, err, state)
				}
			}
		}
	}
}

func all() map[string]feature {
	known := make(map[string]feature)
	for _, f := range features() {
		known[f.method] = f
	}
	return known
}

// What an honest client never sends is no reason to end.
func TestStrangeRequests(t *testing.T) {
	c := connect(t)
	c.begin("not a uri")
	for _, uri := range []string{"", "untitled:Untitled-1", "file:///outside/of/any/root.md", "file://", "file:///%zz.md", "http://example.org/a.md", "git:/repo/a.md?ref=HEAD"} {
		c.open(uri, broken)
		if said := c.published(uri, 1); len(said.Diagnostics) != 1 {
			t.Errorf("%q: %+v", uri, said)
		}
		for _, at := range []position{{-1, -1}, {math.MaxInt32, math.MaxInt32}, {1, 1 << 30}} {
			if _, err := c.ask("textDocument/completion", placeParams{documentID{uri}, at}); err != nil {
				t.Errorf("%q at %v: %v", uri, at, err)
			}
		}
	}
	if _, err := c.ask("textDocument/hover", []int{1}); err == nil {
		t.Error("a request with wrong parameters is answered")
	}
}

// Two servers on one file say the same.
func TestTwoServers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "design.md")
	if err := os.WriteFile(path, []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []*client{connect(t), connect(t)} {
		c.begin(uriOf(filepath.Dir(path)))
		c.open(uriOf(path), broken)
		if said := c.published(uriOf(path), 1); len(said.Diagnostics) != 1 {
			t.Errorf("%+v", said)
		}
	}
}

func TestCancel(t *testing.T) {
	s := &server{running: make(map[jsonrpc2.ID]context.CancelFunc), features: make(map[string]feature), documents: documents{}}
	asked := s.begin(context.Background(), &jsonrpc2.Request{ID: jsonrpc2.ID{Num: 7}})
	s.cancel(cancelParams{jsonrpc2.ID{Num: 8}})
	if asked.context.Err() != nil {
		t.Error("a request ended with another one")
	}
	s.cancel(cancelParams{jsonrpc2.ID{Num: 7}})
	if asked.context.Err() == nil {
		t.Error("a request was not cancelled")
	}
}
