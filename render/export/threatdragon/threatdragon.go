package threatdragon

import (
	"io"

	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render/export/whole"
)

// version is the earliest of Threat Dragon that knows all that is written here.
const version = "2.6.1"

// Write writes models. The error is that of the writer.
func Write(w io.Writer, models []whole.Model) error {
	out := file{Version: version, Summary: summary{Title: "Threat models"}, Detail: detail{Contributors: []contributor{}, Diagrams: []diagram{}}}
	if len(models) == 1 {
		out.Summary.Title = models[0].Title()
	}
	for i, m := range models {
		d := newDrawing(m, &out.Detail.ThreatTop)
		out.Detail.Diagrams = append(out.Detail.Diagrams, d.diagram(i))
	}
	out.Detail.DiagramTop = len(models)
	return reporter.EncodeJSON(w, out, "  ")
}

// drawing makes one diagram.
type drawing struct {
	whole.Model
	// at are the threats at each element and flow, by its id.
	at    map[string][]threat
	cells []cell
}

func (d *drawing) diagram(number int) diagram {
	own := ours{Document: d.Path, Block: d.Graph.ID, Title: d.Graph.Title, Data: []map[string]string{}}
	for _, kind := range d.Graph.Data {
		said := byKey(foreign.Of(kind.ID, kind.Attrs))
		said["name"] = kind.Name
		own.Data = append(own.Data, said)
	}
	d.cells = []cell{}
	d.boxes()
	for _, e := range d.Graph.Elements {
		d.element(e)
	}
	for _, f := range d.Graph.Flows {
		d.flow(f)
	}
	return diagram{
		ID: number, Title: d.Title(), Type: "STRIDE", Description: "From " + d.Path, Placeholder: "New STRIDE diagram description",
		Thumbnail: "./public/content/images/thumbnail.stride.jpg", Version: version, Own: own, Cells: d.cells,
	}
}

// byKey are properties as a map, which JSON writes in the order of its keys.
func byKey(properties []foreign.Property) map[string]string {
	out := make(map[string]string)
	for _, p := range properties {
		out[p.Key] = p.Value
	}
	return out
}
