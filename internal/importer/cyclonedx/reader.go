package cyclonedx

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// reader reads one blueprint.
type reader struct {
	*draft.Draft
	file      *file
	blueprint *tree.Loose
	lost      importer.Lost
	// By their references.
	zones map[string]*draft.Zone
	// undeclared are the zones that our export has written for what is in no boundary.
	undeclared map[string]bool
	nodes      map[string]*draft.Node
	data       map[string]*draft.Data
	// called is the same data by its name, for flows that give no reference.
	called map[string]*draft.Data
	// byID is data by the ids that our export has kept.
	byID map[string]*draft.Data
}

func newReader(f *file, v *tree.Loose) *reader {
	name := v.Get("name").Text()
	title := name
	if f.ours && property(v, "title") == "" {
		title = "" // the export has put the id there
	}
	d := &draft.Draft{Name: name, Title: title}
	f.drafts = append(f.drafts, d)
	return &reader{
		Draft: d, file: f, blueprint: v, zones: make(map[string]*draft.Zone), undeclared: make(map[string]bool), nodes: make(map[string]*draft.Node),
		data: make(map[string]*draft.Data), called: make(map[string]*draft.Data), byID: make(map[string]*draft.Data),
	}
}

func (r *reader) read() *draft.Draft {
	r.lost.Unread(r.blueprint, "a blueprint", "bom-ref", "name", "modelTypes", "zones", "boundaries", "actors", "assets", "dataStores", "dataSets", "flows", "relationships", "assumptions")
	r.trustZones()
	r.sets()
	r.actors()
	r.assets()
	r.stores()
	r.placements()
	r.flows()
	r.relationships()
	if !r.file.ours { // its boundaries say what the flows say
		r.boundaries()
	}
	r.assumptions()
	importer.LevelsByContent(r.Draft)
	if !r.file.ours {
		r.lost.Report(&r.Report)
	}
	return r.Draft
}

// objects returns the objects of a list of the blueprint, and reports what is none.
func (r *reader) objects(key string) []*tree.Loose {
	var out []*tree.Loose
	for _, item := range r.blueprint.Get(key).Items() {
		if item.Is(tree.Map) {
			out = append(out, item)
		} else {
			r.Report.Lose(item.At, "a map is expected here")
		}
	}
	return out
}

// claim returns the reference of a thing; ok is false if it has none, or that of another.
func (r *reader) claim(v *tree.Loose, name string) (ref string, ok bool) {
	ref = v.Get("bom-ref").Text()
	switch {
	case ref == "":
		r.Report.Lose(v.At, "`%s` has no `bom-ref`, so nothing can refer to it", draft.Quoted(name))
	case r.zones[ref] != nil || r.nodes[ref] != nil || r.data[ref] != nil:
		r.Report.Lose(v.At, "`bom-ref` `%s` is there twice; references go to the first", draft.Quoted(ref))
	default:
		return ref, true
	}
	return ref, false
}

// hint is the reference of a thing if people chose it.
func hint(ref string) string {
	if len(ref) > 40 || strings.Count(ref, "-") >= 4 || strings.ContainsAny(ref, ":/@") || len(ref) >= 8 && strings.Trim(ref, "0123456789abcdef-") == "" {
		return ""
	}
	return ref
}

// zone is the zone that a thing says it is in.
func (r *reader) zone(v *tree.Loose, name string) *draft.Zone {
	ref := v.Get("zone")
	if ref.Has() && r.zones[ref.Text()] == nil && !r.undeclared[ref.Text()] {
		r.Report.Lose(ref.At, "there is no zone `%s` for `%s` to be in", draft.Quoted(ref.Text()), draft.Quoted(name))
	}
	return r.zones[ref.Text()]
}

// comment is a description that says more than the name.
func comment(v *tree.Loose, name string) string {
	text := strings.TrimSpace(v.Get("description").Text())
	if strings.EqualFold(text, name) {
		return ""
	}
	return text
}

// assumptions are proposed, apart from those that somebody has found to be wrong.
func (r *reader) assumptions() {
	for _, v := range r.objects("assumptions") {
		text := strings.TrimSpace(v.Get("description").Text())
		if v.Get("validity").Text() == "invalid" {
			r.Report.Lose(v.At, "assumption `%s` is `invalid` in the source", draft.Quoted(text))
			continue
		}
		r.Assumptions = append(r.Assumptions, draft.Assumption{Text: text, At: v.At})
		r.lost.Unread(v, "an assumption", "bom-ref", "description", "validity")
	}
}

// relationships say what depends on what, and not what goes where.
func (r *reader) relationships() {
	for _, v := range r.objects("relationships") {
		for _, kind := range v.Keys() {
			list := v.Get(kind)
			if kind == "ref" || !list.Is(tree.List) {
				continue
			}
			if kind != "custom" {
				r.related(v, kind, list)
				continue
			}
			for _, c := range list.Maps() {
				r.related(v, c.Get("type").Text(), c.Get("targets"))
			}
		}
	}
}

func (r *reader) related(v *tree.Loose, kind string, targets *tree.Loose) {
	r.Report.Lose(v.At, "`%s` `%s` %s: a block says what sends data where, and no more", draft.Quoted(v.Get("ref").Text()), tree.Quoted(kind), quoted(words(targets)))
}
