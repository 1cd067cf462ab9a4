package threatdragon

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/model"
)

// flags are the boxes that people tick, on the types that have an attribute for them.
var flags = []struct {
	key  string
	on   model.ElementType
	attr draft.Attr
}{
	{"isALog", model.Store, draft.Attr{Key: "kind", Value: "log"}},
	{"storesCredentials", model.Store, draft.Attr{Key: "class", Value: "credentials"}},
	{"isEncrypted", model.Store, draft.Attr{Key: "rest", Value: "disk"}},
	{"isSigned", model.Store, draft.Attr{Key: "integrity", Value: "signed"}},
	{"isWebApplication", model.Process, draft.Attr{Key: "kind", Value: "web-app"}},
}

// unsaid are those for which the notation has no attribute.
var unsaid = []string{"storesInventory", "handlesCardPayment", "handlesGoodsOrServices", "providesAuthentication"}

// stated reports whether an attribute of a key is there.
func stated(attrs []draft.Attr, key string) bool {
	return slices.ContainsFunc(attrs, func(a draft.Attr) bool { return a.Key == key })
}

// flags returns what the ticked boxes of a shape state. A box that is not ticked says nothing.
func (r *reader) flags(c cell, n *draft.Node) []draft.Attr {
	var attrs []draft.Attr
	for _, flag := range flags {
		if flag.on == n.Type && c.data().Get(flag.key).True() && !stated(n.Attrs, flag.attr.Key) {
			attrs = append(attrs, flag.attr)
			r.Report.Infer(c.At, "`%s` has `%s`: the source ticks `%s`", draft.Quoted(n.Name), flag.attr, flag.key)
		}
	}
	for _, key := range unsaid {
		if c.data().Get(key).True() {
			r.Report.Lose(c.At, "`%s`, ticked for `%s`, has no attribute", key, draft.Quoted(n.Name))
		}
	}
	if level := strings.TrimSpace(c.data().Get("privilegeLevel").Text()); level != "" {
		r.Report.Lose(c.At, "privilege level `%s` of `%s` has no attribute; `runs-as=` takes root, service or sandbox", draft.Quoted(level), draft.Quoted(n.Name))
	}
	if c.data().Get("outOfScope").True() && !stated(n.Attrs, "scope") {
		attrs = append(attrs, importer.OutOfScope(&r.Report, c.At, n.Name, c.data().Get("reasonOutOfScope").Text())...)
	}
	return attrs
}
