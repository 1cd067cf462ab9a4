package lsp

import (
	"encoding/json"
	"testing"
)

// A client that knows no versions of documents gets the older form of edits, and one that knows no actions gets none.
func TestClientOfOldAge(t *testing.T) {
	c := connect(t)
	if _, err := c.ask("initialize", map[string]any{"capabilities": struct{}{}}); err != nil {
		t.Fatal(err)
	}
	const uri = "file:///nowhere/design.md"
	c.open(uri, "```dfd\nactor user: User\nprocess web: 🙂\nuser -> web: x\n```\n")
	raw, err := c.ask("textDocument/rename", map[string]any{"textDocument": documentID{uri}, "position": position{2, 9}, "newName": "shop"})
	if err != nil {
		t.Fatal(err)
	}
	var edit workspaceEdit
	if err := json.Unmarshal(raw, &edit); err != nil || len(edit.DocumentChanges) > 0 || len(edit.Changes[uri]) != 1 {
		t.Errorf("%s, %v", raw, err)
	}
	raw, err = c.ask("textDocument/codeAction", map[string]any{
		"textDocument": documentID{uri}, "range": span{position{3, 0}, position{3, 0}}, "context": map[string]any{"diagnostics": []any{}},
	})
	if err != nil || string(raw) != "null" {
		t.Errorf("%s, %v", raw, err)
	}
}
