package threatdragon

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/render/export/whole"
)

// id is what a part is called in the file.
func (d *drawing) id(kind, id string) string { return d.UUID(kind, id) }

// boxes draws boundaries, the innermost in front, so that each can be selected.
func (d *drawing) boxes() {
	contained, crossed := d.contained(), d.crossed()
	for _, b := range d.Graph.Boundaries {
		id := d.id("boundary", b.ID)
		c := d.placed(id, d.Places.Boundaries[b.ID])
		c.Shape, c.ZIndex, c.Attrs.Label = "trust-boundary-box", len(b.Path())-behind, &text{b.Name}
		c.Data = boxData{
			Type: "tm.BoundaryBox", Name: b.Name, Description: "Trust level: " + b.Trust.Value.String() + " (" + b.Trust.Value.Meaning() + ")",
			Own: byKey(foreign.Of(b.ID, b.Attrs)), Boundary: true, Crossed: append([]string{}, crossed[b]...), Contained: append([]string{}, contained[b]...),
		}
		d.cells = append(d.cells, c)
	}
}

// behind is further back than any depth of nesting.
const behind = 1000

// contained lists what is inside each boundary, at any depth.
func (d *drawing) contained() map[*graph.Boundary][]string {
	all := make(map[*graph.Boundary][]string)
	for _, b := range d.Graph.Boundaries {
		for p := b.Parent; p != nil; p = p.Parent {
			all[p] = append(all[p], d.id("boundary", b.ID))
		}
	}
	for _, e := range d.Graph.Elements {
		for b := e.Boundary; b != nil; b = b.Parent {
			all[b] = append(all[b], d.id("element", e.ID))
		}
	}
	return all
}

// crossed lists the flows that cross each boundary.
func (d *drawing) crossed() map[*graph.Boundary][]string {
	all := make(map[*graph.Boundary][]string)
	for _, f := range d.Graph.Flows {
		for _, s := range f.Seams() {
			all[s.Boundary] = append(all[s.Boundary], d.id("flow", f.ID))
		}
	}
	return all
}

func (d *drawing) placed(id string, b whole.Box) cell {
	return cell{ID: id, Visible: true, Position: &point{b.X, b.Y}, Size: &size{b.Width, b.Height}}
}
