package lsp

import (
	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/source"
)

// workspaceEdit is a change of one document. Clients that check versions get the one that the edits are for.
type workspaceEdit struct {
	Changes         map[string][]textEdit `json:"changes,omitempty"`
	DocumentChanges []textDocumentEdit    `json:"documentChanges,omitempty"`
}

type textDocumentEdit struct {
	TextDocument versionedDocumentID `json:"textDocument"`
	Edits        []textEdit          `json:"edits"`
}

// workspaceEdit puts edits of a document into the form that the client understands.
func (r *request) workspaceEdit(s *assist.Snapshot, uri string, edits []source.Edit) *workspaceEdit {
	all := []textEdit{}
	for _, e := range edits {
		all = append(all, editOf(s.File, e))
	}
	if r.client.Workspace.WorkspaceEdit.DocumentChanges {
		return &workspaceEdit{DocumentChanges: []textDocumentEdit{{versionedDocumentID{uri, r.documents[uri].version}, all}}}
	}
	return &workspaceEdit{Changes: map[string][]textEdit{uri: all}}
}
