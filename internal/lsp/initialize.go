package lsp

import (
	"encoding/json"

	"github.com/sourcegraph/jsonrpc2"
)

// initialize learns what the client can do and where it is, and says what the server does.
func (s *server) initialize(r *jsonrpc2.Request) (*initializeResult, error) {
	var params initializeParams
	if r.Params != nil {
		if err := json.Unmarshal(*r.Params, &params); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
		}
	}
	var wanted wantedOptions
	_ = json.Unmarshal(params.InitializationOptions, &wanted) // what cannot be read asks for nothing
	s.space.open(params.folders())
	s.lock.Lock()
	s.client, s.phase = params.Capabilities, working
	s.lock.Unlock()
	result := &initializeResult{Capabilities: syncCapabilities(), ServerInfo: serverInfo{"trustseam", s.options.Version}}
	for _, f := range features() {
		if f.capability != "" && (f.capability != rangeFormattingCapability || wanted.RangeFormatting) {
			result.Capabilities[f.capability] = f.options
		}
	}
	return result, nil
}

// syncCapabilities ask the client for whole texts: a document is read as a whole anyway.
func syncCapabilities() map[string]any {
	type save struct {
		IncludeText bool `json:"includeText"`
	}
	type sync struct {
		OpenClose bool `json:"openClose"`
		Change    int  `json:"change"`
		Save      save `json:"save"`
	}
	type folders struct {
		Supported           bool `json:"supported"`
		ChangeNotifications bool `json:"changeNotifications"`
	}
	type space struct {
		WorkspaceFolders folders `json:"workspaceFolders"`
	}
	const full = 1
	return map[string]any{
		"textDocumentSync": sync{OpenClose: true, Change: full, Save: save{false}},
		"workspace":        space{folders{true, true}},
	}
}

// folders are the folders of the editor, from whichever field its age gives them.
func (p initializeParams) folders() []string {
	var uris []string
	for _, f := range p.WorkspaceFolders {
		uris = append(uris, f.URI)
	}
	switch {
	case len(uris) > 0:
	case p.RootURI != "":
		uris = append(uris, p.RootURI)
	case p.RootPath != "":
		uris = append(uris, uriOf(p.RootPath))
	}
	return uris
}
