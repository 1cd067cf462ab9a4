package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// assumption reads `assume id: text | by=@who until=2027-06-30`.
func (n *notation) assumption(st statement, rest piece) {
	n.scopes.last = ""
	id, text, ok := n.header(form{"assume", "assumption", "text"}, rest)
	attrs := n.attributes(st.attrs, model.OnAssumption, "assume")
	complete := n.checkOwner(st, "assumption", []string{"by", "until"}, attrs)
	if id.empty() || !ok {
		return
	}
	n.scopes.last = "assumption `" + id.text() + "`"
	if first, exists := n.assumptions[id.text()]; exists {
		n.reportWithNote(id.span(), source.DuplicateID, n.file.Note(first.Span.Start, "assumption `%s` was declared here", id.text()),
			"assumption `%s` is already declared on line %d", id.text(), n.file.Position(first.Span.Start).Line)
		return
	}
	a := &model.Assumption{ID: id.text(), Text: text, Attrs: attrs, Span: st.head.span()}
	n.assumptions[a.ID] = a
	if complete {
		n.block.Assumptions = append(n.block.Assumptions, a)
	}
}

// resolveAssumptions looks up every name in assumes=.
func (n *notation) resolveAssumptions() {
	for _, b := range n.block.Boundaries {
		n.lookupAssumptions(b.Attrs)
	}
	for _, e := range n.block.Elements {
		n.lookupAssumptions(e.Attrs)
	}
	for _, f := range n.block.Flows {
		n.lookupAssumptions(f.Attrs)
	}
	for _, d := range n.block.Decisions {
		n.lookupAssumptions(d.Attrs)
	}
}

func (n *notation) lookupAssumptions(attrs model.Attrs) {
	assumes, _ := attrs.Find("assumes")
	for i, id := range assumes.Values {
		switch _, ok := n.assumptions[id]; {
		case len(n.diags) >= maxErrors: // finding a suggestion takes time proportional to the number of assumptions
			return
		case !ok:
			n.reportUnknown(assumes.ValueSpans[i], source.UnknownReference, id, n.assumptionIDs(),
				"no assumption `%s`; it is declared as `assume id: text | by=@who until=2027-06-30`", shorten(id))
		}
	}
}

func (n *notation) assumptionIDs() []string {
	ids := make([]string, len(n.block.Assumptions))
	for i, a := range n.block.Assumptions {
		ids[i] = a.ID
	}
	return ids
}

// warnOfAssumptions reports assumptions that nothing relies on.
func (n *notation) warnOfAssumptions() {
	if len(n.block.Assumptions) == 0 {
		return
	}
	reliance := n.block.Reliance()
	for _, a := range n.block.Assumptions {
		if len(reliance[a.ID]) == 0 {
			n.report(a.Span, source.UnusedAssumption, "nothing relies on assumption `%s`; write `assumes=%s` where something does", a.ID, a.ID)
		}
	}
}
