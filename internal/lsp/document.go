package lsp

import (
	"maps"
	"sync"

	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/internal/walk"
)

// document is one state of a document that is open in the editor. It never changes.
type document struct {
	uri     string
	version int
	text    []byte
	place   place
	// assist is the snapshot of the text, nil if there is nothing of ours in it. It is made on request.
	assist func() *assist.Snapshot
}

// documents are the open documents by their URI. A map never changes; a new one takes its place.
type documents map[string]*document

// with returns the documents with one more, or with another state of it.
func (ds documents) with(d *document) documents {
	all := maps.Clone(ds)
	all[d.uri] = d
	return all
}

// without returns the documents without one.
func (ds documents) without(uri string) documents {
	all := maps.Clone(ds)
	delete(all, uri)
	return all
}

// newDocument is a document in a workspace.
func (w *workspace) newDocument(uri string, version int, text string) *document {
	d := &document{uri: uri, version: version, text: []byte(text), place: w.place(uri)}
	d.assist = sync.OnceValue(func() *assist.Snapshot {
		// Of a document that is too large, the parser gets as much as it takes to refuse it with a place.
		text, err := walk.Text(d.text)
		if err != nil || text == nil || !walk.Ours(text) {
			return nil
		}
		return assist.New(w.project(d.place), d.place.shown, text)
	})
	return d
}

// snapshot is the snapshot of a document, or nil if it is not open or nothing in it is ours.
func (r *request) snapshot(uri string) *assist.Snapshot {
	d := r.documents[uri]
	if d == nil {
		return nil
	}
	return d.assist()
}
