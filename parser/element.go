package parser

import "github.com/trustseam/trustseam/model"

func isElementType(word string) bool {
	switch model.ElementType(word) {
	case model.Actor, model.External, model.Process, model.Store:
		return true
	}
	return false
}

// element reads `process id: name | attributes`, and the same for the other three types.
func (n *notation) element(st statement, typ model.ElementType, rest piece) {
	noun := string(typ)
	n.scopes.last = ""
	id, name, ok := n.header(named(noun), rest)
	e := &model.Element{
		ID:       id.text(),
		Name:     name,
		Type:     typ,
		Boundary: n.scopes.holder(),
		Attrs:    n.attributes(st.attrs, typ.Place(), article(noun)),
		Span:     st.head.span(),
	}
	n.checkScope(e.Attrs)
	if id.empty() || !ok {
		return
	}
	n.scopes.last = noun + " `" + e.ID + "`"
	if !n.declare(id, noun) {
		return
	}
	n.block.Elements = append(n.block.Elements, e)
	if holds, ok := e.Attrs.Find("holds"); ok {
		n.pendingHolds = append(n.pendingHolds, pendingData{names: holds, set: func(data []*model.Data) { e.Holds = data }})
	}
}

func article(noun string) string {
	switch noun[0] {
	case 'a', 'e', 'i', 'o', 'u':
		return "an " + noun
	}
	return "a " + noun
}
