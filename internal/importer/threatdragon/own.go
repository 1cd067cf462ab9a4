package threatdragon

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// ours is the key under which an export of ours keeps what the format has no field for.
const ours = "trustseam"

// own is what an export of ours has written of a cell, or nil.
func (c cell) own() []foreign.Property { return properties(c.data().Get(ours)) }

func properties(v *tree.Loose) []foreign.Property {
	if !v.Is(tree.Map) {
		return nil
	}
	all := []foreign.Property{}
	for _, key := range v.Keys() {
		all = append(all, foreign.Property{Key: key, Value: v.Get(key).Text()})
	}
	return all
}

// said is the value of a property, or "".
func said(all []foreign.Property, key string) string {
	for _, p := range all {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

// without are properties that are no attributes of the notation.
func without(all []foreign.Property, keys ...string) []foreign.Property {
	return slices.DeleteFunc(slices.Clone(all), func(p foreign.Property) bool { return slices.Contains(keys, p.Key) })
}

// ourDiagram declares the data of the block.
func (r *reader) ourDiagram() {
	for _, v := range r.diagram.Get(ours, "data").Maps() {
		all := properties(v)
		d := &draft.Data{Name: said(all, "name"), At: v.At}
		d.ID, d.Attrs = importer.Own(&r.Report, v.At, without(all, "name"), model.OnData)
		r.Data = append(r.Data, d)
		if r.data[d.ID] == nil {
			r.data[d.ID] = d
		}
	}
}

// dataOf are data by a list of ids.
func (r *reader) dataOf(list string) []*draft.Data {
	var all []*draft.Data
	for id := range strings.SplitSeq(list, ",") {
		if d := r.data[id]; d != nil {
			all = append(all, d)
		}
	}
	return all
}

// ourNode takes back what our export has written of an element.
func (r *reader) ourNode(c cell, n *draft.Node) {
	all := c.own()
	if all == nil {
		return
	}
	if said(all, "type") == string(model.External) && n.Type == model.Actor {
		n.Type = model.External
	}
	n.ID, n.Attrs = importer.Own(&r.Report, c.At, without(all, "type"), n.Type.Place())
	if n.Type == model.Store || n.Type == model.Process {
		n.Holds = r.dataOf(said(all, "holds"))
	}
}

func (r *reader) ourZone(c cell, z *draft.Zone) {
	if all := c.own(); all != nil {
		z.ID, z.Attrs = importer.Own(&r.Report, c.At, all, model.OnBoundary)
	}
}

// ourFlow takes back what our export has written of a flow, and what has been changed of it since.
func (r *reader) ourFlow(c cell, f *draft.Flow) {
	all := c.own()
	f.ID, f.Attrs = importer.Own(&r.Report, c.At, all, model.OnFlow)
	f.Data = r.dataOf(said(all, "data"))
	if !slices.Contains(f.Attrs, draft.Attr{Key: "mode", Value: "response"}) {
		f.Returns = r.dataOf(said(all, "returns"))
	}
	protocol := strings.TrimSpace(c.data().Get("protocol").Text())
	if was := said(all, "protocol"); protocol != was && protocol != "" {
		f.Attrs = slices.DeleteFunc(f.Attrs, func(a draft.Attr) bool { return a.Key == "protocol" || a.Key == "" && a.Value == was })
		f.Attrs = append(f.Attrs, importer.ProtocolAttrs(protocol, false)...)
		r.Report.Infer(c.At, "flow `%s` is over `%s`: the source has changed that", draft.Quoted(f.Label), draft.Quoted(protocol))
	}
	if c.data().Get("isEncrypted").True() && !encrypted(f.Attrs) {
		f.Attrs = append(slices.DeleteFunc(f.Attrs, func(a draft.Attr) bool { return a.Key == "encryption" }), draft.Attr{Key: "encryption", Value: "tls"})
		r.Report.Infer(c.At, "flow `%s` has `encryption=tls`: the source ticks `isEncrypted`", draft.Quoted(f.Label))
	}
	r.add(c, f)
}

// encrypted reports whether attributes of a flow say that it is.
func encrypted(attrs []draft.Attr) bool {
	return slices.ContainsFunc(attrs, func(a draft.Attr) bool {
		known, _ := model.LookupProtocol(a.Value)
		return a.Key == "encryption" && a.Value != "none" || a.Key == "" && known.Encryption == "tls"
	}) && !slices.Contains(attrs, draft.Attr{Key: "encryption", Value: "none"})
}
