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

// kept is what our export has kept of a thing as properties: its id, and what it states. Other properties are lost, and so
// is a property that says what no block can. Of says what the thing is.
func (r *reader) kept(v *tree.Loose, on model.Place, of string) (id string, attrs []draft.Attr) {
	for _, p := range v.Get("properties").Maps() {
		key, ours := strings.CutPrefix(p.Get("name").Text(), foreign.Prefix)
		value := p.Get("value").Text()
		if ours && key == foreign.ID {
			id = value
			continue
		}
		key, value, ok := foreign.Attribute(foreign.Property{Key: key, Value: value}, on)
		switch {
		case !ours:
			r.lost.Add(v.Get("properties").At, of, "properties")
		case ok && slices.ContainsFunc(attrs, func(a draft.Attr) bool { return importer.SameKey(a, draft.Attr{Key: key, Value: value}, on) }):
			r.Report.Lose(p.At, "property `%s` is there twice; the first counts", draft.Quoted(p.Get("name").Text()))
		case !ok:
			r.Report.Lose(p.At, "property `%s` says `%s`, which no block can say of %s", draft.Quoted(p.Get("name").Text()), draft.Quoted(p.Get("value").Text()), of)
		default:
			attrs = append(attrs, draft.Attr{Key: key, Value: value})
		}
	}
	whole := sound(slices.Clone(attrs))
	if len(whole) < len(attrs) {
		r.Report.Lose(v.Get("properties").At, "what says that %s is out of scope, or why, is left out: a block has both or neither", of)
	}
	return id, whole
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

// state adds attributes to others. What is added counts where both say something.
func state(attrs, more []draft.Attr, on model.Place) []draft.Attr {
	for _, a := range more {
		attrs = importer.Stated(attrs, a, on)
	}
	return attrs
}
