package foreign

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
)

// Prefix begins the names of our properties where those of other programs are beside them.
const Prefix = "trustseam:"

// ID is the key of the property that says what the id of a part is in its block. No attribute has this key.
const ID = "id"

// Property is something that a block says of one of its parts. The key is [ID] or that of an attribute; values of a list
// are separated by commas.
type Property struct{ Key, Value string }

// Of returns what a block says of a part: its id, then its attributes in their order.
func Of(id string, attrs model.Attrs) []Property {
	all := []Property{{ID, id}}
	for _, a := range attrs {
		all = append(all, Property{a.Key, strings.Join(a.Values, ",")})
	}
	return all
}

// references are attributes that name other things of the block: data, which formats have, assumptions, and ids of
// earlier days, which only matter to decisions.
var references = []string{"data", "returns", "holds", "assumes", "covers", "was", "forwards", "part-of"}

// Attribute returns the attribute that a property states on a kind of part. Its key is empty if the value alone states
// it, as `https` does. It is false for what no block would take, and for what names something else.
func Attribute(p Property, on model.Place) (key, value string, ok bool) {
	known, ok := model.LookupAttribute(p.Key)
	if !ok || known.On&on == 0 || slices.Contains(references, p.Key) || p.Value == "" || len(p.Value) > limit.Text {
		return "", "", false
	}
	values := []string{p.Value}
	if known.List {
		values = strings.Split(p.Value, ",")
	}
	for i, v := range values {
		if known.Values != nil && !known.Takes(v) {
			return "", "", false
		}
		values[i] = known.Canonical(v)
	}
	value = strings.Join(values, ",")
	if word, bare := asWord(known, value); bare {
		return "", word, true
	}
	return p.Key, value, true
}

// asWord is the bare word for a value of an attribute.
func asWord(a model.Attribute, value string) (string, bool) {
	switch {
	case a.Flag != "" && value == a.Values[len(a.Values)-1].Name:
		return a.Flag, true
	case slices.Contains(a.Words, value):
		return value, true
	}
	return "", false
}

// Undeclared is the key of a property of a zone that a format needs and that no block declares: an import drops the zone.
// Decision is that of a threat that somebody has decided about, with the verb.
const (
	Undeclared = "undeclared"
	Decision   = "decision"
)
