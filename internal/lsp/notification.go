package lsp

import (
	"encoding/json"

	"github.com/sourcegraph/jsonrpc2"
)

// notified handles a notification. What the server does not know, it ignores, as the protocol has it.
func (s *server) notified(r *jsonrpc2.Request) {
	if r.Method == "exit" {
		s.lock.Lock()
		defer s.lock.Unlock()
		s.ended <- s.phase == stopping
		return
	}
	take := map[string]func(*server, json.RawMessage) error{
		"$/cancelRequest":                     heard((*server).cancel),
		"initialized":                         heard((*server).initialized),
		"textDocument/didOpen":                heard((*server).didOpen),
		"textDocument/didChange":              heard((*server).didChange),
		"textDocument/didSave":                heard((*server).didSave),
		"textDocument/didClose":               heard((*server).didClose),
		"workspace/didChangeWatchedFiles":     heard((*server).didChangeWatchedFiles),
		"workspace/didChangeWorkspaceFolders": heard((*server).didChangeWorkspaceFolders),
	}[r.Method]
	if take == nil || r.Params == nil {
		return
	}
	if err := take(s, *r.Params); err != nil {
		s.log.Printf("%s: %v", r.Method, err)
	}
}

// heard makes a function for any parameters of one with its own.
func heard[P any](take func(*server, P)) func(*server, json.RawMessage) error {
	return func(s *server, raw json.RawMessage) error {
		var params P
		if err := json.Unmarshal(raw, &params); err != nil {
			return err
		}
		take(s, params)
		return nil
	}
}
