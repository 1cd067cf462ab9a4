package tmbom

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// entity adds an entry of a list as an element.
func (r *reader) entity(v *tree.Loose, list string, kind model.ElementType) *draft.Node {
	name, title := named(v)
	n := &draft.Node{Name: title, Hint: name, Type: kind, Zone: r.zone(v), At: v.At}
	if text := strings.TrimSpace(v.Get("description").Text()); !strings.EqualFold(text, title) {
		n.Comment = text
	}
	if r.claim(v, name, r.entities[name] != nil) {
		r.entities[name] = &entity{n, list}
	}
	r.Nodes = append(r.Nodes, n)
	return n
}

// actors are people, and systems of others.
func (r *reader) actors() {
	for _, v := range r.objects(r.file.Get("actors")) {
		n := r.entity(v, "actor", model.Actor)
		switch kind := v.Get("type").Text(); kind {
		case "user", "power_user", "administrator", "engineer":
		case "third_party":
			n.Type = model.External
		case "system":
			n.Type = model.External
			r.Report.Infer(v.At, "`%s` is an external: it is an actor of type `system`", draft.Quoted(n.Name))
		case "":
			r.Report.Infer(v.At, "`%s` is an actor, which may be a system of others: it has no `type`", draft.Quoted(n.Name))
		default:
			r.Report.Infer(v.Get("type").At, "`%s` is an actor: its type `%s` is none of the format", draft.Quoted(n.Name), draft.Quoted(kind))
		}
		r.lost.Unread(v, "an actor", "symbolic_name", "title", "description", "type", "trust_zone")
	}
}

// components are processes. One that contains others and at which no flow ends is a boundary around them.
func (r *reader) components() {
	list := r.objects(r.file.Get("components"))
	holds, ends := r.parents(list)
	for _, v := range list {
		name, title := named(v)
		if holds[name] && !ends[name] && r.containers[name] == nil {
			r.containers[name] = &draft.Zone{Name: title, Hint: name, Parent: r.zone(v), At: v.At}
			r.Zones = append(r.Zones, r.containers[name])
			r.Report.Infer(v.At, "component `%s` is a boundary: others are inside it, and no flow ends at it", draft.Quoted(title))
			r.lost.Unread(v, "a component that contains others", "symbolic_name", "title", "trust_zone", "parent_component")
			continue
		}
		r.entity(v, "component", model.Process)
		r.lost.Unread(v, "a component", "symbolic_name", "title", "description", "trust_zone", "parent_component")
	}
	for _, v := range list {
		r.nest(v)
	}
}

// parents says which names components give as that of what is around them, and at which names flows end.
func (r *reader) parents(components []*tree.Loose) (holds, ends map[string]bool) {
	holds, ends = make(map[string]bool), make(map[string]bool)
	for _, v := range components {
		holds[v.Get("parent_component").Text()] = true
	}
	for _, v := range r.file.Get("data_flows").Maps() {
		ends[v.Get("source", "object").Text()] = true
		ends[v.Get("destination", "object").Text()] = true
	}
	delete(holds, "")
	return holds, ends
}

// nest puts a component into the boundary of the one around it, unless it says that it is in another trust zone.
func (r *reader) nest(v *tree.Loose) {
	parent := v.Get("parent_component")
	if !parent.Has() {
		return
	}
	name, title := named(v)
	around, e := r.containers[parent.Text()], r.entities[parent.Text()]
	switch {
	case around == nil && e == nil:
		r.Report.Lose(parent.At, "there is no component `%s` for `%s` to be in", draft.Quoted(parent.Text()), draft.Quoted(title))
	case around == nil:
		r.Report.Lose(parent.At, "`%s` is inside `%s`, at which flows end; an element has no inside, so it is written beside it", draft.Quoted(title), draft.Quoted(e.Name))
	case v.Get("trust_zone").Has() && r.zone(v) != around.Parent:
		r.Report.Lose(parent.At, "`%s` is inside `%s` and in another trust zone, `%s`; it is written into that", draft.Quoted(title), draft.Quoted(around.Name), draft.Quoted(r.zone(v).Name))
	case r.containers[name] != nil:
		r.containers[name].Parent = around
	case r.entities[name] != nil:
		r.entities[name].Zone = around
	}
}

// storeKinds are the values of kind= for types of data stores.
var storeKinds = map[string]string{"sql": "db", "key_value": "db", "document": "db", "graph": "db", "time_series": "db", "object": "object"}

func (r *reader) stores() {
	for _, v := range r.objects(r.file.Get("data_stores")) {
		n := r.entity(v, "data_store", model.Store)
		word := v.Get("type").Text()
		if kind := storeKinds[word]; kind != "" {
			n.Attrs = append(n.Attrs, draft.Attr{Key: "kind", Value: kind})
		} else if word != "" {
			r.Report.Lose(v.Get("type").At, "`%s` is no type of a data store; it is left out", draft.Quoted(word))
		}
		tech := v.Get("product").Text()
		if vendor := v.Get("vendor").Text(); !strings.HasPrefix(tech, vendor) {
			tech = strings.TrimSpace(vendor + " " + tech)
		}
		if tech != "" {
			n.Attrs = append(n.Attrs, draft.Attr{Key: "tech", Value: tech})
		}
		r.lost.Unread(v, "a data store", "symbolic_name", "title", "description", "type", "vendor", "product", "trust_zone")
	}
}

// end finds what a flow begins or ends at. Said says which of these, for a remark.
func (r *reader) end(v *tree.Loose, said string) (*draft.Node, *draft.Zone, string) {
	name, kind := v.Get("object").Text(), v.Get("type").Text()
	kind = strings.ReplaceAll(kind[strings.LastIndexByte(kind, '/')+1:], "-", "_")
	e := r.entities[name]
	switch {
	case name == "":
		return nil, nil, ""
	case e == nil && r.zones[name] != nil:
		return nil, r.zones[name], ""
	case e == nil:
		return nil, nil, name
	case kind != "" && kind != e.list:
		r.Report.Infer(v.At, "%s `%s`, which is %s and not %s, as the flow says", said, draft.Quoted(name), article(e.list), article(kind))
	}
	return e.Node, nil, ""
}

func article(kind string) string {
	if strings.HasPrefix(kind, "a") {
		return fmt.Sprintf("an `%s`", draft.Quoted(kind))
	}
	return fmt.Sprintf("a `%s`", draft.Quoted(kind))
}
