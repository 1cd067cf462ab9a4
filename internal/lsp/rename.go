package lsp

import (
	"errors"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/trustseam/trustseam/internal/assist"
)

type renameParams struct {
	placeParams
	NewName string `json:"newName"`
}

type renameOptions struct {
	PrepareProvider bool `json:"prepareProvider"`
}

type prepareRenameResult struct {
	Range       span   `json:"range"`
	Placeholder string `json:"placeholder"`
}

// codeRefused is the protocol's code for a request that is understood and cannot be done. Editors show its message.
const codeRefused = -32803

var (
	renameFeature        = feature{"textDocument/rename", "renameProvider", renameOptions{true}, answered(rename)}
	prepareRenameFeature = feature{"textDocument/prepareRename", "", nil, answered(prepareRename)}
)

// prepareRename says what can be renamed. Outside of blocks it says nothing, so that another server may answer.
func prepareRename(r *request, p placeParams) (*prepareRenameResult, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	at, id, err := s.Renamable(offsetOf(s.File, p.Position))
	switch {
	case errors.Is(err, assist.ErrOutside):
		return nil, nil
	case err != nil:
		return nil, refused(err)
	}
	return &prepareRenameResult{rangeOf(s.File, at), id}, nil
}

func rename(r *request, p renameParams) (*workspaceEdit, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, refused(assist.ErrOutside)
	}
	edits, err := s.Rename(offsetOf(s.File, p.Position), p.NewName)
	if err != nil {
		return nil, refused(err)
	}
	return r.workspaceEdit(s, p.TextDocument.URI, edits), nil
}

// refused is an error that the person at the editor reads.
func refused(err error) error { return &jsonrpc2.Error{Code: codeRefused, Message: err.Error()} }
