package cyclonedx

import (
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// classes are the classes of data for classifications.
var classes = map[string]string{"public": "public", "internal": "internal", "confidential": "confidential", "restricted": "confidential", "classified": "secret"}

// informationTypes are the classes of data for what information is about.
var informationTypes = map[string]string{
	"authentication": "credentials", "behavioral": "pii", "biometric": "pii", "communication": "confidential", "credentials": "credentials", "device": "internal",
	"financial": "confidential", "genetic": "health", "intellectual-property": "confidential", "location": "pii", "logs": "log", "operational": "internal",
	"pci": "payment", "phi": "health", "pii": "pii", "telemetry": "log",
}

// class is the class of data for a classification, or empty. A word that an author has added may be one of ours.
func (r *reader) class(v *tree.Loose) string {
	said := word(v)
	class := classes[said]
	if class == "" {
		class = model.LookupValue("class", model.Normalize(said)).Name
	}
	if class == "" && said != "" {
		r.Report.Lose(v.At, "`%s` is no classification that import knows; it is left out", draft.Quoted(said))
	}
	return class
}

// sets makes data of data sets.
func (r *reader) sets() {
	for _, v := range r.objects("dataSets") {
		r.datum(v, "a data set")
		r.lost.Unread(v, "a data set", "bom-ref", "name", "dataProfiles", "placements", "properties")
	}
}

// datum makes data of a data set, a profile or an object of data, unless there is data with its name.
func (r *reader) datum(v *tree.Loose, of string) *draft.Data {
	name := v.Get("name").Text()
	key := model.Normalize(name)
	if d := r.byID[property(v, foreign.ID)]; d != nil {
		return d
	}
	if d := r.called[key]; d != nil && key != "" && of != "a data set" {
		return d
	}
	d := &draft.Data{Name: name, At: v.At}
	if class, why := r.profiled(v); class != "" && !r.file.ours {
		d.Attrs = append(d.Attrs, draft.Attr{Key: "class", Value: class})
		if why != "" {
			r.Report.Infer(v.At, "data `%s` is `%s`: %s", draft.Quoted(name), class, why)
		}
	}
	k := r.kept(v, model.OnData, of)
	d.Attrs = r.file.state(d.Attrs, k, model.OnData)
	ref := v.Get("bom-ref").Text()
	d.ID, d.Hint = k.id, hint(ref)
	if k.id != "" {
		r.byID[k.id] = d
	}
	if ref != "" && r.data[ref] == nil {
		r.data[ref] = d
	}
	if r.called[key] == nil {
		r.called[key] = d
	}
	r.Data = append(r.Data, d)
	return d
}

// profiled is the most sensitive class of the profiles of data, and why if it is not a classification that says so.
func (r *reader) profiled(v *tree.Loose) (class, why string) {
	profiles := append([]*tree.Loose{v, v.Get("profile")}, v.Get("dataProfiles").Items()...)
	for _, p := range profiles {
		if p.Is(tree.Text) {
			p = r.file.profiles[p.Text()]
		}
		if !p.Is(tree.Map) {
			continue
		}
		if found := r.class(p.Get("classification")); model.Sensitivity(found) > model.Sensitivity(class) {
			class, why = found, ""
		}
		for _, said := range words(p.Get("informationTypes")) {
			if found := informationTypes[said]; model.Sensitivity(found) > model.Sensitivity(class) {
				class, why = found, "it holds information of type `"+said+"`"
			}
		}
	}
	return class, why
}

// placements puts data sets into the stores that have them.
func (r *reader) placements() {
	for _, v := range r.objects("dataSets") {
		d := r.data[v.Get("bom-ref").Text()]
		for _, p := range v.Get("placements").Maps() {
			ref := p.Get("dataStore")
			n := r.nodes[ref.Text()]
			switch {
			case d == nil:
			case n == nil || n.Type != model.Store:
				r.Report.Lose(p.At, "data `%s` is placed in data store `%s`, which there is not", draft.Quoted(d.Name), draft.Quoted(ref.Text()))
			default:
				if !r.file.ours { // the store says itself what it holds
					n.Holds = append(n.Holds, d)
				}
				r.atRest(p.Get("encrypted"), n, d)
			}
			r.lost.Unread(p, "a placement", "dataStore", "encrypted")
		}
	}
}

// atRest states that a store is encrypted, or not. What is not encrypted decides for the whole store.
func (r *reader) atRest(v *tree.Loose, n *draft.Node, d *draft.Data) {
	at := slices.IndexFunc(n.Attrs, func(a draft.Attr) bool { return a.Key == "rest" })
	switch {
	case !v.Has(), r.file.ours:
	case v.True() && at < 0:
		n.Attrs = append(n.Attrs, draft.Attr{Key: "rest", Value: "disk"})
		r.Report.Infer(v.At, "`%s` has `rest=disk`: data `%s` is encrypted there, and the source does not say how", draft.Quoted(n.Name), draft.Quoted(d.Name))
	case !v.True() && at < 0:
		n.Attrs = append(n.Attrs, draft.Attr{Key: "rest", Value: "none"})
	case !v.True() && n.Attrs[at].Value == "disk":
		n.Attrs[at].Value = "none"
		r.Report.Infer(v.At, "`%s` has `rest=none`: some of its data is encrypted and some is not", draft.Quoted(n.Name))
	}
}

// held is the data that a store says it has.
func (r *reader) held(v *tree.Loose) []*draft.Data {
	var out []*draft.Data
	for _, ref := range v.Get("dataSets").Items() {
		if d := r.data[ref.Text()]; d != nil {
			out = append(out, d)
		} else {
			r.Report.Lose(ref.At, "there is no data set `%s`", draft.Quoted(ref.Text()))
		}
	}
	return out
}

// carried is the data of a flow: objects and profiles that it names or refers to.
func (r *reader) carried(v *tree.Loose) []*draft.Data {
	var out []*draft.Data
	for _, key := range []string{"dataObjects", "dataProfiles"} {
		for _, item := range v.Get(key).Items() {
			switch {
			case item.Is(tree.Map):
				out = append(out, r.datum(item, "data of a flow"))
			case r.data[item.Text()] != nil:
				out = append(out, r.data[item.Text()])
			case r.file.profiles[item.Text()] != nil:
				out = append(out, r.datum(r.file.profiles[item.Text()], "a profile of data"))
			default:
				r.Report.Lose(item.At, "there is no data `%s`", draft.Quoted(item.Text()))
			}
		}
	}
	return out
}
