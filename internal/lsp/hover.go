package lsp

type hoverResult struct {
	Contents markupContent `json:"contents"`
	Range    span          `json:"range"`
}

var hoverFeature = feature{"textDocument/hover", "hoverProvider", true, answered(hover)}

func hover(r *request, p placeParams) (*hoverResult, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	h, ok := s.Hover(offsetOf(s.File, p.Position))
	if !ok {
		return nil, nil
	}
	return &hoverResult{markdown(h.Text), rangeOf(s.File, h.Span)}, nil
}
