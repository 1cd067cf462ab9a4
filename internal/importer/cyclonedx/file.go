package cyclonedx

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// file is what all blueprints of a file share.
type file struct {
	*tree.Loose
	lost importer.Lost
	// ours is true if an export of ours has written the file: its fields say no more than its properties do.
	ours bool
	// By their references: components and services, profiles of data, safeguards, parties.
	components, profiles, controls, parties map[string]*tree.Loose
	// subjects are what threats may be to, of all blueprints.
	subjects map[string]subject
	drafts   []*draft.Draft
}

// subject is what a threat is to, and the blueprint that has it.
type subject struct {
	of   *draft.Draft
	node *draft.Node
	flow *draft.Flow
}

func newFile(v *tree.Loose) *file {
	f := &file{
		Loose: v, ours: property(v.Get("metadata"), "schema") != "", components: make(map[string]*tree.Loose), profiles: make(map[string]*tree.Loose), controls: make(map[string]*tree.Loose),
		parties: make(map[string]*tree.Loose), subjects: make(map[string]subject),
	}
	f.index(v.Get("components"), f.components)
	f.index(v.Get("services"), f.components)
	f.index(v.Get("profiles", "dataProfiles"), f.profiles)
	f.index(v.Get("controls"), f.controls)
	for _, b := range v.Get("blueprints").Maps() {
		for _, a := range b.Get("actors").Maps() {
			if p := a.Get("party"); p.Is(tree.Map) && p.Get("bom-ref").Says() {
				f.parties[p.Get("bom-ref").Text()] = p
			}
		}
	}
	return f
}

// index files the maps of a list by their references, with the components and services inside them.
func (f *file) index(list *tree.Loose, into map[string]*tree.Loose) {
	for _, v := range list.Maps() {
		if ref := v.Get("bom-ref").Text(); ref != "" && into[ref] == nil {
			into[ref] = v
		}
		for _, key := range []string{"components", "services"} {
			if v.Get(key).Is(tree.List) {
				f.index(v.Get(key), into)
			}
		}
	}
}

// rest reports what is beside the blueprints, and what is not as it must be.
func (f *file) rest(d *draft.Draft) {
	f.lost.Unread(f.Loose, "the file", "$schema", "$comment", "specFormat", "bomFormat", "specVersion", "serialNumber", "version", "blueprints", "threats", "risks", "controls", "profiles")
	f.lost.Unread(f.Get("threats"), "the threats", "threats")
	f.lost.Unread(f.Get("risks"), "the risks", "risks")
	if !f.ours { // what the block is asked again, the file does not have to say
		f.lost.Report(&d.Report)
	}
	for _, m := range f.Mistakes() {
		d.Report.Lose(m.At, "%s", m.Text)
	}
}

// word is a word of the format, or the name of one that its author has added.
func word(v *tree.Loose) string {
	if v.Is(tree.Map) {
		v = v.Get("name")
	}
	return strings.TrimSpace(v.Text())
}

// words are those of a list.
func words(v *tree.Loose) []string {
	var out []string
	for _, item := range v.Items() {
		if w := word(item); w != "" {
			out = append(out, w)
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
