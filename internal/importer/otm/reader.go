package otm

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// reader reads one model.
type reader struct {
	*draft.Draft
	file  *tree.Loose
	zones map[string]*draft.Zone
	data  map[string]*draft.Data
	nodes map[string]*draft.Node
	// components are all of them by id, containers those that are written as boundaries.
	components map[string]*component
	order      []*component
	containers map[string]*draft.Zone
	threats    map[string]*tree.Loose
	remedies   map[string]*tree.Loose
	// used are the ids of the threats that something has.
	used map[string]bool
	// decided are the ids of threats of ours of which a place has been read.
	decided map[string]bool
	// unknown are the types that were reported.
	unknown map[string]bool
}

func newReader(v *tree.Loose) *reader {
	name := v.Get("project", "name").Text()
	title := name
	if own := v.Get("project", "attributes", foreign.Prefix+"title"); own.Has() && own.Text() == "" && name == v.Get("project", "id").Text() {
		title = "" // the export has put the id there
	}
	return &reader{
		Draft: &draft.Draft{Name: name, Title: title}, file: v,
		zones: make(map[string]*draft.Zone), data: make(map[string]*draft.Data), nodes: make(map[string]*draft.Node),
		components: make(map[string]*component), containers: make(map[string]*draft.Zone),
		threats: make(map[string]*tree.Loose), remedies: make(map[string]*tree.Loose),
		used: make(map[string]bool), decided: make(map[string]bool), unknown: make(map[string]bool),
	}
}

func (r *reader) read() *draft.Draft {
	r.about()
	r.trustZones()
	r.assets()
	r.byID("threats", r.threats)
	r.byID("mitigations", r.remedies)
	r.readComponents()
	r.drop()
	r.dataflows()
	r.processed()
	r.unusedThreats()
	importer.LevelsByContent(r.Draft)
	for _, m := range r.file.Mistakes() {
		r.Report.Lose(m.At, "%s", m.Text)
	}
	return r.Draft
}

// about reports what the model says in prose, which a block does not.
func (r *reader) about() {
	for _, key := range []string{"description", "owner", "ownerContact"} {
		t := r.file.Get("project", key)
		if text := strings.TrimSpace(t.Text()); text != "" {
			r.Report.Lose(t.At, "the block has no place for the project's %s, `%s`", key, draft.Quoted(text))
		}
	}
}

// objects returns the objects of a list, which may be missing, and reports what is none.
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

// byID files the objects of a list by their ids.
func (r *reader) byID(key string, into map[string]*tree.Loose) {
	for _, v := range r.objects(r.file.Get(key)) {
		if id := v.Get("id").Text(); r.claim(v, id, into[id] != nil) {
			into[id] = v
		}
	}
}

// claim reports an id that is missing or taken.
func (r *reader) claim(v *tree.Loose, id string, taken bool) bool {
	switch {
	case id == "":
		r.Report.Lose(v.At, "`%s` has no id, so nothing can refer to it", draft.Quoted(v.Get("name").Text()))
	case taken:
		r.Report.Lose(v.At, "id `%s` is there twice; references go to the first", draft.Quoted(id))
	default:
		return true
	}
	return false
}

// hint is the id of the source if people chose it, not a program.
func hint(id string) string {
	dashes := strings.Count(id, "-")
	if len(id) < 3 || len(id) > 40 || dashes >= 4 || strings.Trim(id, "0123456789abcdef-") == "" || strings.Contains(id, ".") {
		return ""
	}
	return id
}

// comment says in one line what has no attribute.
func comment(texts ...string) string {
	var out []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, "; ")
}

// labels reports the tags of something, which the block has no place for.
func (r *reader) labels(v *tree.Loose, noun, name string) {
	var tags []string
	for _, t := range v.Get("tags").Items() {
		tags = append(tags, "`"+draft.Quoted(t.Text())+"`")
	}
	if len(tags) > 0 {
		r.Report.Lose(v.Get("tags").At, "%s `%s` has tags, for which the block has no place: %s", noun, draft.Quoted(name), strings.Join(tags, ", "))
	}
	for _, key := range []string{"attributes", "properties"} {
		if told := facts(v.Get(key)); told != "" {
			r.Report.Lose(v.Get(key).At, "%s `%s` has %s, for which the block has no place: %s", noun, draft.Quoted(name), key, told)
		}
	}
}

// facts lists what a map of free keys says, apart from what says nothing.
func facts(v *tree.Loose) string {
	var out []string
	if !v.Is(tree.Map) {
		return ""
	}
	for _, key := range v.Keys() {
		text := v.Get(key)
		if key == "Name" || strings.HasPrefix(key, foreign.Prefix) || strings.EqualFold(key, outOfScope) || strings.EqualFold(key, scopeReason) || text.Is(tree.List) || text.Is(tree.Map) || !text.Has() || text.Is(tree.Bool) {
			continue
		}
		switch said := strings.TrimSpace(text.Text()); said {
		case "", "Select", "0", "false":
		default:
			out = append(out, fmt.Sprintf("`%s: %s`", draft.Quoted(key), draft.Quoted(said)))
		}
	}
	return strings.Join(out, ", ")
}
