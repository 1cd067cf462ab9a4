package threatdragon

import (
	"encoding/json"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
)

func (d *drawing) flow(f *graph.Flow) {
	said := d.told("flow", f.ID, f.Label)
	said.Own = byKey(whole.FlowProperties(f))
	data := flowData{
		told: said, IsBidirectional: f.Both, IsEncrypted: f.Encryption.Known() && f.Encryption.Value != "none",
		IsPublicNetwork: min(f.From.Level(), f.To.Level()) == model.Public, Protocol: f.Attrs.Value("protocol"), Crosses: []string{},
	}
	for _, s := range f.Seams() {
		data.Crosses = append(data.Crosses, d.id("boundary", s.Boundary.ID))
	}
	c := cell{
		ID: d.id("flow", f.ID), Shape: "flow", ZIndex: 10, Data: data, Joined: "smooth", Labels: []label{labelled(f.Label)},
		Source: &end{d.id("element", f.From.ID)}, Target: &end{d.id("element", f.To.ID)},
		Attrs: attrs{Line: &line{*stroked(said), marker{""}, marker{"block"}}},
	}
	if f.Both {
		c.Attrs.Line.Source.Name = "block"
	}
	for _, p := range d.Places.Bends[f.ID] {
		c.Vertices = append(c.Vertices, point{p.X, p.Y})
	}
	d.cells = append(d.cells, c)
}

// labelled is a label in the middle of an arrow, on white.
func labelled(words string) label {
	return label{
		Markup:   json.RawMessage(`[{"tagName":"ellipse","selector":"labelBody"},{"tagName":"text","selector":"labelText"}]`),
		Attrs:    labelAttrs{labelText{words, "middle", "middle"}, json.RawMessage(`{"ref":"labelText","refRx":"50%","refRy":"60%","fill":"#fff","strokeWidth":0}`)},
		Position: json.RawMessage(`{"distance":0.5,"args":{"keepGradient":true,"ensureLegibility":true}}`),
	}
}
