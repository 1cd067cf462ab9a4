package lsp

import (
	"context"
	"encoding/json"

	"github.com/sourcegraph/jsonrpc2"
)

// feature is a request that the server answers. Each has a file of its own, named after it.
type feature struct {
	method string
	// capability and options announce it to the client; "" for a request that needs no announcement.
	capability string
	options    any
	answer     func(r *request) (any, error)
}

// features are all of them.
func features() []feature {
	return []feature{
		codeActionFeature,
		codeLensFeature,
		completionFeature,
		completionResolveFeature,
		definitionFeature,
		documentHighlightFeature,
		documentSymbolFeature,
		foldingRangeFeature,
		hoverFeature,
		inlayHintFeature,
		prepareRenameFeature,
		previewFeature,
		rangeFormattingFeature,
		referencesFeature,
		renameFeature,
		resolveActionFeature,
		semanticTokensFeature,
	}
}

// request is a request with the documents as they were when it came: what comes after it does not change its answer.
type request struct {
	context   context.Context // ends when the client cancels the request
	server    *server
	client    clientCapabilities
	documents documents
	params    json.RawMessage
}

// answered makes a feature's function of one with typed parameters and result. A nil result is null, which means
// that there is nothing to say.
func answered[P, R any](answer func(*request, P) (R, error)) func(*request) (any, error) {
	return func(r *request) (any, error) {
		var params P
		if err := json.Unmarshal(r.params, &params); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
		}
		return answer(r, params)
	}
}
