package parser

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// pendingFlow is a flow whose ends have not been looked up.
type pendingFlow struct {
	flow     *model.Flow
	id       piece // as written, or empty
	from, to piece
}

// arrowLength returns the length of the arrow at the start of text, or 0 if there is none.
func arrowLength(text string) int {
	switch {
	case strings.HasPrefix(text, "<->"):
		return 3
	case strings.HasPrefix(text, "->"):
		return 2
	}
	return 0
}

// wrongArrow returns what means an arrow elsewhere at the start of text.
func wrongArrow(text string) string {
	if arrowLength(text) > 0 {
		return ""
	}
	for _, arrow := range []string{"<-->", "-->", "<--", "<=>", "==>", "=>", "<-", "→", "←", "↔", "⇒", "—>", "–>"} {
		if strings.HasPrefix(text, arrow) {
			return arrow
		}
	}
	return ""
}

// flow reads `[id.] from -> to: label | attributes`.
func (n *notation) flow(st statement) {
	attrs := n.attributes(st.attrs, model.OnFlow, "a flow")
	n.checkAnswer(attrs)
	ends, ok := n.ends(st.head)
	if !ok {
		return
	}
	label, ok := n.text("flow", "label", ends.label)
	if !ok {
		return
	}
	f := &model.Flow{
		ID:      ends.id.text(),
		Written: !ends.id.empty(),
		Both:    ends.both,
		Label:   label,
		Attrs:   attrs,
		Span:    st.head.span(),
	}
	n.pendingFlows = append(n.pendingFlows, pendingFlow{f, ends.id, ends.from, ends.to})
	n.scopes.last = "a flow"
}

// checkAnswer reports an answer that claims to have an answer itself.
func (n *notation) checkAnswer(attrs model.Attrs) {
	if returns, ok := attrs.Find("returns"); ok && attrs.Has("mode", "response") {
		n.report(returns.Span, source.MisplacedAttribute, "`returns` belongs on a request; with `mode=response` the flow is an answer, and nothing comes back from it")
	}
}

// flowEnds are the parts of a flow's line.
type flowEnds struct {
	id, from, to, label piece
	both                bool
}

// ends splits the head of a flow.
func (n *notation) ends(head piece) (ends flowEnds, ok bool) {
	rest := head
	first, rest := n.cutID(rest)
	if !rest.empty() && rest.text()[0] == '.' && !first.empty() {
		ends.id = first
		if !n.goodID(first) {
			return ends, false
		}
		first, rest = n.cutID(rest.from(1))
	} else {
		ends.id = piece{head.line, head.start, head.start}
	}
	ends.from = first
	length := arrowLength(rest.text())
	if !n.checkArrow(head, first, rest, length) {
		return ends, false
	}
	ends.both = length == 3
	ends.to, rest = n.cutID(rest.from(length))
	switch {
	case ends.to.empty():
		n.report(rest.at(0).span(), source.BadID, "flow has no element after its arrow; write `from -> to: label`")
	case rest.empty():
		n.report(rest.endSpan(), source.MissingSeparator, "no `:` and label after `%s`; write `from -> to: label`", ends.to.text())
	case rest.text()[0] != ':':
		n.report(rest.span(), source.MissingSeparator, "`:` and a label must follow `%s`, not `%s`", ends.to.text(), shorten(rest.text()))
	case n.goodID(ends.from) && n.goodID(ends.to):
		ends.label = rest.from(1)
		return ends, true
	}
	return ends, false
}

// checkArrow reports what is wrong at the place of the arrow.
func (n *notation) checkArrow(head, first, rest piece, length int) bool {
	wrong := wrongArrow(rest.text())
	switch {
	case wrong != "":
		n.report(rest.span(), source.MissingSeparator, "`%s` is not an arrow; write `->`, or `<->` for a request with its response", wrong)
	case first.empty():
		n.report(head.at(0).span(), source.BadID, "flow has no element before its arrow; write `from -> to: label`")
	case length == 0:
		bad := piece{first.line, first.start, rest.end}
		bad = bad.upTo(beforeArrow(bad.text()))
		n.report(bad.span(), source.BadID, "`%s` is not an id; ids are letters, digits, `-` and `_`", shorten(bad.text()))
	default:
		return true
	}
	return false
}

// beforeArrow returns the index of the first arrow of any kind, or the length of the text.
func beforeArrow(text string) int {
	for i := range text {
		if arrowLength(text[i:]) > 0 || wrongArrow(text[i:]) != "" {
			return i
		}
	}
	return len(text)
}

// cutID cuts the id at the start of a piece and skips the blanks after it.
func (n *notation) cutID(p piece) (id, rest piece) {
	text := p.text()
	length := idLength(text)
	for length > 0 && text[length-1] == '-' && wrongArrow(text[length-1:]) != "" { // "a--> b"
		length--
	}
	return piece{p.line, p.start, p.start + length}, p.from(length)
}
