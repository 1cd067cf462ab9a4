package lsp

import (
	"context"

	"github.com/trustseam/trustseam/internal/config"
)

type watchedParams struct{}

type foldersParams struct {
	Event struct {
		Added   []workspaceFolder `json:"added"`
		Removed []workspaceFolder `json:"removed"`
	} `json:"event"`
}

type emptyParams struct{}

type registration struct {
	ID              string `json:"id"`
	Method          string `json:"method"`
	RegisterOptions any    `json:"registerOptions"`
}

type registrationParams struct {
	Registrations []registration `json:"registrations"`
}

// initialized asks the client to watch what answers depend on. A client that cannot is told nothing new until a
// document changes or is saved.
func (s *server) initialized(emptyParams) {
	s.lock.Lock()
	able := s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration
	s.lock.Unlock()
	if !able {
		return
	}
	type watcher struct {
		GlobPattern string `json:"globPattern"`
	}
	type options struct {
		Watchers []watcher `json:"watchers"`
	}
	watched := options{[]watcher{{"**/" + config.FileName}, {"**/*.tmpl"}, {"**/*.svg"}}}
	// The answer comes through the loop that this function is called from.
	go func() {
		params := registrationParams{[]registration{{"watch", "workspace/didChangeWatchedFiles", watched}}}
		if err := s.conn.Call(context.Background(), "client/registerCapability", params, nil); err != nil {
			s.log.Printf("client/registerCapability: %v", err)
		}
	}()
}

func (s *server) didChangeWatchedFiles(watchedParams) { s.renew() }

func (s *server) didChangeWorkspaceFolders(p foldersParams) {
	s.space.change(p)
	s.renew()
}
