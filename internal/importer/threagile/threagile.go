package threagile

import (
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// Is reports whether a file with some outermost keys is a model.
func Is(keys []string) bool {
	return slices.Contains(keys, "threagile_version") || slices.Contains(keys, "technical_assets")
}

// Open reads a file that a model includes. The name is relative to the folder of the model, with slashes.
type Open func(name string) ([]byte, error)

// Read reads a model and the files that it includes. The error begins with its place.
func Read(text []byte, open Open) (*draft.Draft, error) {
	l := &loader{open: open, read: make(map[string]bool)}
	model, err := l.load(text, "")
	if err != nil {
		return nil, err
	}
	if err := foreign(model); err != nil {
		return nil, err
	}
	c := &converter{
		Draft: &draft.Draft{}, nodes: make(map[string]*draft.Node), data: make(map[string]*draft.Data),
		zones: make(map[string]*draft.Zone), flows: make(map[string]*draft.Flow),
	}
	c.convert(model)
	return c.Draft, c.fields.Err
}

// foreign refuses what is YAML and no model, and says what it may be.
func foreign(model *tree.Value) error {
	if model.Kind != tree.Map {
		return model.Errorf("the file is %s; a Threagile model is a map with `technical_assets`", model.Kind)
	}
	if model.Get("technical_assets") != nil || model.Get("threagile_version") != nil {
		return nil
	}
	for _, other := range []struct{ key, advice string }{
		{"otmVersion", "it looks like an Open Threat Model (`otmVersion`)"},
		{"data-flows", "it looks like a model of TicTaaC (`data-flows`), which `import` does not read"},
		{"dataflows", "it looks like a model of another tool (`dataflows`)"},
		{"data_flows", "it looks like a model of another tool (`data_flows`)"},
		{"components", "it looks like a model of another tool (`components`)"},
	} {
		if v := model.Get(other.key); v != nil {
			return v.Errorf("no Threagile model: %s", other.advice)
		}
	}
	return model.Errorf("no Threagile model: there is neither `technical_assets` nor `threagile_version`")
}

// converter turns a model into a draft.
type converter struct {
	*draft.Draft
	fields tree.Fields
	lost   importer.Lost
	// By the ids of the source; a flow's is that of its asset, ">" and that of the link.
	nodes map[string]*draft.Node
	data  map[string]*draft.Data
	zones map[string]*draft.Zone
	flows map[string]*draft.Flow
}

func (c *converter) convert(model *tree.Value) {
	c.Title = c.fields.Text(model, "title")
	c.Name = c.Title
	c.known(model, "a model", modelKeys)
	for _, m := range c.fields.Entries(model, "data_assets") {
		c.dataAsset(m)
	}
	assets := c.fields.Entries(model, "technical_assets")
	for _, m := range assets {
		c.asset(m)
	}
	for i, m := range assets {
		c.links(m, c.Nodes[i])
	}
	c.boundaries(model)
	c.runtimes(model)
	c.tracked(model)
	c.identified(model)
	c.texts(model)
	c.lost.Report(&c.Report)
}

// known reports keys that no version of the format has, and counts those that have no place in a block.
func (c *converter) known(v *tree.Value, of string, keys map[string]use) {
	if v.Kind != tree.Map {
		return // what reads it says what it should be
	}
	for _, m := range v.Members {
		switch use, ok := keys[m.Name()]; {
		case !ok:
			c.Report.Lose(m.Key.At(), "`%s` of %s is no key of the format; it is left out", tree.Quoted(m.Name()), of)
		case use == told && m.Says():
			c.lost.Add(m.Key.At(), of, m.Name())
		}
	}
}

// id is what others refer to a thing by; its key is its name.
func (c *converter) id(m tree.Member) string {
	if id := c.fields.Text(m.Value, "id"); id != "" {
		return id
	}
	c.Report.Lose(m.Key.At(), "`%s` has no `id`, so nothing can refer to it", tree.Quoted(m.Name()))
	return ""
}

// texts counts what is for people to read.
func (c *converter) texts(model *tree.Value) {
	for _, key := range []string{"security_requirements", "abuse_cases", "questions"} {
		if entries := model.Get(key); entries != nil && len(entries.Members) > 0 {
			c.Report.Lose(entries.At(), "`%s` has %s, which no block holds; keep the texts in the document", key, importer.Count(len(entries.Members), "entry", "entries"))
		}
	}
}
