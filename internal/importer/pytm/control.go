package pytm

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// elementAttrs are the attributes of an element for controls that are true.
var elementAttrs = map[string]draft.Attr{
	"usesMFA": {Key: "has", Value: "second-factor"}, "implementsPOLP": {Key: "has", Value: "least"}, "usesCodeSigning": {Key: "artifact", Value: "signed"},
}

// flowAttrs are the same for a flow. Those for the caller do not fit an answer.
var flowAttrs = map[string]draft.Attr{
	"usesMFA": {Key: "has", Value: "second-factor"}, "implementsPOLP": {Key: "has", Value: "least"}, "usesCodeSigning": {Key: "artifact", Value: "signed"},
	"authenticatesDestination": {Key: "has", Value: "server-auth"}, "implementsNonce": {Key: "replay", Value: "nonce"}, "usesVPN": {},
}

// elsewhere are true properties that other code reads, or that say nothing about security.
var elsewhere = []string{"inScope", "isResponse", "storesPII", "storesLogData", "isSQL", "isEncryptedAtRest"}

// controls returns the attributes for the controls of a thing that are true, and counts the others. A false control
// says nothing: every control is false unless somebody sets it.
func (c *converter) controls(v *tree.Value, of string, table map[string]draft.Attr, read ...string) []draft.Attr {
	var out []draft.Attr
	var has []string
	for _, group := range []*tree.Value{v, v.Get("controls")} {
		if group == nil {
			continue
		}
		for _, m := range group.Members {
			attr, ok := table[m.Name()]
			switch {
			case m.Kind != tree.Bool || m.Text != "true":
			case ok && attr.Key == "has":
				if !contains(has, attr.Value) {
					has = append(has, attr.Value)
				}
			case ok && attr.Key != "":
				out = append(out, attr)
			case !contains(elsewhere, m.Name()) && !contains(read, m.Name()):
				c.lost.Add(m.Value.At(), of, m.Name())
			}
		}
	}
	if len(has) > 0 {
		out = append(out, draft.Attr{Key: "has", Value: strings.Join(has, ",")})
	}
	return once(out)
}

// once drops the second attribute with a key.
func once(attrs []draft.Attr) []draft.Attr {
	var out []draft.Attr
	seen := make(map[string]bool)
	for _, a := range attrs {
		if !seen[a.Key] {
			out = append(out, a)
		}
		seen[a.Key] = true
	}
	return out
}

func (c *converter) elementControls(v *tree.Value, n *draft.Node) {
	n.Attrs = append(n.Attrs, c.controls(v, "an element", elementAttrs)...)
	for _, key := range []string{"authenticationScheme", "usesEncryptionAlgorithm"} {
		c.word(v, "an element", key)
	}
	if n.Type != model.Store && c.holds(v, "isEncryptedAtRest") {
		c.lost.Add(v.At(), "an element that is no store", "isEncryptedAtRest")
	}
}

// word counts a control that is a text.
func (c *converter) word(v *tree.Value, of, key string) {
	if controls := v.Get("controls"); controls != nil && c.fields.Text(controls, key) != "" {
		c.lost.Add(controls.Get(key).At(), of, key)
	}
}
