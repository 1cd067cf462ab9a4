package cyclonedx

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// kept is what our export has kept of a thing as properties.
type kept struct {
	id    string
	attrs []draft.Attr
	// data are the ids of data that it holds or returns.
	data []string
}

// kept reads the properties of a thing. Others than ours are lost, and so is one that says what no block can. Of says what
// the thing is.
func (r *reader) kept(v *tree.Loose, on model.Place, of string) kept {
	var k kept
	for _, p := range v.Get("properties").Maps() {
		name, value := p.Get("name").Text(), p.Get("value").Text()
		key, ours := strings.CutPrefix(name, foreign.Prefix)
		switch {
		case !ours:
			r.lost.Add(v.Get("properties").At, of, "properties")
		case key == foreign.ID:
			k.id = value
		case key == foreign.Undeclared, key == "data":
		case key == "holds", key == "returns":
			k.data = append(k.data, strings.Split(value, ",")...)
		default:
			r.attribute(p, &k, foreign.Property{Key: key, Value: value}, on, of)
		}
	}
	whole := sound(slices.Clone(k.attrs))
	if len(whole) < len(k.attrs) {
		r.Report.Lose(v.Get("properties").At, "what says that %s is out of scope, or why, is left out: a block has both or neither", of)
	}
	k.attrs = whole
	return k
}

// attribute adds the attribute that a property states.
func (r *reader) attribute(v *tree.Loose, k *kept, p foreign.Property, on model.Place, of string) {
	key, value, ok := foreign.Attribute(p, on)
	a := draft.Attr{Key: key, Value: value}
	switch {
	case !ok:
		r.Report.Lose(v.At, "property `%s` says `%s`, which no import writes of %s", draft.Quoted(foreign.Prefix+p.Key), draft.Quoted(p.Value), of)
	case slices.ContainsFunc(k.attrs, func(other draft.Attr) bool { return importer.SameKey(a, other, on) }):
		r.Report.Lose(v.At, "property `%s` is there twice; the first counts", draft.Quoted(foreign.Prefix+p.Key))
	default:
		k.attrs = append(k.attrs, a)
	}
}

// sound drops a reason without what it is the reason of, or the other way round.
func sound(attrs []draft.Attr) []draft.Attr {
	out := slices.ContainsFunc(attrs, func(a draft.Attr) bool { return a == draft.Attr{Key: "scope", Value: "out"} })
	reason := slices.ContainsFunc(attrs, func(a draft.Attr) bool { return a.Key == "reason" })
	if out == reason {
		return attrs
	}
	return slices.DeleteFunc(attrs, func(a draft.Attr) bool { return a.Key == "scope" || a.Key == "reason" })
}

// state is what a thing states: what our export has kept, and in a file of another program also what its fields say.
func (f *file) state(fields []draft.Attr, k kept, on model.Place) []draft.Attr {
	if f.ours {
		return k.attrs
	}
	for _, a := range k.attrs {
		fields = importer.Stated(fields, a, on)
	}
	return fields
}

// property is the value of a property of ours, or empty.
func property(v *tree.Loose, key string) string {
	for _, p := range v.Get("properties").Maps() {
		if p.Get("name").Text() == foreign.Prefix+key {
			return p.Get("value").Text()
		}
	}
	return ""
}

// keptData are those with the ids that our export has written.
func (r *reader) keptData(ids []string) []*draft.Data {
	var out []*draft.Data
	for _, id := range ids {
		if d := r.byID[id]; d != nil {
			out = append(out, d)
		}
	}
	return out
}
