package lsp

type didOpenParams struct {
	TextDocument struct {
		URI     string `json:"uri"`
		Version int    `json:"version"`
		Text    string `json:"text"`
	} `json:"textDocument"`
}

type didChangeParams struct {
	TextDocument   versionedDocumentID `json:"textDocument"`
	ContentChanges []struct {
		Text string `json:"text"`
	} `json:"contentChanges"`
}

func (s *server) didOpen(p didOpenParams) {
	s.keep(s.space.newDocument(p.TextDocument.URI, p.TextDocument.Version, p.TextDocument.Text))
	s.publish.now()
}

// didChange takes the last of the texts: each is a whole one.
func (s *server) didChange(p didChangeParams) {
	if n := len(p.ContentChanges); n > 0 {
		s.keep(s.space.newDocument(p.TextDocument.URI, p.TextDocument.Version, p.ContentChanges[n-1].Text))
		s.publish.soon()
	}
}

func (s *server) didSave(documentParams) { s.renew() }

func (s *server) didClose(p documentParams) {
	s.lock.Lock()
	s.documents = s.documents.without(p.TextDocument.URI)
	s.lock.Unlock()
	s.previews.forget(p.TextDocument.URI)
	s.publish.now()
}

// keep stores a new state of a document.
func (s *server) keep(d *document) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.documents = s.documents.with(d)
}

// opened are the open documents.
func (s *server) opened() documents {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.documents
}

// renew looks at all documents again, because what is around them may have changed. A text whose project has not is
// not worked out anew.
func (s *server) renew() {
	s.space.forgive()
	s.lock.Lock()
	all := documents{}
	for uri, d := range s.documents {
		again := *d
		if was := d.assist(); was != nil && was.Project != s.space.project(d.place) {
			again = *s.space.newDocument(uri, d.version, string(d.text))
		}
		all[uri] = &again
	}
	s.documents = all
	s.lock.Unlock()
	s.publish.now()
}
