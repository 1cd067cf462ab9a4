package match

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// uncovered says which rule a row is about although no threat of the blocks fits it, and what keeps it from firing there.
func (m *matcher) uncovered(row *Row, said map[*stride.Rule]evidence) {
	best, most := (*stride.Rule)(nil), 0.0
	for _, r := range m.words.rules {
		e := said[r]
		class := category(r, row.Category)
		if class == against || !e.certain() {
			continue
		}
		if e.score+class > most {
			best, most = r, e.score+class
		}
	}
	if best == nil {
		for _, a := range m.analyses {
			if found, exact := m.place(a.Graph, row); exact {
				row.Place = inOrder(a.Graph, found)
			}
		}
		return
	}
	row.Rule, row.Words = best, said[best].words
	for _, a := range m.analyses {
		m.lacks(row, a)
		if row.Elsewhere != nil || row.Write != "" {
			return
		}
	}
}

// lacks says why a rule does not fire at the place of a row.
func (m *matcher) lacks(row *Row, a *stride.Analysis) {
	if _, off := a.Catalog.Off[row.Rule.ID]; off {
		row.Off = true
		return
	}
	found, exact := m.place(a.Graph, row)
	row.Place = inOrder(a.Graph, found)
	for _, t := range a.Threats {
		if t.Rule == row.Rule && row.Elsewhere == nil {
			row.Elsewhere, row.Analysis = t, a
		}
	}
	if len(row.Place) == 0 || !exact {
		return
	}
	row.Write, row.On = m.trials.attribute(a, row.Rule, row.Place)
	row.Analysis = a
}

// trials tries attributes, until it has tried as many as a run may.
type trials struct{ made int }

// attribute is one that makes a rule fire at one of the ids, and the id on which to write it; empty if there is none.
func (t *trials) attribute(a *stride.Analysis, r *stride.Rule, ids []string) (write, at string) {
	for _, id := range withFlows(a.Graph, ids) {
		for _, attr := range candidates(r, a.Graph, id) {
			if t.made++; t.made > limit.ImportTrials {
				return "", ""
			}
			amended, ok := with(a.Graph.Block, id, attr)
			if !ok {
				continue
			}
			if fires(a.Catalog.Analyze(graph.New(amended, a.Catalog.Words)), r, ids) {
				return written(attr), id
			}
		}
	}
	return "", ""
}

// fewFlows is how many flows of an element attributes are tried on.
const fewFlows = 4

// withFlows lists ids, and after them the first flows of the elements among them.
func withFlows(g *graph.Graph, ids []string) []string {
	out := slices.Clone(ids)
	for _, f := range g.Flows {
		if (slices.Contains(ids, f.To.ID) || slices.Contains(ids, f.From.ID)) && !slices.Contains(out, f.ID) && len(out) < len(ids)+fewFlows {
			out = append(out, f.ID)
		}
	}
	return out
}

// fires reports whether a rule is about one of some elements and flows.
func fires(a *stride.Analysis, r *stride.Rule, ids []string) bool {
	return slices.ContainsFunc(a.Threats, func(t *stride.Threat) bool {
		return t.Rule.ID == r.ID && (slices.Contains(ids, t.Subject) ||
			slices.ContainsFunc(t.Targets(), func(e *graph.Element) bool { return slices.Contains(ids, e.ID) }) ||
			slices.ContainsFunc(t.Flows(), func(f *graph.Flow) bool { return slices.Contains(ids, f.ID) }))
	})
}

// candidates are attributes that the conditions of a rule are about, and the one that says its control is missing.
func candidates(r *stride.Rule, g *graph.Graph, id string) []model.Attr {
	on := placeOf(g, id)
	var all []model.Attr
	add := func(key, value string) {
		a, ok := model.LookupAttribute(key)
		if !ok || a.On&on == 0 || slices.ContainsFunc(all, func(b model.Attr) bool { return b.Key == key && b.Values[0] == value }) {
			return
		}
		all = append(all, model.Attr{Key: key, Values: []string{value}})
	}
	control := strings.TrimSuffix(strings.TrimSuffix(r.Control, "-in"), "-out")
	for _, value := range r.Open {
		add(control, value)
	}
	if _, ok := model.LookupAttribute(control); !ok {
		add("lacks", control)
	}
	for _, condition := range slices.Concat(r.When, r.Any) {
		name, args, ok := strings.Cut(condition, "=")
		if !ok || strings.HasPrefix(name, "!") {
			continue
		}
		for _, arg := range strings.Split(args, "|") {
			for _, a := range model.Vocabulary() {
				if a.Takes(arg) {
					add(a.Key, arg)
				}
			}
		}
	}
	for _, flag := range []struct{ key, value string }{{"tenants", "multi"}, {"crown", "yes"}, {"mode", "async"}, {"content", "file"}} {
		add(flag.key, flag.value)
	}
	return all
}

// placeOf is the kind of statement that declares an id.
func placeOf(g *graph.Graph, id string) model.Place {
	for _, e := range g.Elements {
		if e.ID == id {
			return e.Type.Place()
		}
	}
	for _, b := range g.Boundaries {
		if b.ID == id {
			return model.OnBoundary
		}
	}
	return model.OnFlow
}

// written is an attribute as an author writes it.
func written(a model.Attr) string {
	if def, ok := model.LookupAttribute(a.Key); ok && def.Flag != "" && def.Values[len(def.Values)-1].Name == a.Values[0] {
		return def.Flag
	}
	return a.Key + "=" + a.Values[0]
}

// with is a copy of a block in which an element or a flow has one more attribute; ok is false if it has such a one.
func with(b *model.Block, id string, attr model.Attr) (amended *model.Block, ok bool) {
	out := *b
	out.Elements, out.Flows = nil, nil
	same := make(map[*model.Element]*model.Element)
	add := func(attrs model.Attrs) model.Attrs {
		_, has := attrs.Find(attr.Key)
		ok = !has
		return append(slices.Clone(attrs), attr)
	}
	for _, e := range b.Elements {
		c := *e
		if same[e] = &c; e.ID == id {
			c.Attrs = add(e.Attrs)
		}
		out.Elements = append(out.Elements, &c)
	}
	for _, f := range b.Flows {
		c := *f
		c.From, c.To = same[f.From], same[f.To]
		if f.ID == id {
			c.Attrs = add(f.Attrs)
		}
		out.Flows = append(out.Flows, &c)
	}
	return &out, ok
}
