package cyclonedx

import (
	"io"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render/export/whole"
)

// Write writes models. The error is that of the writer.
func Write(w io.Writer, models []whole.Model) error {
	out := document{
		Format: "CycloneDX", Version: "2.0", Revision: 1, SerialNumber: serialNumber(models),
		Metadata: metadata{
			Tools:      tools{[]component{{"application", "trustseam"}}},
			Properties: []property{{foreign.Prefix + "schema", schema}},
		},
		Blueprints: []blueprint{}, Threats: threats{[]string{"STRIDE"}, []threat{}, []scenario{}}, Risks: risks{[]risk{}}, Controls: []control{},
		Definitions: definitions{[]requirement{}},
	}
	for _, m := range models {
		b := builder{Model: m, document: &out}
		b.blueprint()
	}
	return reporter.EncodeJSON(w, out, "  ")
}

// serialNumber is the same for the same blocks, whatever they say.
func serialNumber(models []whole.Model) string {
	names := []string{"cyclonedx"}
	for _, m := range models {
		names = append(names, m.Path, m.Graph.ID)
	}
	return "urn:uuid:" + whole.UUID(names...)
}

// builder adds one block to a document.
type builder struct {
	whole.Model
	*document
}

func (b *builder) blueprint() {
	p := blueprint{
		Ref: b.Graph.ID, Name: b.Title(), ModelTypes: []string{"data-flow"}, Assets: []asset{}, DataStores: []dataStore{}, DataSets: []dataSet{},
		Zones: b.zones(), Boundaries: b.seams(), Flows: []flow{}, Actors: []actor{}, Assumptions: b.assumptions(), Requirements: []string{},
		Properties: []property{{foreign.Prefix + foreign.ID, b.Graph.ID}, {foreign.Prefix + "document", b.Path}},
	}
	if b.Graph.Title != "" { // otherwise the name is only the id
		p.Properties = append(p.Properties, property{foreign.Prefix + "title", b.Graph.Title})
	}
	b.elements(&p)
	for _, d := range b.Graph.Data {
		p.DataSets = append(p.DataSets, b.dataSet(d))
	}
	for i, f := range b.Graph.Flows {
		p.Flows = append(p.Flows, b.flow(f, i))
	}
	p.Requirements = append(p.Requirements, b.threats()...)
	b.Blueprints = append(b.Blueprints, p)
}

// ref is the reference to a part of the block. No other block of the document has its id.
func (b *builder) ref(kind, id string) string { return b.Graph.ID + "/" + kind + "/" + id }

// elementRef is the reference to an element.
func (b *builder) elementRef(e *graph.Element) string { return b.ref("element", e.ID) }

// zoneRef is the reference to a zone, which somebody has declared or nobody.
func (b *builder) zoneRef(z graph.Zone) string {
	if z.Boundary == nil {
		return b.ref("undeclared", z.ID())
	}
	return b.ref("zone", z.ID())
}

// own are properties of ours. Those with a key of skip are elsewhere in the document.
func own(properties []foreign.Property, skip ...string) []property {
	out := []property{}
	for _, p := range properties {
		if !slices.Contains(skip, p.Key) {
			out = append(out, property{foreign.Prefix + p.Key, p.Value})
		}
	}
	return out
}

// somebody is who answers for something: a person or a team, of which only the name is known.
func somebody(name string) *party {
	if name == "" {
		return nil
	}
	return &party{Roles: []role{{"owner"}}, Organization: &named{Name: name}}
}
