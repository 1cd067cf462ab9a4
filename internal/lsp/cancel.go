package lsp

import "github.com/sourcegraph/jsonrpc2"

type cancelParams struct {
	ID jsonrpc2.ID `json:"id"`
}

// cancel ends a request that is being answered.
func (s *server) cancel(p cancelParams) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if end := s.running[p.ID]; end != nil {
		end()
	}
}
