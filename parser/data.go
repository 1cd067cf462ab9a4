package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// dataStatement reads `data id: name | attributes`.
func (n *notation) dataStatement(st statement, rest piece) {
	n.scopes.last = ""
	id, name, ok := n.header(named("data"), rest)
	attrs := n.attributes(st.attrs, model.OnData, "data")
	if id.empty() || !ok {
		return
	}
	n.scopes.last = "data `" + id.text() + "`"
	if first, exists := n.data[id.text()]; exists {
		n.reportWithNote(id.span(), source.DuplicateID, n.file.Note(first.Span.Start, "data `%s` was declared here", id.text()),
			"data `%s` is already declared on line %d", id.text(), n.file.Position(first.Span.Start).Line)
		return
	}
	d := &model.Data{ID: id.text(), Name: name, Attrs: attrs, Span: st.head.span()}
	n.data[d.ID] = d
	n.block.Data = append(n.block.Data, d)
}
