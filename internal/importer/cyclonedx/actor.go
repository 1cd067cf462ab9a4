package cyclonedx

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// actors are people, and organizations and systems that are somebody else's.
func (r *reader) actors() {
	for _, v := range r.objects("actors") {
		n := &draft.Node{At: v.At, Type: model.Actor}
		n.Name, n.Type = r.file.party(v.Get("party"))
		if n.Name == "" {
			n.Name = strings.TrimSpace(v.Get("bom-ref").Text())
		}
		n.Comment = comment(v, n.Name)
		n.Zone = r.zone(v, n.Name)
		r.node(v, n, "an actor")
		r.lost.Unread(v, "an actor", "bom-ref", "party", "description", "zone", "properties")
	}
}

// node adds an element with what our export has kept of it.
func (r *reader) node(v *tree.Loose, n *draft.Node, of string) {
	k := r.kept(v, n.Type.Place(), of)
	n.Attrs = r.file.state(n.Attrs, k, n.Type.Place())
	if n.Type == model.Process {
		n.Holds = r.keptData(k.data)
	}
	ref, ok := r.claim(v, n.Name)
	if n.ID, n.Hint = k.id, hint(ref); ok {
		r.nodes[ref] = n
		r.file.subjects[ref] = subject{of: r.Draft, node: n}
	}
	r.Nodes = append(r.Nodes, n)
}

// party is the name of somebody, and whether that is a person or a system of others. Parties may be written out where they
// are named or be referred to.
func (f *file) party(v *tree.Loose) (name string, kind model.ElementType) {
	if v.Is(tree.Text) {
		if f.parties[v.Text()] == nil {
			return v.Text(), model.Actor
		}
		v = f.parties[v.Text()]
	}
	for _, one := range []struct {
		key, name string
		kind      model.ElementType
	}{
		{"person", "name", model.Actor}, {"person", "jobTitle", model.Actor}, {"persona", "archetype", model.Actor}, {"persona", "description", model.Actor},
		{"organization", "name", model.External}, {"system", "kind", model.External}, {"system", "ref", model.External},
	} {
		if text := word(v.Get(one.key, one.name)); text != "" {
			return text, one.kind
		}
	}
	for _, role := range v.Get("roles").Maps() {
		if text := strings.TrimSpace(role.Get("role").Text() + role.Get("name").Text()); text != "" {
			return text, model.Actor
		}
	}
	return "", model.Actor
}
