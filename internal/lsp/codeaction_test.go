package lsp

import (
	"encoding/json"
	"strings"
	"testing"
)

// A client that asks for edits later gets actions without them, and the edit of the one that was chosen.
func TestActionsAreResolved(t *testing.T) {
	c := connect(t)
	lazy := strings.Replace(fullClient, `"codeActionLiteralSupport":{}`, `"codeActionLiteralSupport":{},"dataSupport":true,"resolveSupport":{"properties":["edit"]}`, 1)
	if _, err := c.ask("initialize", map[string]any{"rootUri": "file:///nowhere", "capabilities": json.RawMessage(lazy)}); err != nil {
		t.Fatal(err)
	}
	const uri = "file:///nowhere/design.md"
	c.open(uri, "```dfd id=\"d\"\nactor user: 🙂 Customer\nprocess web: Web\nuser -> web: x | https\n```\n")
	asked := func(only ...string) []codeAction {
		raw, err := c.ask("textDocument/codeAction", map[string]any{
			"textDocument": documentID{uri}, "range": span{position{3, 2}, position{3, 2}}, "context": map[string]any{"diagnostics": []any{}, "only": only},
		})
		if err != nil {
			t.Fatal(err)
		}
		var actions []codeAction
		if err := json.Unmarshal(raw, &actions); err != nil {
			t.Fatal(err)
		}
		return actions
	}
	actions := asked("quickfix")
	if len(actions) == 0 {
		t.Fatal("no action")
	}
	for _, a := range actions {
		if a.Edit != nil || a.Data == nil {
			t.Errorf("%s has its edit already", a.Title)
		}
	}
	raw, err := c.ask("codeAction/resolve", actions[0])
	if err != nil {
		t.Fatal(err)
	}
	var chosen codeAction
	if err := json.Unmarshal(raw, &chosen); err != nil || chosen.Edit == nil || chosen.Edit.DocumentChanges[0].TextDocument.Version != 1 {
		t.Errorf("resolved: %s, %v", raw, err)
	}
	if all := asked("source.fixAll"); len(all) != 1 || len(asked("source.fix")) != 0 {
		t.Errorf("kinds: %+v", all)
	}
	c.change(uri, 2, "```dfd id=\"d\"\nprocess web: Web\n```\n")
	if _, err := c.ask("codeAction/resolve", actions[0]); err == nil || !strings.Contains(err.Error(), "the document has changed meanwhile") {
		t.Errorf("of another version: %v", err)
	}
}
