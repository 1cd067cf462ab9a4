package threatdragon

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
)

func (r *reader) flow(c cell) {
	data := c.data()
	f := &draft.Flow{Label: c.name(), At: c.At, Both: data.Get("isBidirectional").True(), Comment: strings.TrimSpace(data.Get("description").Text())}
	f.From, f.FromZone, f.FromRef = r.end(c, "source")
	f.To, f.ToZone, f.ToRef = r.end(c, "target")
	if c.own() != nil {
		r.ourFlow(c, f)
		return
	}
	if protocol := data.Get("protocol").Text(); strings.TrimSpace(protocol) == "" {
		r.byLabel(c, f)
	}
	f.Attrs = append(f.Attrs, importer.ProtocolAttrs(data.Get("protocol").Text(), data.Get("isEncrypted").True())...)
	if encryption := (draft.Attr{Key: "encryption", Value: "tls"}); data.Get("isEncrypted").True() && slices.Contains(f.Attrs, encryption) {
		r.Report.Infer(c.At, "flow `%s` has `%s`: the source ticks `isEncrypted`", draft.Quoted(f.Label), encryption)
	}
	if data.Get("isPublicNetwork").True() {
		r.Report.Lose(c.At, "flow `%s` goes over a public network in the source; a boundary that is `public` around its sender would say so", draft.Quoted(f.Label))
	}
	if data.Get("outOfScope").True() {
		reason := ""
		if text := strings.TrimSpace(data.Get("reasonOutOfScope").Text()); text != "" {
			reason = " (`" + draft.Quoted(text) + "`)"
		}
		r.Report.Lose(c.At, "flow `%s` is out of scope in the source%s; only elements can be", draft.Quoted(f.Label), reason)
	}
	r.add(c, f)
}

// add takes a flow into the diagram.
func (r *reader) add(c cell, f *draft.Flow) {
	r.Flows = append(r.Flows, f)
	if f.From != nil && f.To != nil {
		r.draw(c, f)
	}
	r.threats(c, draft.Judgement{Flow: f})
}

// byLabel takes the protocol from the label of a flow that states none.
func (r *reader) byLabel(c cell, f *draft.Flow) {
	label := f.Label
	if f.Attrs, f.Label = importer.Protocol(label); len(f.Attrs) > 0 {
		r.Report.Infer(c.At, "the flow is over `%s`: its label says `%s`", f.Attrs[0].Value, draft.Quoted(label))
	}
}

// end finds what an arrow begins or ends at.
func (r *reader) end(c cell, which string) (*draft.Node, *draft.Zone, string) {
	id := c.end(which)
	if r.nodes[id] == nil && r.zones[id] == nil {
		return nil, nil, id
	}
	return r.nodes[id], r.zones[id], ""
}
