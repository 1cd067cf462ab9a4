package pytm

import (
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// class is what a class of pytm is in the notation.
type class struct {
	kind model.ElementType
	// of is the value of kind=, or empty.
	of string
}

// classes are the classes of elements.
var classes = map[string]class{
	"Actor": {model.Actor, ""}, "ExternalEntity": {model.External, ""}, "Datastore": {model.Store, ""},
	"Asset": {model.Process, ""}, "Server": {model.Process, ""}, "Process": {model.Process, ""}, "SetOfProcesses": {model.Process, ""},
	"Lambda": {model.Process, "lambda"}, "LLM": {model.Process, "llm"}, "Agent": {model.Process, "agent"},
}

// storeTypes are the values of kind= for types of a Datastore.
var storeTypes = map[string]string{"SQL": "db", "FILE_SYSTEM": "file", "AWS_S3": "object"}

func (c *converter) element(v *tree.Value) {
	n := &draft.Node{Name: c.name(v, "an element"), At: v.At()}
	class := c.class(v, n)
	n.Type, n.Zone = class.kind, c.around(v)
	if class.of != "" {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "kind", Value: class.of})
	}
	if n.Type == model.Store {
		c.store(v, n)
	}
	c.others(v, n)
	c.scope(v, n)
	n.Comment = c.fields.Text(v, "description")
	c.Nodes = append(c.Nodes, n)
	if first := c.nodes[n.Name]; first != nil && n.Name != "" {
		c.twice(v, "elements", n.Name, first.At)
		return
	}
	c.nodes[n.Name] = n
}

// class is the class of an element; one without is an Asset for pytm, too.
func (c *converter) class(v *tree.Value, n *draft.Node) class {
	word := c.fields.Text(v, "__class__")
	if known, ok := classes[word]; ok {
		return known
	}
	if word == "" {
		c.Report.Infer(n.At, "%s is a process: it has no `__class__`", called(n.Name))
	} else {
		c.Report.Infer(v.Get("__class__").At(), "%s is a process: its class %s is none of pytm", called(n.Name), called(word))
	}
	return classes["Asset"]
}

func (c *converter) store(v *tree.Value, n *draft.Node) {
	word := plain(c.fields.Text(v, "type"))
	switch kind := storeTypes[word]; {
	case kind != "":
		n.Attrs = append(n.Attrs, draft.Attr{Key: "kind", Value: kind})
	case c.fields.True(v, "storesLogData"):
		n.Attrs = append(n.Attrs, draft.Attr{Key: "kind", Value: "log"})
	}
	if word != "" && word != "UNKNOWN" {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "tech", Value: word})
	}
	if c.fields.True(v, "storesPII") {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "class", Value: "pii"})
	}
	if c.holds(v, "isEncryptedAtRest") {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "rest", Value: "disk"})
		c.Report.Infer(n.At, "%s has `rest=disk`: `isEncryptedAtRest` does not say where it is encrypted", called(n.Name))
	}
	n.Holds = c.named(v, "data")
}

// others are the controls, and what has no place in the block.
func (c *converter) others(v *tree.Value, n *draft.Node) {
	if n.Type == model.Store {
		n.Attrs = append(n.Attrs, c.lose(v, "a store", elementAttrs, storeRead)...)
		return
	}
	n.Attrs = append(n.Attrs, c.lose(v, "an element", elementAttrs, elementRead)...)
	if data := v.Get("data"); data != nil && data.Says() {
		c.lost.Add(data.At(), "an element that is no store", "data")
	}
	if c.holds(v, "isEncryptedAtRest") {
		c.lost.Add(v.At(), "an element that is no store", "isEncryptedAtRest")
	}
}

// scope is written for what is not in scope. pytm knows no reason, and the notation wants one.
func (c *converter) scope(v *tree.Value, n *draft.Node) {
	if v.Get("inScope") == nil || c.fields.True(v, "inScope") {
		return
	}
	const reason = "The pytm model leaves it out"
	n.Attrs = append(n.Attrs, draft.Attr{Key: "scope", Value: "out"}, draft.Attr{Key: "reason", Value: reason})
	c.Report.Infer(v.Get("inScope").At(), "%s is out of scope without a reason; the block says `%s`", called(n.Name), reason)
}
