package lsp

type codeLens struct {
	Range   span    `json:"range"`
	Command command `json:"command"`
}

// command is what a lens shows. It names none to run: the text is all there is to it.
type command struct {
	Title   string `json:"title"`
	Command string `json:"command"`
}

type codeLensOptions struct {
	ResolveProvider bool `json:"resolveProvider"`
}

var codeLensFeature = feature{"textDocument/codeLens", "codeLensProvider", codeLensOptions{false}, answered(lensesOf)}

func lensesOf(r *request, p documentParams) ([]codeLens, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	all := []codeLens{}
	for _, l := range s.Lenses() {
		all = append(all, codeLens{rangeOf(s.File, l.Span), command{Title: l.Text}})
	}
	return all, nil
}
