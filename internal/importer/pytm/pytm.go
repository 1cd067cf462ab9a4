package pytm

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// Is reports whether a text with some outermost keys is a model: JSON with elements and flows, of which one has a word of pytm.
func Is(text []byte, keys []string) bool {
	has := func(word string) bool { return bytes.Contains(text, []byte(`"`+word+`"`)) }
	return slices.Contains(keys, "elements") && (has("__class__") || slices.Contains(keys, "flows") && has("sink"))
}

// IsProgram reports whether a file is a model as people write it: a program.
func IsProgram(path string, text []byte) bool {
	return strings.HasSuffix(path, ".py") && bytes.Contains(text, []byte("pytm"))
}

// ErrProgram says what to do with a model that is a program.
var ErrProgram = errors.New("a pytm model is a program, which `import` does not run; `python3 tm.py --json tm.json` writes it as JSON, and that is imported")

// Read reads a model. The error begins with its place.
func Read(text []byte) (*draft.Draft, error) {
	model, err := tree.JSON(text)
	if err != nil {
		return nil, err
	}
	if err := foreign(model); err != nil {
		return nil, err
	}
	c := &converter{Draft: &draft.Draft{}, zones: make(map[string]*draft.Zone), nodes: make(map[string]*draft.Node), data: make(map[string]*draft.Data), flows: make(map[string]*draft.Flow), requests: make(map[request]bool)}
	c.convert(model)
	return c.Draft, c.fields.Err
}

// foreign refuses JSON that is no model.
func foreign(model *tree.Value) error {
	switch {
	case model.Kind != tree.Map:
		return model.Errorf("the file is %s; a pytm model is an object with `elements` and `flows`", model.Kind)
	case model.Get("elements") == nil && model.Get("flows") == nil:
		return model.Errorf("no pytm model: there are neither `elements` nor `flows`")
	}
	return nil
}

// converter turns a model into a draft. Its maps are by name.
type converter struct {
	*draft.Draft
	fields tree.Fields
	lost   importer.Lost
	zones  map[string]*draft.Zone
	nodes  map[string]*draft.Node
	data   map[string]*draft.Data
	flows  map[string]*draft.Flow
	// requests are the flows so far.
	requests map[request]bool
}

func (c *converter) convert(model *tree.Value) {
	c.Title = c.fields.Text(model, "name")
	c.Name = c.Title
	c.lose(model, "a model", nil, modelRead)
	c.boundaries(model)
	for _, v := range c.fields.Maps(model, "data") {
		c.datum(v)
	}
	for _, v := range c.fields.Maps(model, "elements") {
		c.element(v)
	}
	for _, v := range c.fields.Maps(model, "flows") {
		c.flow(v)
	}
	c.jewels(model)
	c.assumptions(model)
	c.findings(model)
	c.lost.Report(&c.Report)
}

// name is what everything is called by.
func (c *converter) name(v *tree.Value, noun string) string {
	name := c.fields.Text(v, "name")
	if name == "" {
		c.Report.Lose(v.At(), "%s without a `name`, so nothing can refer to it", noun)
	}
	return name
}

// twice reports a name that two things have.
func (c *converter) twice(v *tree.Value, noun, name string, first draft.Place) {
	c.Report.Lose(v.At(), "two %s are called `%s`, the first at %s; what names it means the first", noun, tree.Quoted(name), first)
}

// holds reports whether a control of a thing is true. Older models have controls on the thing itself.
func (c *converter) holds(v *tree.Value, control string) bool {
	if controls := v.Get("controls"); controls != nil && c.fields.True(controls, control) {
		return true
	}
	return c.fields.True(v, control)
}

// plain is a word of an enumeration, which the output writes as "Classification.SECRET".
func plain(word string) string {
	if at := strings.LastIndexByte(word, '.'); at >= 0 {
		word = word[at+1:]
	}
	return strings.ToUpper(word)
}

// called is a name in a remark.
func called(name string) string { return fmt.Sprintf("`%s`", tree.Quoted(name)) }
