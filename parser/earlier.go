package parser

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// claim is one id in was=.
type claim struct {
	id   string
	span source.Span
}

// checkEarlierIDs reports every id in was= that something in the block has, or that something
// else also claims: a decision that names such an id would be about two things.
func (n *notation) checkEarlierIDs() {
	flows := make(map[string]*model.Flow)
	for _, f := range n.block.Flows {
		flows[f.ID] = f
	}
	claimed := make(map[string]source.Span)
	for _, c := range n.claims() {
		first, twice := claimed[c.id]
		noun, place, alive := n.alive(c.id, flows)
		switch {
		case alive:
			n.reportWithNote(c.span, source.TakenEarlierID, n.file.Note(place.Start, "%s `%s` was declared here", noun, shorten(c.id)),
				"earlier id `%s` is the id of %s in this block; `was` names ids that nothing has any more", shorten(c.id), article(noun))
		case twice:
			n.reportWithNote(c.span, source.TakenEarlierID, n.file.Note(first.Start, "`%s` was claimed here", shorten(c.id)),
				"earlier id `%s` is already claimed on line %d; only one thing can have had it last", shorten(c.id), n.file.Position(first.Start).Line)
		default:
			claimed[c.id] = c.span
		}
	}
}

// claims lists the ids of all was= in document order.
func (n *notation) claims() []claim {
	var all []claim
	add := func(attrs model.Attrs) {
		was, _ := attrs.Find("was")
		for i, id := range was.Values {
			all = append(all, claim{id, was.ValueSpans[i]})
		}
	}
	for _, b := range n.block.Boundaries {
		add(b.Attrs)
	}
	for _, e := range n.block.Elements {
		add(e.Attrs)
	}
	for _, f := range n.block.Flows {
		add(f.Attrs)
	}
	slices.SortStableFunc(all, func(a, b claim) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return all
}

// alive returns what in the block has an id, and where it was declared. The
// declared ids do not include those of flows whose id follows from their ends.
func (n *notation) alive(id string, flows map[string]*model.Flow) (noun string, place source.Span, ok bool) {
	if declared, ok := n.ids[id]; ok {
		return declared.noun, declared.span, true
	}
	if f, ok := flows[id]; ok {
		return "flow", f.Span, true
	}
	return "", source.Span{}, false
}
