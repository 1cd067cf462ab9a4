package otm

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// own are the attributes that an export of ours has written. There are none in a file of another program.
func own(v *tree.Loose) []foreign.Property {
	var all []foreign.Property
	attributes := v.Get("attributes")
	if !attributes.Is(tree.Map) {
		return nil
	}
	for _, name := range attributes.Keys() {
		if key, ok := strings.CutPrefix(name, foreign.Prefix); ok && attributes.Get(name).Is(tree.Text) {
			all = append(all, foreign.Property{Key: key, Value: attributes.Get(name).Text()})
		}
	}
	return all
}

// said is the value of one of them, or "".
func said(properties []foreign.Property, key string) string {
	for _, p := range properties {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

// ourTypes are the words that an export of ours has for types.
var ourTypes = map[string]model.ElementType{"actor": model.Actor, "external-system": model.External, "service": model.Process, "database": model.Store}

// ourKind is what our export says that a component is.
func (r *reader) ourKind(c *component) (model.ElementType, []draft.Attr) {
	kind := ourTypes[c.Get("type").Text()]
	if kind == "" {
		kind, _ = r.kind(c)
	}
	id, attrs := importer.Own(&r.Report, c.At, own(c.Loose), kind.Place())
	c.node.ID = id
	return kind, attrs
}

// ours reads a flow that our export has written: its name is no protocol.
func (r *reader) ours(v *tree.Loose, f *draft.Flow) {
	properties := own(v)
	f.Label = v.Get("name").Text()
	f.ID, f.Attrs = importer.Own(&r.Report, v.At, properties, model.OnFlow)
	answers := slices.Contains(f.Attrs, draft.Attr{Key: "mode", Value: "response"})
	for id := range strings.SplitSeq(said(properties, "returns"), ",") {
		if d := r.data[id]; d != nil && !answers {
			f.Returns = append(f.Returns, d)
		}
	}
}

// drop takes away the zones that a format needs and no block declares. What is in them is in no boundary.
func (r *reader) drop() {
	gone := make(map[*draft.Zone]bool)
	for i, v := range r.file.Get("trustZones").Maps() {
		gone[r.Zones[i]] = said(own(v), foreign.Undeclared) == "yes"
	}
	for _, n := range r.Nodes {
		if gone[n.Zone] {
			n.Zone = nil
		}
	}
	for _, z := range r.Zones {
		if gone[z.Parent] {
			z.Parent = nil
		}
	}
	r.Zones = slices.DeleteFunc(r.Zones, func(z *draft.Zone) bool { return gone[z] })
	for id, z := range r.zones {
		if gone[z] {
			delete(r.zones, id)
		}
	}
}
