package parser

import "github.com/trustseam/trustseam/model"

// boundary reads `boundary id: name | attributes` and opens its scope. A boundary whose line
// cannot be read still opens one, so that its contents are not reported too.
func (n *notation) boundary(st statement, rest piece) {
	n.scopes.last = ""
	id, name, ok := n.header(named("boundary"), rest)
	b := &model.Boundary{
		ID:     id.text(),
		Name:   name,
		Parent: n.scopes.holder(),
		Attrs:  n.attributes(st.attrs, model.OnBoundary, "a boundary"),
		Span:   st.head.span(),
	}
	n.scopes.begin(b, st.indent)
	if ok && n.declare(id, "boundary") {
		n.block.Boundaries = append(n.block.Boundaries, b)
	}
}
