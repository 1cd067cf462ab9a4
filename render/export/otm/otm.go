package otm

import (
	"io"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render/export/whole"
)

// drawing is the id of the only representation.
const drawing = "diagram"

// Write writes a model. The error is that of the writer.
func Write(w io.Writer, m whole.Model) error {
	b := builder{Model: m, ids: zoneIDs(m.Graph)}
	bounds := m.Places.Bounds()
	b.file = file{
		Version: "0.2.0",
		Project: project{Name: m.Title(), ID: m.Graph.ID, Attributes: attributes{foreign.Prefix + "document": m.Path, foreign.Prefix + "title": m.Graph.Title}},
		Representations: []representation{{
			Name: m.Title(), ID: drawing, Type: "diagram", Size: size{bounds.X + bounds.Width, bounds.Y + bounds.Height},
		}},
		Assets: []asset{}, TrustZones: []trustZone{}, Components: []component{}, Dataflows: []dataflow{}, Threats: []threat{}, Mitigations: []mitigation{},
	}
	b.threats()
	b.assets()
	b.zones()
	for _, e := range m.Graph.Elements {
		b.component(e)
	}
	for _, f := range m.Graph.Flows {
		b.dataflow(f)
	}
	return reporter.EncodeJSON(w, b.file, "  ")
}

// builder makes one file.
type builder struct {
	whole.Model
	file file
	ids  map[graph.Zone]string
	// at are the threats at each element and flow, by its id.
	at map[string][]threatRef
}

// long is an id that other parts have no reason to have, and that Threat Dragon takes: it wants two characters.
func long(kind, id string) string {
	if len(id) < 2 {
		return kind + "/" + id
	}
	return id
}

// own are properties as attributes. Those with a key of skip are elsewhere in the file.
func own(properties []foreign.Property, skip ...string) attributes {
	out := make(attributes)
	for _, p := range properties {
		if !slices.Contains(skip, p.Key) {
			out[foreign.Prefix+p.Key] = p.Value
		}
	}
	return out
}

// shown is where a box is, relative to the boundary around it.
func (b *builder) shown(id string, box whole.Box, around *graph.Boundary) []shown {
	at := position{box.X, box.Y}
	if around != nil {
		outer := b.Places.Boundaries[around.ID]
		at = position{whole.Tenth(box.X - outer.X), whole.Tenth(box.Y - outer.Y)}
	}
	return []shown{{drawing, id, at, size{box.Width, box.Height}}}
}

// refs is never nil, because the schema of a list takes no null everywhere.
func (b *builder) refs(id string) []threatRef { return append([]threatRef{}, b.at[id]...) }
