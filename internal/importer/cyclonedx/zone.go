package cyclonedx

import (
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// protective are the types of zones that keep somebody out. The others only group.
var protective = []string{"", "network", "organizational", "physical", "tenant", "trust"}

// trusts are trust levels for what people write as characteristics of a zone.
var trusts = map[string]string{
	"untrusted": "public", "semi trusted": "edge", "trusted": "internal", "highly trusted": "restricted",
	"public": "public", "partner": "partner", "edge": "edge", "internal": "internal", "restricted": "restricted",
}

func (r *reader) trustZones() {
	list := slices.DeleteFunc(r.objects("zones"), func(v *tree.Loose) bool {
		none := property(v, foreign.Undeclared) == "yes"
		r.undeclared[v.Get("bom-ref").Text()] = none
		return none
	})
	made := make([]*draft.Zone, len(list))
	for i, v := range list {
		made[i] = r.trustZone(v)
	}
	for i, v := range list {
		parent := v.Get("parent")
		if parent.Has() && r.zones[parent.Text()] == nil {
			r.Report.Lose(parent.At, "there is no zone `%s` for `%s` to be in", draft.Quoted(parent.Text()), draft.Quoted(made[i].Name))
		}
		made[i].Parent = r.zones[parent.Text()]
	}
}

func (r *reader) trustZone(v *tree.Loose) *draft.Zone {
	z := &draft.Zone{Name: v.Get("name").Text(), At: v.At}
	if kind := word(v.Get("type")); !slices.Contains(protective, kind) {
		r.Report.Infer(v.Get("type").At, "boundary `%s` is a zone of type `%s`, which may keep nobody out", draft.Quoted(z.Name), draft.Quoted(kind))
	}
	if !r.file.ours {
		r.trust(v, z)
	}
	k := r.kept(v, model.OnBoundary, "a zone")
	for _, a := range k.attrs {
		if a.Key == "" {
			z.Level, z.LevelFrom = a.Value, ""
		} else {
			z.Attrs = append(z.Attrs, a)
		}
	}
	ref, ok := r.claim(v, z.Name)
	if z.ID, z.Hint = k.id, hint(ref); ok {
		r.zones[ref] = z
	}
	r.Zones = append(r.Zones, z)
	r.lost.Unread(v, "a zone", "bom-ref", "name", "type", "parent", "characteristics", "properties")
	return z
}

// trust takes the level of a zone from its characteristics.
func (r *reader) trust(v *tree.Loose, z *draft.Zone) {
	for _, said := range words(v.Get("characteristics")) {
		level := trusts[model.Normalize(said)]
		switch {
		case level == "":
			r.lost.Add(v.Get("characteristics").At, "a zone", "characteristics")
		case z.Level == "":
			z.Level, z.LevelFrom = level, "its characteristics say `"+draft.Quoted(said)+"`"
		}
	}
}

// mostZones is how many zones a boundary may have. One is between two.
const mostZones = 8

// boundaries are between zones. What they require is said of the flows that cross them and say nothing themselves.
func (r *reader) boundaries() {
	var seams []importer.Seam
	for _, v := range r.objects("boundaries") {
		var zones []*draft.Zone
		refs := v.Get("zones").Items()
		for _, ref := range refs[:min(len(refs), mostZones)] {
			if z := r.zones[ref.Text()]; z != nil {
				zones = append(zones, z)
			} else {
				r.Report.Lose(ref.At, "boundary `%s` is at zone `%s`, which there is not", draft.Quoted(v.Get("name").Text()), draft.Quoted(ref.Text()))
			}
		}
		if len(zones) < 2 || len(refs) > mostZones {
			r.Report.Lose(v.At, "boundary `%s` is left out: it is not between two zones, or a few, that the blueprint has", draft.Quoted(v.Get("name").Text()))
			continue
		}
		requires := r.requirements(v)
		for i, a := range zones {
			for _, b := range zones[i+1:] {
				seams = append(seams, importer.Seam{A: a, B: b, Requires: requires, At: v.At})
			}
		}
		r.lost.Unread(v, "a boundary", "bom-ref", "name", "type", "zones", "crossingRequirements")
	}
	importer.ApplySeams(r.Draft, seams)
}

// requirements are the attributes that a boundary asks of flows.
func (r *reader) requirements(v *tree.Loose) []importer.Requirement {
	asked := v.Get("crossingRequirements")
	r.lost.Unread(asked, "what a boundary requires", "authentication", "authorization", "protocols", "dataValidation", "rateLimit")
	var out []importer.Requirement
	add := func(key string, attr draft.Attr, ok bool) {
		said := words(asked.Get(key))
		if ok {
			out = append(out, importer.Requirement{Attr: attr, Said: "`" + key + "` is " + quoted(said)})
		} else if len(said) > 0 {
			r.Report.Lose(asked.Get(key).At, "`%s` of the boundary is %s, for which the notation has no single word", key, quoted(said))
		}
	}
	proof, ok := importer.Proof(words(asked.Get("authentication")))
	add("authentication", proof, ok)
	right, ok := importer.Right(words(asked.Get("authorization")))
	add("authorization", right, ok)
	if protocols := words(asked.Get("protocols")); len(protocols) > 0 {
		add("protocols", importer.Word(protocols[0]), len(protocols) == 1)
	}
	if v := asked.Get("dataValidation"); v.True() {
		r.lost.Add(v.At, "what a boundary requires", "dataValidation")
	} else if v.Has() {
		out = append(out, importer.Requirement{Attr: draft.Attr{Key: "validate", Value: "none"}, Said: "`dataValidation` is `false`"})
	}
	if v := asked.Get("rateLimit"); v.Says() {
		out = append(out, importer.Requirement{Attr: draft.Attr{Key: "limit", Value: "rate"}, Said: "`rateLimit` is `" + draft.Quoted(v.Text()) + "`"})
	}
	return out
}
