package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/trustseam/trustseam/internal/limit"
)

// preview asks for a picture.
func (c *client) preview(params map[string]any) previewResult {
	c.t.Helper()
	raw, err := c.ask("trustseam/preview", params)
	if err != nil {
		c.t.Fatal(err)
	}
	var result previewResult
	if err := json.Unmarshal(raw, &result); err != nil {
		c.t.Fatal(err)
	}
	return result
}

const previewed = "# Shop 🙂\n\n```dfd id=\"shop\"\nactor user: Customer\nboundary shop: Shop\n  process web: Web <shop>\nuser -> web: Order\n```\n\n```dfd id=\"lab\"\nprocess p: P\n```\n"

func TestPreview(t *testing.T) {
	starts := 0
	c := connectWith(t, Options{Pause: -1, Worker: func() *exec.Cmd { starts++; return testProgram(asWorker) }})
	c.begin("file:///nowhere")
	const uri = "file:///nowhere/design.md"
	c.open(uri, previewed)
	first := c.preview(map[string]any{"uri": uri})
	if first.Error != "" || first.Stale || first.Version != 1 || !strings.Contains(first.SVG, "Web &lt;shop") || !strings.HasPrefix(first.SVG, "<svg ") {
		t.Fatalf("%+v", first)
	}
	if len(first.Blocks) != 2 || first.Blocks[0].ID != "shop" || strings.Join(first.Blocks[0].Views, " ") != "overview shop" || first.Blocks[1].Views == nil {
		t.Errorf("blocks: %+v", first.Blocks)
	}
	dark := c.preview(map[string]any{"uri": uri, "dark": true})
	if !strings.Contains(dark.SVG, "@media all{") || !strings.Contains(first.SVG, "prefers-color-scheme") {
		t.Error("the picture is not dark")
	}
	if view := c.preview(map[string]any{"uri": uri, "view": "overview"}); view.Error != "" || view.SVG == first.SVG || view.SVG == "" {
		t.Errorf("overview: %s", view.Error)
	}
	if other := c.preview(map[string]any{"uri": uri, "block": "lab"}); other.Error != "" || strings.Contains(other.SVG, "Web") {
		t.Errorf("another block: %s", other.Error)
	}

	c.change(uri, 2, strings.Replace(previewed, "-> web:", "-> wbe:", 1))
	broken := c.preview(map[string]any{"uri": uri})
	if broken.SVG != first.SVG || !broken.Stale || broken.Error != "design.md:7:9: error: flow: no element `wbe`; did you mean `web`? [TS008]" {
		t.Errorf("with an error: stale %v, %q", broken.Stale, broken.Error)
	}
	c.change(uri, 3, strings.Replace(previewed, "<shop>", "hall", 1))
	if now := c.preview(map[string]any{"uri": uri}); now.Stale || now.Error != "" || !strings.Contains(now.SVG, "Web hall") {
		t.Errorf("mended: %+v", now.Error)
	}
	if starts != 1 {
		t.Errorf("%d layout processes", starts)
	}
}

func TestPreviewOfNothing(t *testing.T) {
	c := connect(t)
	c.begin("file:///nowhere")
	c.open("file:///nowhere/a.md", "# No block\n")
	c.open("file:///nowhere/b.md", "```dfd id=\"b\"\nprocess p: P\n```\n")
	for _, x := range []struct{ uri, block, view, want string }{
		{"a", "", "", "there is no `dfd` block in the document"},
		{"closed", "", "", "there is no `dfd` block in the document"},
		{"b", "c", "", "there is no block `c`"},
		{"b", "b", "../x", "block `b` has no view `../x`; it has the boundaries that are drawn in its overview, and `overview`"},
		{"b", "b", "overview", "block `b` has no view `overview`; it has the boundaries that are drawn in its overview, and `overview`"},
		{"b", "", "", "this server draws no pictures"},
	} {
		got := c.preview(map[string]any{"uri": "file:///nowhere/" + x.uri + ".md", "block": x.block, "view": x.view})
		if got.Error != x.want || got.SVG != "" || got.Stale {
			t.Errorf("%+v: %+v", x, got)
		}
	}
}

// However many requests there are, one is drawn and one waits: the last one is answered with a picture, those between are
// told so, and other requests are answered meanwhile.
func TestPreviewsDoNotPileUp(t *testing.T) {
	c := connectWith(t, Options{Pause: -1, Worker: func() *exec.Cmd { return testProgram(asWorker) }})
	c.begin("file:///nowhere")
	const uri = "file:///nowhere/design.md"
	c.open(uri, previewed)
	var calls []jsonrpc2.Waiter
	for i := range 3 * atOnce {
		c.change(uri, i+2, strings.Replace(previewed, "<shop>", fmt.Sprint(i), 1))
		call, err := c.conn.DispatchCall(t.Context(), "trustseam/preview", map[string]any{"uri": uri})
		if err != nil {
			t.Fatal(err)
		}
		calls = append(calls, call)
	}
	if _, err := c.ask("textDocument/documentSymbol", documentParams{documentID{uri}}); err != nil {
		t.Errorf("another request: %v", err)
	}
	for i, call := range calls {
		var result previewResult
		err := call.Wait(t.Context(), &result)
		switch {
		case err == nil && result.Error == "" && strings.Contains(result.SVG, fmt.Sprintf("Web %d", i)):
		case i == len(calls)-1, err == nil, !strings.Contains(err.Error(), errLater.Message):
			t.Errorf("request %d: %v, %s", i, err, result.Error)
		}
	}
}

// Of two requests for one picture that wait, the one for the newer text stays, whichever comes first.
func TestOnlyTheNewestPreviewWaits(t *testing.T) {
	ps, key := newPreviews(nil), previewKey{uri: "a"}
	var left error
	ps.waiting[key] = waiter{5, func(err error) { left = err }}
	if _, err := ps.wait(t.Context(), key, 4); err != errLater || left != nil {
		t.Errorf("for an older text: %v, and the other one: %v", err, left)
	}
	if _, err := ps.wait(t.Context(), key, 6); err != nil || left != errLater {
		t.Errorf("for a newer text: %v, and the other one: %v", err, left)
	}
}

// A request that is cancelled is answered at once, and the next one has its turn.
func TestPreviewIsCancelled(t *testing.T) {
	ps, key := newPreviews(nil), previewKey{uri: "a"}
	turn, err := ps.wait(t.Context(), key, 1)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ps.wait(ctx, key, 1); err != context.Canceled {
		t.Errorf("a cancelled request waits: %v", err)
	}
	<-turn
	if _, err := ps.wait(t.Context(), key, 1); err != nil {
		t.Errorf("the next request: %v", err)
	}
}

// However many pictures are asked for, few are kept.
func TestPreviewsAreBounded(t *testing.T) {
	ps := newPreviews(nil)
	ps.turns["a"] = make(chan struct{}, 1)
	for i := range 3 * limit.Previews {
		ps.keep(previewKey{"a", fmt.Sprint(i), ""}, []byte("x"))
		if len(ps.drawn) > limit.Previews {
			t.Fatalf("%d pictures are kept", len(ps.drawn))
		}
	}
	last := previewKey{"a", fmt.Sprint(3*limit.Previews - 1), ""}
	if ps.last(last) == nil {
		t.Error("the last picture is not kept")
	}
	ps.forget("a")
	if ps.keep(last, []byte("x")); len(ps.drawn) > 0 {
		t.Error("pictures of a closed document are kept")
	}
}
