package lsp

import "github.com/trustseam/trustseam/source"

type rangeParams struct {
	TextDocument documentID `json:"textDocument"`
	Range        span       `json:"range"`
}

// It is announced only to a client that asks for it in its initializationOptions: some make it the formatter of all
// of the document, which would be in the way of another one for markdown.
var rangeFormattingFeature = feature{"textDocument/rangeFormatting", rangeFormattingCapability, true, answered(formatRange)}

const rangeFormattingCapability = "documentRangeFormattingProvider"

func formatRange(r *request, p rangeParams) ([]textEdit, error) {
	edits := []textEdit{}
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return edits, nil
	}
	laidOut, err := s.Format(source.Span{Start: offsetOf(s.File, p.Range.Start), End: offsetOf(s.File, p.Range.End)})
	if err != nil {
		return nil, err
	}
	for _, e := range laidOut {
		edits = append(edits, editOf(s.File, e))
	}
	return edits, nil
}
