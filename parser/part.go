package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// resolveParts looks up the process in every part-of=. It is a program of its own: parts have no parts.
func (n *notation) resolveParts(elements map[string]*model.Element) {
	for _, e := range n.block.Elements {
		named, ok := e.Attrs.Find("part-of")
		if !ok || len(n.diags) >= maxErrors {
			continue
		}
		id, span := named.Values[0], named.ValueSpans[0]
		switch whole, known := elements[id]; {
		case !known:
			n.reportUnknown(span, source.UnknownReference, id, n.processIDs(), "no process `%s`; `part-of` names the process in whose program `%s` runs", shorten(id), e.ID)
		case whole.Type != model.Process:
			n.reportWithNote(span, source.UnknownReference, n.file.Note(whole.Span.Start, "`%s` is declared here", id),
				"`%s` is %s; `part-of` names a process", id, article(string(whole.Type)))
		case whole == e:
			n.report(span, source.UnknownReference, "process `%s` is part of itself; name the process in whose program it runs", id)
		case whole.Attrs.Value("part-of") != "":
			n.reportWithNote(span, source.UnknownReference, n.file.Note(whole.Span.Start, "`%s` is declared here", id),
				"process `%s` is itself part of `%s`; name that one", id, whole.Attrs.Value("part-of"))
		default:
			e.PartOf = whole
		}
	}
}

func (n *notation) processIDs() []string {
	var ids []string
	for _, e := range n.block.Elements {
		if e.Type == model.Process {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
