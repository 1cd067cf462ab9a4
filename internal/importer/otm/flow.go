package otm

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

func (r *reader) dataflows() {
	for _, v := range r.objects(r.file.Get("dataflows")) {
		f := &draft.Flow{At: v.At, Both: v.Get("bidirectional").True(), Data: r.refs(v.Get("assets")), Comment: comment(v.Get("description").Text())}
		if len(own(v)) > 0 {
			r.ours(v, f)
		} else if f.Attrs, f.Label = importer.Protocol(v.Get("name").Text()); len(f.Attrs) > 0 {
			r.Report.Infer(v.At, "the flow is over `%s`: its name says `%s`", f.Attrs[0].Value, draft.Quoted(v.Get("name").Text()))
		}
		f.From, f.FromZone, f.FromRef = r.end(v.Get("source"))
		f.To, f.ToZone, f.ToRef = r.end(v.Get("destination"))
		r.Flows = append(r.Flows, f)
		r.labels(v, "flow", f.Label)
		r.judgements(v, draft.Judgement{Flow: f})
	}
}

// end finds what a flow begins or ends at.
func (r *reader) end(ref *tree.Loose) (*draft.Node, *draft.Zone, string) {
	id := ref.Text()
	if r.nodes[id] == nil && r.zones[id] == nil {
		return nil, nil, id
	}
	return r.nodes[id], r.zones[id], ""
}

// processed reports data that a component processes in the source and that no flow carries to or from it: in the notation
// data moves along flows or is held.
func (r *reader) processed() {
	carried := make(map[*draft.Node][]*draft.Data)
	for _, f := range r.Flows {
		carried[f.From] = append(carried[f.From], f.Data...)
		carried[f.To] = append(carried[f.To], f.Data...)
	}
	for _, c := range r.order {
		if c.node == nil {
			continue
		}
		var missing []string
		for _, d := range r.refs(c.Get("assets", "processed")) {
			if !slices.Contains(carried[c.node], d) && !slices.Contains(c.node.Holds, d) {
				missing = append(missing, "`"+draft.Quoted(d.Name)+"`")
			}
		}
		if len(missing) > 0 {
			r.Report.Lose(c.At, "`%s` processes %s, which no flow of it carries; put it on a flow with `data=`", draft.Quoted(c.name), strings.Join(missing, ", "))
		}
	}
}
