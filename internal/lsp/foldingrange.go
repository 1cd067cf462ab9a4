package lsp

type foldingRange struct {
	StartLine int `json:"startLine"`
	EndLine   int `json:"endLine"`
}

var foldingRangeFeature = feature{"textDocument/foldingRange", "foldingRangeProvider", true, answered(foldsOf)}

func foldsOf(r *request, p documentParams) ([]foldingRange, error) {
	folds := []foldingRange{}
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return folds, nil
	}
	for _, span := range s.Folds() {
		// A span that ends with a line's end is no part of the next line.
		first, last := positionOf(s.File, span.Start).Line, positionOf(s.File, max(span.Start, span.End-1)).Line
		if last > first {
			folds = append(folds, foldingRange{first, last})
		}
	}
	return folds, nil
}
