package tm7

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
)

// nowhere is the id of nothing.
const nowhere = "00000000-0000-0000-0000-000000000000"

func (r *reader) flow(s *stencil) {
	f := &draft.Flow{Label: s.called(), At: s.At(), Comment: s.get("Description")}
	f.From, f.FromZone, f.FromRef = r.end(s, "SourceGuid")
	f.To, f.ToZone, f.ToRef = r.end(s, "TargetGuid")
	r.protocol(s, f)
	for _, a := range r.attributes(s, onFlow) {
		if a.Key != "encryption" || !slices.ContainsFunc(f.Attrs, func(have draft.Attr) bool { return have.Value == "https" || have.Value == "tls" }) {
			f.Attrs = append(f.Attrs, a)
		}
	}
	if strings.EqualFold(s.get("Out Of Scope"), "true") {
		reason := ""
		if text := s.get("Reason For Out Of Scope"); text != "" {
			reason = " (`" + draft.Quoted(text) + "`)"
		}
		r.Report.Lose(s.At(), "flow `%s` is out of scope in the source%s; only elements can be", draft.Quoted(f.Label), reason)
	}
	r.Flows = append(r.Flows, f)
	if r.flows[s.guid] == nil {
		r.flows[s.guid] = f
	}
	if f.From != nil && f.To != nil {
		r.drawing.Arrow(f, s.path("Handle")...)
	}
}

// protocol takes the protocol of a flow from its name, or from its kind: templates have one for HTTPS and others.
func (r *reader) protocol(s *stencil, f *draft.Flow) {
	if f.Attrs, f.Label = importer.Protocol(s.called()); len(f.Attrs) > 0 {
		r.Report.Infer(s.At(), "the flow is over `%s`: its name says `%s`", f.Attrs[0].Value, draft.Quoted(s.called()))
		return
	}
	attrs, rest := importer.Protocol(s.shown)
	if len(attrs) > 0 && rest == s.shown {
		f.Attrs = attrs
		r.Report.Infer(s.At(), "flow `%s` is over `%s`: its kind in the source is `%s`", draft.Quoted(f.Label), attrs[0].Value, draft.Quoted(s.shown))
	}
}

// end finds what an arrow begins or ends at.
func (r *reader) end(s *stencil, which string) (*draft.Node, *draft.Zone, string) {
	id := s.id(which)
	if id == nowhere {
		return nil, nil, ""
	}
	if r.nodes[id] == nil && r.zones[id] == nil {
		return nil, nil, id
	}
	return r.nodes[id], r.zones[id], ""
}
