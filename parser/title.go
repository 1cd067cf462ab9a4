package parser

import "github.com/trustseam/trustseam/source"

// title reads `title: text`.
func (n *notation) title(st statement, rest piece) {
	if rest.empty() || rest.text()[0] != ':' {
		n.report(rest.span(), source.MissingSeparator, "no `:` after `title`; write `title: Name of the system`")
		return
	}
	n.noPipe(st, "title")
	text, ok := n.text("block", "title", rest.from(1))
	switch {
	case !ok:
	case n.block.Title != "":
		n.report(st.head.span(), source.RepeatedTitle, "title is already given as `%s`; a block has one", shorten(n.block.Title))
	default:
		n.block.Title = text
	}
}
