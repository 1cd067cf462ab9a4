package threagile

import (
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// classes are the classes of data for ratings of confidentiality.
var classes = map[string]string{
	"public": "public", "internal": "internal", "restricted": "confidential", "confidential": "confidential", "strictly-confidential": "confidential",
}

func (c *converter) dataAsset(m tree.Member) {
	c.known(m.Value, "a data asset", dataKeys)
	id := c.id(m)
	d := &draft.Data{Name: m.Name(), Hint: id, At: m.Key.At()}
	rating := c.fields.Text(m.Value, "confidentiality")
	if class := classes[rating]; class != "" {
		d.Attrs = append(d.Attrs, draft.Attr{Key: "class", Value: class})
	} else {
		c.unknown(m.Value, "confidentiality")
	}
	if why := c.jewel(m.Value); why != "" {
		d.Attrs = append(d.Attrs, draft.Attr{Value: "crown"})
		c.Report.Infer(d.At, "data `%s` is a crown jewel: %s", tree.Quoted(d.Name), why)
	}
	c.Data = append(c.Data, d)
	if c.data[id] != nil {
		c.Report.Lose(d.At, "id `%s` is that of another data asset, too; what refers to it means the first", tree.Quoted(id))
		return
	}
	c.data[id] = d
}

// jewel says which rating makes data what an attacker is after.
func (c *converter) jewel(v *tree.Value) string {
	switch {
	case c.fields.Text(v, "confidentiality") == "strictly-confidential":
		return "its confidentiality is `strictly-confidential`"
	case c.fields.Text(v, "integrity") == "mission-critical":
		return "its integrity is `mission-critical`"
	}
	return ""
}

// named returns the data that a list refers to by ids.
func (c *converter) named(v *tree.Value, key string) []*draft.Data {
	var out []*draft.Data
	for _, ref := range c.fields.Texts(v, key) {
		if d := c.data[ref.Text]; d != nil && ref.Text != "" {
			out = append(out, d)
			continue
		}
		c.Report.Lose(ref.At(), "`%s` names data asset `%s`, which there is not", key, tree.Quoted(ref.Text))
	}
	return out
}

// unknown reports a word that the format does not have.
func (c *converter) unknown(v *tree.Value, key string) {
	if word := v.Get(key); word != nil && word.Text != "" {
		c.Report.Lose(word.At(), "`%s` is no value of `%s`; it is left out", tree.Quoted(word.Text), key)
	}
}
