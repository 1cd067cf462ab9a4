package lsp

type referenceParams struct {
	placeParams
	Context struct {
		IncludeDeclaration bool `json:"includeDeclaration"`
	} `json:"context"`
}

var referencesFeature = feature{"textDocument/references", "referencesProvider", true, answered(referencesOf)}

func referencesOf(r *request, p referenceParams) ([]location, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	return locations(s, p.TextDocument.URI, s.References(offsetOf(s.File, p.Position), p.Context.IncludeDeclaration)), nil
}
