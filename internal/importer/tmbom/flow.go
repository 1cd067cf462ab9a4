package tmbom

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

func (r *reader) flows() {
	for _, v := range r.objects(r.file.Get("data_flows")) {
		_, title := named(v)
		f := &draft.Flow{At: v.At}
		if f.Attrs, f.Label = importer.Protocol(title); len(f.Attrs) > 0 {
			r.Report.Infer(v.At, "the flow is over `%s`: its title says `%s`", f.Attrs[0].Value, draft.Quoted(title))
		}
		if text := strings.TrimSpace(v.Get("description").Text()); !strings.EqualFold(text, title) {
			f.Comment = text
		}
		f.From, f.FromZone, f.FromRef = r.end(v.Get("source"), flowOf(f)+" begins at")
		f.To, f.ToZone, f.ToRef = r.end(v.Get("destination"), flowOf(f)+" ends at")
		f.Data = r.refs(v.Get("data_sets"), flowOf(f))
		r.encryption(v.Get("encrypted"), f)
		r.Flows = append(r.Flows, f)
		r.lost.Unread(v, "a data flow", "symbolic_name", "title", "description", "source", "destination", "encrypted", "data_sets")
	}
}

// encryption states what `encrypted` says, unless the protocol says it already, or the opposite.
func (r *reader) encryption(v *tree.Loose, f *draft.Flow) {
	if !v.Has() {
		return
	}
	var ok bool
	if f.Attrs, ok = importer.Encryption(f.Attrs, v.True()); !ok {
		r.Report.Lose(v.At, "`encrypted` of %s is `%s`, and its title says `%s`, which means the opposite; the title counts", flowOf(f), draft.Quoted(v.Text()), f.Attrs[0].Value)
	}
}

// boundaries are pairs of zones. What they require is said of the flows that cross them and say nothing themselves.
func (r *reader) boundaries() {
	var seams []importer.Seam
	for _, v := range r.objects(r.file.Get("trust_boundaries")) {
		a, b := v.Get("trust_zone_a"), v.Get("trust_zone_b")
		r.lost.Unread(v, "a trust boundary", "trust_zone_a", "trust_zone_b", "access_control_methods", "authentication_methods")
		requires := r.requirements(v)
		if missing := slices.DeleteFunc([]string{a.Text(), b.Text()}, func(name string) bool { return r.zones[name] != nil }); len(missing) > 0 {
			r.Report.Lose(v.At, "the boundary between `%s` and `%s` is left out: there is no zone %s with anything inside, so no flow crosses it", draft.Quoted(a.Text()), draft.Quoted(b.Text()), quoted(missing))
			continue
		}
		seams = append(seams, importer.Seam{A: r.zones[a.Text()], B: r.zones[b.Text()], Requires: requires, At: v.At})
	}
	importer.ApplySeams(r.Draft, seams)
}

// requirements are the attributes that a boundary asks of flows.
func (r *reader) requirements(v *tree.Loose) []importer.Requirement {
	var out []importer.Requirement
	for _, list := range []struct {
		key  string
		attr func([]string) (draft.Attr, bool)
	}{{"authentication_methods", importer.Proof}, {"access_control_methods", importer.Right}} {
		said := texts(v.Get(list.key))
		attr, ok := list.attr(said)
		switch {
		case ok:
			out = append(out, importer.Requirement{Attr: attr, Said: "`" + list.key + "` is " + quoted(said)})
		case len(said) > 0:
			r.Report.Lose(v.Get(list.key).At, "`%s` of the boundary is %s, for which the notation has no word", list.key, quoted(said))
		}
	}
	return out
}
