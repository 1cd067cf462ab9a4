package lsp

type documentHighlight struct {
	Range span `json:"range"`
	Kind  int  `json:"kind"`
}

// The protocol's kinds of highlights that we use: a declaration writes.
const (
	readHighlight  = 2
	writeHighlight = 3
)

var documentHighlightFeature = feature{"textDocument/documentHighlight", "documentHighlightProvider", true, answered(highlightsOf)}

func highlightsOf(r *request, p placeParams) ([]documentHighlight, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	var all []documentHighlight
	for _, u := range s.Uses(offsetOf(s.File, p.Position)) {
		kind := readHighlight
		if u.Declares {
			kind = writeHighlight
		}
		all = append(all, documentHighlight{rangeOf(s.File, u.Span), kind})
	}
	return all, nil
}
