package tmbom

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// reader reads one model.
type reader struct {
	*draft.Draft
	file  *tree.Loose
	lost  importer.Lost
	zones map[string]*draft.Zone
	// entities are actors, components and stores by their names, which only one of them has if people keep to the format.
	entities map[string]*entity
	// containers are the components that are boundaries.
	containers map[string]*draft.Zone
	data       map[string]*draft.Data
	controls   map[string][]control
}

// entity is what a flow begins or ends at.
type entity struct {
	*draft.Node
	// list is the one that it is in: "actor", "component", "data_store".
	list string
}

func newReader(v *tree.Loose) *reader {
	title := v.Get("scope", "title").Text()
	return &reader{
		Draft: &draft.Draft{Name: title, Title: title}, file: v, zones: make(map[string]*draft.Zone), entities: make(map[string]*entity),
		containers: make(map[string]*draft.Zone),
		data:       make(map[string]*draft.Data), controls: make(map[string][]control),
	}
}

func (r *reader) read() *draft.Draft {
	r.lost.Unread(r.file, "a model", "$schema", "scope", "trust_zones", "trust_boundaries", "actors", "components", "data_stores", "data_sets", "data_flows", "assumptions", "threats", "controls", "risks")
	r.lost.Unread(r.file.Get("scope"), "the scope", "title")
	r.trustZones()
	r.actors()
	r.components()
	r.stores()
	r.sets()
	r.flows()
	r.boundaries()
	r.threats()
	r.assumptions()
	importer.LevelsByContent(r.Draft)
	r.lost.Report(&r.Report)
	for _, m := range r.file.Mistakes() {
		r.Report.Lose(m.At, "%s", m.Text)
	}
	return r.Draft
}

// objects returns the objects of a list of the model, and reports what is none.
func (r *reader) objects(v *tree.Loose) []*tree.Loose {
	var out []*tree.Loose
	for _, item := range v.Items() {
		if item.Is(tree.Map) {
			out = append(out, item)
		} else {
			r.Report.Lose(item.At, "a map is expected here")
		}
	}
	return out
}

// named returns the name by which others refer to a thing, and its title.
func named(v *tree.Loose) (name, title string) {
	name, title = v.Get("symbolic_name").Text(), v.Get("title").Text()
	if strings.TrimSpace(title) == "" {
		title = name
	}
	return name, title
}

// claim reports a name that is missing or taken.
func (r *reader) claim(v *tree.Loose, name string, taken bool) bool {
	_, title := named(v)
	switch {
	case name == "":
		r.Report.Lose(v.At, "`%s` has no `symbolic_name`, so nothing can refer to it", draft.Quoted(title))
	case taken:
		r.Report.Lose(v.At, "`%s` is there twice; references go to the first", draft.Quoted(name))
	default:
		return true
	}
	return false
}

func (r *reader) trustZones() {
	for _, v := range r.objects(r.file.Get("trust_zones")) {
		name, title := named(v)
		z := &draft.Zone{Name: title, Hint: name, At: v.At}
		if r.claim(v, name, r.zones[name] != nil) {
			r.zones[name] = z
		}
		r.Zones = append(r.Zones, z)
		r.lost.Unread(v, "a trust zone", "symbolic_name", "title")
	}
}

// zone is the zone that an entity says it is in. One that no list declares is a boundary nevertheless: who is in it is known.
func (r *reader) zone(v *tree.Loose) *draft.Zone {
	ref := v.Get("trust_zone")
	name := ref.Text()
	if strings.TrimSpace(name) == "" {
		return nil
	}
	if r.zones[name] == nil {
		r.zones[name] = &draft.Zone{Name: name, Hint: name, At: ref.At}
		r.Zones = append(r.Zones, r.zones[name])
		r.Report.Infer(ref.At, "`%s` is a boundary, although `trust_zones` does not declare it: `%s` is in it", draft.Quoted(name), draft.Quoted(v.Get("title").Text()))
	}
	return r.zones[name]
}

// texts are the texts of a list.
func texts(v *tree.Loose) []string {
	var out []string
	for _, item := range v.Items() {
		if text := strings.TrimSpace(item.Text()); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// quoted lists words in a remark.
func quoted(words []string) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = "`" + draft.Quoted(w) + "`"
	}
	return strings.Join(list, ", ")
}
