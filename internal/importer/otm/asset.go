package otm

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// assets makes data of assets.
func (r *reader) assets() {
	for _, v := range r.objects(r.file.Get("assets")) {
		id := v.Get("id").Text()
		d := &draft.Data{Name: v.Get("name").Text(), Hint: hint(id), At: v.At}
		if d.Name == "" {
			d.Name = id
		}
		d.ID, d.Attrs = importer.Own(&r.Report, v.At, own(v), model.OnData)
		if rating, ok := v.Get("risk", "confidentiality").Number(); ok && d.ID == "" {
			d.Class, d.ClassFrom = class(rating), fmt.Sprintf("its confidentiality is %v of 100", rating)
		}
		if r.claim(v, id, r.data[id] != nil) {
			r.data[id] = d
		}
		r.Data = append(r.Data, d)
		if text := v.Get("description"); text.Text() != "" {
			r.Report.Lose(text.At, "the block has no place for `%s`, said of data `%s`", draft.Quoted(text.Text()), draft.Quoted(d.Name))
		}
		r.labels(v, "data", d.Name)
	}
}

// class is the class of data for a confidentiality from 0 to 100.
func class(rating float64) string {
	switch {
	case rating >= 75:
		return "secret"
	case rating >= 50:
		return "confidential"
	case rating >= 25:
		return "internal"
	}
	return "public"
}

// refs finds the data that a list names.
func (r *reader) refs(list *tree.Loose) []*draft.Data {
	var out []*draft.Data
	for _, ref := range list.Items() {
		if d := r.data[ref.Text()]; d != nil {
			out = append(out, d)
		} else {
			r.Report.Lose(ref.At, "there is no asset `%s`", draft.Quoted(ref.Text()))
		}
	}
	return out
}
