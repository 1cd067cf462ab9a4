package lsp

import (
	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/source"
)

var definitionFeature = feature{"textDocument/definition", "definitionProvider", true, answered(definitionOf)}

func definitionOf(r *request, p placeParams) ([]location, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	return locations(s, p.TextDocument.URI, s.Definition(offsetOf(s.File, p.Position))), nil
}

// locations are places in one document; null if there are none, so that other servers may answer.
func locations(s *assist.Snapshot, uri string, spans []source.Span) []location {
	var all []location
	for _, at := range spans {
		all = append(all, location{uri, rangeOf(s.File, at)})
	}
	return all
}
