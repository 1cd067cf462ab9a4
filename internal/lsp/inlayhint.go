package lsp

import "github.com/trustseam/trustseam/source"

// partParams ask about a part of a document.
type partParams struct {
	TextDocument documentID `json:"textDocument"`
	Range        span       `json:"range"`
}

// part is the part of a file that a range means.
func part(f *source.File, s span) source.Span {
	start := offsetOf(f, s.Start)
	return source.Span{Start: start, End: max(start, offsetOf(f, s.End))}
}

type inlayHint struct {
	Position    position      `json:"position"`
	Label       string        `json:"label"`
	Tooltip     markupContent `json:"tooltip"`
	PaddingLeft bool          `json:"paddingLeft"`
}

var inlayHintFeature = feature{"textDocument/inlayHint", "inlayHintProvider", true, answered(hintsOf)}

func hintsOf(r *request, p partParams) ([]inlayHint, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	all := []inlayHint{}
	for _, h := range s.Hints(part(s.File, p.Range)) {
		all = append(all, inlayHint{positionOf(s.File, h.Offset), h.Text, markdown("Taken for true because " + h.Reason + ". Write the attribute if it is otherwise."), true})
	}
	return all, nil
}
