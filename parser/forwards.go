package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// resolveForwards looks up the flows in every forwards=. Only what has reached its sender, or an
// element in front of it, can be passed on.
func (n *notation) resolveForwards() {
	byID := make(map[string]*model.Flow, len(n.block.Flows))
	for _, f := range n.block.Flows {
		byID[f.ID] = f
	}
	var before func(e *model.Element) map[*model.Element]bool
	for _, f := range n.block.Flows {
		named, _ := f.Attrs.Find("forwards")
		if len(named.Values) > 0 && before == nil {
			before = inFront(n.block.Flows)
		}
		for i, id := range named.Values {
			if len(n.diags) >= maxErrors { // finding a suggestion takes time proportional to the number of flows
				return
			}
			in, ok := byID[id]
			switch span := named.ValueSpans[i]; {
			case !ok:
				n.reportUnknown(span, source.UnknownReference, id, into(n.block.Flows, f.From), "no flow `%s`; `forwards` names flows to `%s`", shorten(id), f.From.ID)
			case !reaches(in, f.From) && (in == f || !before(f.From)[in.To]):
				n.reportWithNote(span, source.UnknownReference, n.file.Note(in.Span.Start, "flow `%s` is here", id),
					"flow `%s` does not reach `%s`, which cannot pass it on", id, f.From.ID)
			default:
				f.Forwards = append(f.Forwards, in)
			}
		}
	}
}

// reaches reports whether an element is asked or told something by a flow.
func reaches(f *model.Flow, e *model.Element) bool {
	return f.To == e || f.From == e && (f.Both || f.Attrs.Value("mode") == "pull")
}

// inFront returns what finds all elements from which calls lead to one, over any number of others, and that one.
func inFront(flows []*model.Flow) func(e *model.Element) map[*model.Element]bool {
	callers := make(map[*model.Element][]*model.Element)
	for _, f := range flows {
		callers[f.To] = append(callers[f.To], f.From)
	}
	known := make(map[*model.Element]map[*model.Element]bool)
	return func(e *model.Element) map[*model.Element]bool {
		if found, ok := known[e]; ok {
			return found
		}
		found := map[*model.Element]bool{e: true}
		for next := []*model.Element{e}; len(next) > 0; next = next[1:] {
			for _, from := range callers[next[0]] {
				if !found[from] {
					found[from], next = true, append(next, from)
				}
			}
		}
		known[e] = found
		return found
	}
}

// into lists the ids of the flows to an element.
func into(flows []*model.Flow, e *model.Element) []string {
	var ids []string
	for _, f := range flows {
		if reaches(f, e) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
