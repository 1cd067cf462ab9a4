package threatdragon

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
)

// shapes are the shapes of types, and types what the program calls these. It has no word for somebody else's system, which
// is drawn as people are.
var (
	shapes = map[model.ElementType]string{model.Actor: "actor", model.External: "actor", model.Process: "process", model.Store: "store"}
	types  = map[string]string{"actor": "tm.Actor", "process": "tm.Process", "store": "tm.Store", "flow": "tm.Flow"}
)

func (d *drawing) element(e *graph.Element) {
	c := d.placed(d.id("element", e.ID), d.Places.Elements[e.ID])
	c.Shape, c.Attrs.Text = shapes[e.Type], &text{e.Name}
	said := d.told(c.Shape, e.ID, e.Name)
	said.Own = byKey(whole.ElementProperties(e))
	said.Own["type"] = string(e.Type)
	said.OutOfScope, said.Reason = e.OutOfScope(), e.Reason()
	look := stroked(said)
	switch e.Type {
	case model.Store:
		c.Data, c.Attrs.Top, c.Attrs.Under = store(e, said), look, look
	case model.Process:
		c.Data, c.Attrs.Body = processData{told: said, IsWebApplication: e.Attrs.Has("kind", "web-app")}, look
	default:
		c.Data, c.Attrs.Body = actorData{told: said}, look
	}
	d.cells = append(d.cells, c)
}

// store ticks what the block states. An import of what is inferred would state it.
func store(e *graph.Element, said told) storeData {
	rest := e.Attrs.Value("rest")
	return storeData{
		told: said, IsALog: e.Attrs.Has("kind", "log"), IsEncrypted: rest != "" && rest != "none" && rest != "memory",
		IsSigned: e.Attrs.Value("integrity") == "signed", StoresCredentials: e.Attrs.Has("class", "credentials"),
	}
}

// told is what an element or a flow has in common with all others.
func (d *drawing) told(shape, id, name string) told {
	said := told{Type: types[shape], Name: name, Threats: append([]threat{}, d.at[id]...)}
	for _, t := range said.Threats {
		said.Open = said.Open || t.Status == "Open"
	}
	return said
}

// stroked is how the program draws something: red with an open threat, dashed out of scope.
func stroked(said told) *stroke {
	look := stroke{"#333333", 1.5, "none"}
	if said.Open {
		look.Color, look.Width = "red", 2.5
	}
	if said.OutOfScope {
		look.Dash = "4 3"
	}
	return &look
}
