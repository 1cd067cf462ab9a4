package otm

import (
	"strconv"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
)

// ratings are the trust ratings of levels.
var ratings = map[model.Level]int{model.Public: 10, model.Partner: 20, model.Edge: 40, model.Internal: 70, model.Restricted: 90}

// zoneIDs gives every zone an id: a component is always in one. Those that nobody has declared must not take the id of one
// that somebody has.
func zoneIDs(g *graph.Graph) map[graph.Zone]string {
	ids := make(map[graph.Zone]string)
	taken := make(map[string]bool)
	for _, b := range g.Boundaries {
		id := long("zone", b.ID)
		ids[graph.Zone{Boundary: b}] = id
		taken[id] = true
	}
	for _, z := range whole.Zones(g) {
		id := z.ID()
		for n := 2; taken[id]; n++ {
			id = z.ID() + "-" + strconv.Itoa(n)
		}
		ids[z] = id
	}
	return ids
}

func (b *builder) zones() {
	for _, zone := range b.Graph.Boundaries {
		id := b.ids[graph.Zone{Boundary: zone}]
		z := trustZone{
			ID: id, Name: zone.Name, Risk: zoneRisk{ratings[zone.Trust.Value]},
			Representations: b.shown(id, b.Places.Boundaries[zone.ID], zone.Parent), Attributes: own(foreign.Of(zone.ID, zone.Attrs)),
		}
		if zone.Parent != nil {
			z.Parent = &parent{b.ids[graph.Zone{Boundary: zone.Parent}]}
		}
		b.file.TrustZones = append(b.file.TrustZones, z)
	}
	for _, zone := range whole.Zones(b.Graph) {
		level := model.Public
		if zone.Own {
			level = model.Internal
		}
		// Without a place in the drawing, nothing inside is relative to it.
		b.file.TrustZones = append(b.file.TrustZones, trustZone{
			ID: b.ids[zone], Name: zone.Name(), Risk: zoneRisk{ratings[level]}, Representations: []shown{}, Attributes: attributes{foreign.Prefix + foreign.Undeclared: "yes"},
		})
	}
}
