package pytm

import (
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// dataClasses are the classes of data for classifications.
var dataClasses = map[string]string{"PUBLIC": "public", "RESTRICTED": "internal", "SENSITIVE": "confidential", "SECRET": "secret", "TOP_SECRET": "secret"}

func (c *converter) datum(v *tree.Value) {
	d := &draft.Data{Name: c.name(v, "data"), At: v.At()}
	if class := c.dataClass(v, d); class != "" {
		d.Attrs = append(d.Attrs, draft.Attr{Key: "class", Value: class})
	}
	c.lose(v, "data", nil, dataRead)
	if first := c.data[d.Name]; first != nil && d.Name != "" {
		c.twice(v, "kinds of data", d.Name, first.At)
	} else {
		c.data[d.Name] = d
	}
	c.Data = append(c.Data, d)
}

// dataClass is what the data is, if the model says that, else how it is rated.
func (c *converter) dataClass(v *tree.Value, d *draft.Data) string {
	switch {
	case c.fields.True(v, "isCredentials"):
		return "credentials"
	case c.fields.True(v, "isPII"):
		return "pii"
	}
	word := plain(c.fields.Text(v, "classification"))
	class := dataClasses[word]
	if class == "" && word != "" && word != "UNKNOWN" {
		c.Report.Lose(v.Get("classification").At(), "%s is no classification of pytm; it is left out", called(word))
	}
	return class
}

// named returns the data that a thing names: a list of names, or one.
func (c *converter) named(v *tree.Value, key string) []*draft.Data {
	list := v.Get(key)
	if list == nil || list.Kind == tree.Text && list.Text == "" {
		return nil
	}
	refs := []*tree.Value{list}
	if list.Kind != tree.Text {
		refs = c.fields.Texts(v, key)
	}
	var out []*draft.Data
	for _, ref := range refs {
		if d := c.data[ref.Text]; d != nil && ref.Text != "" {
			out = append(out, d)
			continue
		}
		c.Report.Lose(ref.At(), "%s names data %s, which there is not", called(c.fields.Text(v, "name")), called(ref.Text))
	}
	return out
}

// jewels marks data that is secret and is in a store: what an attacker is after.
func (c *converter) jewels(m *tree.Value) {
	kept := make(map[*draft.Data]*draft.Node)
	for _, n := range c.Nodes {
		for _, d := range n.Holds {
			kept[d] = n
		}
	}
	for _, f := range c.Flows {
		if f.To != nil && f.To.Type == model.Store {
			for _, d := range f.Data {
				kept[d] = f.To
			}
		}
	}
	for _, v := range c.fields.Maps(m, "data") {
		d := c.data[c.fields.Text(v, "name")]
		word := plain(c.fields.Text(v, "classification"))
		if d == nil || d.At != v.At() || kept[d] == nil || word != "SECRET" && word != "TOP_SECRET" {
			continue
		}
		d.Attrs = append(d.Attrs, draft.Attr{Value: "crown"})
		c.Report.Infer(d.At, "data %s is a crown jewel: it is `%s` and in %s", called(d.Name), word, called(kept[d].Name))
	}
}
