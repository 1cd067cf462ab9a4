package otm

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
)

// types are the words by which other tools guess what a component is.
var types = map[model.ElementType]string{model.Actor: "actor", model.External: "external-system", model.Process: "service", model.Store: "database"}

func (b *builder) component(e *graph.Element) {
	id := long("element", e.ID)
	c := component{
		ID: id, Name: e.Name, Type: types[e.Type], Parent: parent{b.ids[e.Zone()]},
		Representations: b.shown(id, b.Places.Elements[e.ID], e.Boundary), Threats: b.refs(e.ID),
		Attributes: own(whole.ElementProperties(e), "holds"),
	}
	processed, stored := whole.IDs(moved(e)), whole.IDs(e.Holds)
	if len(processed)+len(stored) > 0 {
		c.Assets = &assets{append([]string{}, processed...), append([]string{}, stored...)}
	}
	b.file.Components = append(b.file.Components, c)
}

// moved is the data that goes to and from an element.
func moved(e *graph.Element) []*graph.Data {
	var all []*graph.Data
	for _, f := range slices.Concat(e.Inbound, e.Outbound) {
		all = append(append(all, f.Data...), f.Returns...)
	}
	return all
}

func (b *builder) dataflow(f *graph.Flow) {
	b.file.Dataflows = append(b.file.Dataflows, dataflow{
		ID: "flow/" + f.ID, Name: f.Label, Bidirectional: f.Both, Source: long("element", f.From.ID), Destination: long("element", f.To.ID), Assets: append([]string{}, whole.IDs(f.Data)...),
		Threats: b.refs(f.ID), Attributes: own(whole.FlowProperties(f), "data"),
	})
}
