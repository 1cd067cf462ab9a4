package tmbom

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// classes are the classes of data for the words of `data_sensitivity`.
var classes = map[string]string{
	"pii": "pii", "phi": "health", "pci": "payment", "fin": "confidential", "ip": "confidential", "biz": "confidential", "gov": "confidential",
	"cred": "credentials", "op": "internal",
}

// sets makes data of data sets, and puts them into the stores that have them.
func (r *reader) sets() {
	for _, v := range r.objects(r.file.Get("data_sets")) {
		name, title := named(v)
		d := &draft.Data{Name: title, Hint: name, At: v.At}
		if class := r.class(v, title); class != "" {
			d.Attrs = append(d.Attrs, draft.Attr{Key: "class", Value: class})
		}
		if r.claim(v, name, r.data[name] != nil) {
			r.data[name] = d
		}
		r.Data = append(r.Data, d)
		for _, p := range r.objects(v.Get("placements")) {
			r.placement(p, d)
		}
		r.lost.Unread(v, "a data set", "symbolic_name", "title", "placements", "data_sensitivity")
	}
}

// class is the most sensitive class of a data set: a block states one.
func (r *reader) class(v *tree.Loose, title string) string {
	found, said := "", texts(v.Get("data_sensitivity"))
	for _, word := range said {
		class := classes[word]
		if class == "" {
			r.Report.Lose(v.Get("data_sensitivity").At, "`%s` is no word for the sensitivity of data; it is left out", draft.Quoted(word))
		}
		if model.Sensitivity(class) > model.Sensitivity(found) {
			found = class
		}
	}
	if len(said) > 1 && found != "" {
		r.Report.Infer(v.At, "data `%s` is `%s`: that is the most sensitive of %s", draft.Quoted(title), found, quoted(said))
	}
	return found
}

// placement puts data into a store. One that is not encrypted decides for the whole store.
func (r *reader) placement(v *tree.Loose, d *draft.Data) {
	ref := v.Get("data_store")
	e := r.entities[ref.Text()]
	if e == nil || e.Type != model.Store {
		r.Report.Lose(v.At, "data `%s` is placed in data store `%s`, which there is not", draft.Quoted(d.Name), draft.Quoted(ref.Text()))
		return
	}
	e.Holds = append(e.Holds, d)
	encrypted := v.Get("encrypted")
	if !encrypted.Has() {
		return
	}
	at := slices.IndexFunc(e.Attrs, func(a draft.Attr) bool { return a.Key == "rest" })
	value := "none"
	if encrypted.True() {
		value = "disk"
	}
	switch {
	case at < 0:
		e.Attrs = append(e.Attrs, draft.Attr{Key: "rest", Value: value})
		if encrypted.True() {
			r.Report.Infer(encrypted.At, "`%s` has `rest=disk`: data `%s` is encrypted there, and the source does not say how", draft.Quoted(e.Name), draft.Quoted(d.Name))
		}
	case e.Attrs[at].Value != value:
		e.Attrs[at].Value = "none"
		r.Report.Infer(encrypted.At, "`%s` has `rest=none`: some of its data is encrypted and some is not", draft.Quoted(e.Name))
	}
	r.lost.Unread(v, "a placement", "data_store", "encrypted")
}

// refs finds the data that a list names.
func (r *reader) refs(list *tree.Loose, of string) []*draft.Data {
	var out []*draft.Data
	for _, ref := range list.Items() {
		if d := r.data[ref.Text()]; d != nil {
			out = append(out, d)
		} else {
			r.Report.Lose(ref.At, "%s carries data set `%s`, which there is not", of, draft.Quoted(ref.Text()))
		}
	}
	return out
}

// flowOf names a flow in a remark.
func flowOf(f *draft.Flow) string { return fmt.Sprintf("flow `%s`", draft.Quoted(f.Label)) }
