package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// resolveForwards looks up the flows in every forwards=. Only what has reached its sender can be passed on.
func (n *notation) resolveForwards() {
	byID := make(map[string]*model.Flow, len(n.block.Flows))
	for _, f := range n.block.Flows {
		byID[f.ID] = f
	}
	for _, f := range n.block.Flows {
		named, _ := f.Attrs.Find("forwards")
		for i, id := range named.Values {
			if len(n.diags) >= maxErrors { // finding a suggestion takes time proportional to the number of flows
				return
			}
			in, ok := byID[id]
			switch span := named.ValueSpans[i]; {
			case !ok:
				n.reportUnknown(span, source.UnknownReference, id, into(n.block.Flows, f.From), "no flow `%s`; `forwards` names flows to `%s`", shorten(id), f.From.ID)
			case !reaches(in, f.From):
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
