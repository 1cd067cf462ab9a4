package cyclonedx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// shape is what a type of the format is in the notation.
type shape struct {
	element model.ElementType
	kind    string
	// guess is true if the type may be something else.
	guess bool
}

// shapes are the types of assets.
var shapes = map[string]shape{
	"actor": {element: model.Actor}, "agent": {model.Process, "agent", false}, "api": {model.Process, "api", false}, "broker": {model.Store, "queue", true},
	"cache": {model.Store, "cache", false}, "component": {element: model.Process}, "container": {element: model.Process}, "data": {model.Store, "", true},
	"data-store": {element: model.Store}, "device": {model.Process, "device", false}, "endpoint": {element: model.Process}, "function": {model.Process, "lambda", false},
	"gateway": {model.Process, "gateway", false}, "infrastructure": {model.Process, "", true}, "interface": {model.Process, "", true}, "model": {model.Process, "llm", true},
	"module": {element: model.Process}, "network": {model.Process, "", true}, "process": {element: model.Process}, "queue": {model.Store, "queue", false},
	"resource": {model.Process, "", true}, "service": {element: model.Process}, "stream": {model.Store, "queue", true}, "subsystem": {element: model.Process},
	"system": {element: model.Process}, "tool": {element: model.Process},
}

// assetKeys are the keys of an asset that are read.
var assetKeys = []string{"bom-ref", "componentRef", "partyRef", "type", "name", "description", "zone", "classification", "ownership", "properties"}

func (r *reader) assets() {
	for _, v := range r.objects("assets") {
		n := &draft.Node{Name: r.assetName(v), At: v.At}
		n.Type, n.Attrs = r.shape(v, n.Name)
		n.Comment = comment(v, n.Name)
		n.Zone = r.zone(v, n.Name)
		if class := r.class(v.Get("classification", "classification")); class != "" {
			n.Attrs = append(n.Attrs, draft.Attr{Key: "class", Value: class})
		}
		for _, p := range v.Get("ownership").Items() {
			if name, _ := r.file.party(p); name != "" {
				n.Attrs = append(n.Attrs, draft.Attr{Key: "owner", Value: name})
				break
			}
		}
		r.node(v, n, "an asset")
		r.lost.Unread(v, "an asset", assetKeys...)
		r.lost.Unread(v.Get("classification"), "a classification", "classification")
	}
}

// assetName is the name of an asset, or of the component or party that it refers to.
func (r *reader) assetName(v *tree.Loose) string {
	if name := strings.TrimSpace(v.Get("name").Text()); name != "" {
		return name
	}
	if c := r.file.components[v.Get("componentRef").Text()]; c != nil {
		return c.Get("name").Text()
	}
	if name, _ := r.file.party(v.Get("partyRef")); name != "" {
		return name
	}
	if ref := v.Get("componentRef").Text(); ref != "" {
		r.Report.Lose(v.Get("componentRef").At, "there is no component `%s` that says what the asset is called", draft.Quoted(ref))
		return ref
	}
	return v.Get("bom-ref").Text()
}

// shape is the type of an asset: that of the format, else what its name says.
func (r *reader) shape(v *tree.Loose, name string) (model.ElementType, []draft.Attr) {
	said := word(v.Get("type"))
	if v.Get("partyRef").Has() && said == "" {
		_, kind := r.file.party(v.Get("partyRef"))
		return kind, nil
	}
	if s, ok := shapes[said]; ok {
		if s.guess && !r.file.ours {
			r.Report.Infer(v.Get("type").At, "`%s` is `%s`: its type is `%s`", draft.Quoted(name), s.written(), said)
		}
		return s.element, kindOf(s)
	}
	var attrs []draft.Attr
	if said != "" {
		attrs = []draft.Attr{{Key: "tech", Value: said}}
	}
	for _, guess := range []importer.Guess{importer.GuessStore(name), importer.GuessOutsider(name)} {
		if guess.Word != "" {
			r.Report.Infer(v.At, "`%s` is `%s`: the name says `%s`", draft.Quoted(name), guess.Type, guess.Word)
			return guess.Type, attrs
		}
	}
	why := "it has no `type`"
	if said != "" {
		why = fmt.Sprintf("type `%s` is none that import knows", draft.Quoted(said))
	}
	r.Report.Infer(v.At, "`%s` is `process`: %s", draft.Quoted(name), why)
	return model.Process, attrs
}

// written is the shape as a block states it.
func (s shape) written() string {
	if s.kind == "" {
		return string(s.element)
	}
	return string(s.element) + " | kind=" + s.kind
}

func kindOf(s shape) []draft.Attr {
	if s.kind == "" {
		return nil
	}
	return []draft.Attr{{Key: "kind", Value: s.kind}}
}

// storeKinds are the values of kind= for the types of data stores.
var storeKinds = map[string]string{
	"block": "object", "blockchain": "db", "cache": "cache", "column-family": "db", "data-lake": "object", "data-warehouse": "db", "document": "db",
	"event-log": "queue", "file": "file", "graph": "db", "hierarchical": "db", "in-memory": "cache", "key-value": "db", "ledger": "db",
	"message-queue": "queue", "multi-model": "db", "object": "object", "registry": "registry", "relational": "db", "search": "db", "spatial": "db",
	"time-series": "db", "vector": "vector-db",
}

// stores are the data stores, which the format has beside the assets.
func (r *reader) stores() {
	for _, v := range r.objects("dataStores") {
		n := &draft.Node{Name: strings.TrimSpace(v.Get("name").Text()), Type: model.Store, At: v.At}
		said := word(v.Get("type"))
		if kind := storeKinds[said]; kind != "" {
			n.Attrs = append(n.Attrs, draft.Attr{Key: "kind", Value: kind})
		} else if said != "" && !r.file.ours {
			r.Report.Lose(v.Get("type").At, "`%s` is no type of a data store that import knows; it is left out", draft.Quoted(said))
		}
		if tech := technology(v); tech != "" {
			n.Attrs = append(n.Attrs, draft.Attr{Key: "tech", Value: tech})
		}
		n.Comment = comment(v, n.Name)
		n.Zone = r.zone(v, n.Name)
		n.Holds = r.held(v)
		r.node(v, n, "a data store")
		r.lost.Unread(v, "a data store", "bom-ref", "name", "description", "type", "vendor", "product", "version", "technologies", "zone", "dataSets", "properties")
	}
}

// technology names the product of a store, and what is not in that name.
func technology(v *tree.Loose) string {
	vendor, product := v.Get("vendor").Text(), v.Get("product").Text()
	if strings.HasPrefix(product, vendor) {
		vendor = ""
	}
	named := strings.Join([]string{vendor, product, v.Get("version").Text()}, " ")
	parts := slices.DeleteFunc(words(v.Get("technologies")), func(text string) bool { return strings.Contains(named, text) })
	return strings.Join(strings.Fields(named+" "+strings.Join(parts, " ")), " ")
}
