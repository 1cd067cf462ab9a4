package cyclonedx

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

func (r *reader) flows() {
	for _, v := range r.objects("flows") {
		name := strings.TrimSpace(v.Get("name").Text())
		f := &draft.Flow{Label: name, Both: v.Get("bidirectional").True(), Comment: comment(v, name), At: v.At}
		f.From, f.FromZone, f.FromRef = r.end(v.Get("source"))
		f.To, f.ToZone, f.ToRef = r.end(v.Get("destination"))
		f.Data = r.carried(v)
		if !r.file.ours {
			r.fields(v, f)
		}
		k := r.kept(v, model.OnFlow, "a flow")
		f.ID, f.Returns = k.id, r.keptData(k.data)
		f.Attrs = r.file.state(f.Attrs, k, model.OnFlow)
		r.Flows = append(r.Flows, f)
		if ref := v.Get("bom-ref").Text(); ref != "" {
			r.file.subjects[ref] = subject{of: r.Draft, flow: f}
		}
		r.lost.Unread(v, "a flow", "bom-ref", "name", "description", "type", "source", "destination", "bidirectional", "synchronous", "encrypted", "protocols", "dataObjects", "dataProfiles", "authentication", "authorization", "properties")
	}
}

// fields states what the fields of a flow say.
func (r *reader) fields(v *tree.Loose, f *draft.Flow) {
	r.transport(v, f)
	r.proof(v, f)
	if v.Get("synchronous").Is(tree.Bool) && !v.Get("synchronous").True() {
		f.Attrs = append(f.Attrs, draft.Attr{Value: "async"})
	}
}

// end finds what a flow begins or ends at.
func (r *reader) end(v *tree.Loose) (*draft.Node, *draft.Zone, string) {
	ref := v.Text()
	if r.nodes[ref] == nil && r.zones[ref] == nil {
		return nil, nil, ref
	}
	return r.nodes[ref], r.zones[ref], ""
}

// transport states the first protocol, and whether the flow is encrypted.
func (r *reader) transport(v *tree.Loose, f *draft.Flow) {
	protocols := words(v.Get("protocols"))
	if len(protocols) > 0 {
		f.Attrs = importer.ProtocolAttrs(protocols[0], false)
	}
	if len(protocols) > 1 {
		r.Report.Lose(v.Get("protocols").At, "flow `%s` has several protocols; the block has the first and not %s", draft.Quoted(f.Label), quoted(protocols[1:]))
	}
	encrypted, ok := v.Get("encrypted"), true
	if !encrypted.Has() {
		return
	}
	if f.Attrs, ok = importer.Encryption(f.Attrs, encrypted.True()); !ok {
		r.Report.Lose(encrypted.At, "`encrypted` of flow `%s` is `%s`, and its protocol `%s` says the opposite; the protocol counts", draft.Quoted(f.Label), draft.Quoted(encrypted.Text()), draft.Quoted(protocols[0]))
	}
}

// proof states how the caller proves who it is, and at which level the callee decides.
func (r *reader) proof(v *tree.Loose, f *draft.Flow) {
	for _, list := range []struct {
		key  string
		attr func([]string) (draft.Attr, bool)
	}{{"authentication", importer.Proof}, {"authorization", importer.Right}} {
		said := words(v.Get(list.key))
		attr, ok := list.attr(said)
		switch {
		case ok:
			f.Attrs = append(f.Attrs, attr)
			if len(said) > 1 || attr.Value == "yes" {
				r.Report.Infer(v.Get(list.key).At, "flow `%s` has `%s`: its %s is %s", draft.Quoted(f.Label), attr, list.key, quoted(said))
			}
		case len(said) > 0:
			r.Report.Lose(v.Get(list.key).At, "%s of flow `%s` is %s, for which the notation has no word", list.key, draft.Quoted(f.Label), quoted(said))
		}
	}
}
