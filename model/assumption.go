package model

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/source"
)

// Assumption is something that a block takes for granted and that nothing in the block can prove.
type Assumption struct {
	ID    string
	Text  string
	Attrs Attrs
	Span  source.Span
}

// Reliance returns, for the id of each assumption named in an assumes=, the ids
// of everything that names it, in document order: boundaries, elements, flows,
// and the threats of a decision.
func (b *Block) Reliance() map[string][]string {
	type relying struct {
		attrs Attrs
		span  source.Span
		ids   []string
	}
	var all []relying
	for _, z := range b.Boundaries {
		all = append(all, relying{z.Attrs, z.Span, []string{z.ID}})
	}
	for _, e := range b.Elements {
		all = append(all, relying{e.Attrs, e.Span, []string{e.ID}})
	}
	for _, f := range b.Flows {
		all = append(all, relying{f.Attrs, f.Span, []string{f.ID}})
	}
	for _, d := range b.Decisions {
		r := relying{d.Attrs, d.Span, nil}
		for _, t := range d.Threats {
			r.ids = append(r.ids, t.ID)
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b relying) int { return cmp.Compare(a.span.Start, b.span.Start) })
	reliance := make(map[string][]string)
	for _, r := range all {
		assumed := r.attrs.Values("assumes")
		for i, id := range assumed {
			if !slices.Contains(assumed[:i], id) {
				reliance[id] = append(reliance[id], r.ids...)
			}
		}
	}
	return reliance
}
