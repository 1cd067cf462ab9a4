package otm

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// trustZones makes boundaries of zones. Ratings count only if they differ: a program that knows none writes the same
// for all zones.
func (r *reader) trustZones() {
	ratings := make(map[float64]bool)
	list := r.objects(r.file.Get("trustZones"))
	for _, v := range list {
		id := v.Get("id").Text()
		z := &draft.Zone{Name: v.Get("name").Text(), Hint: hint(id), At: v.At}
		if z.Name == "" {
			z.Name = id
		}
		if r.claim(v, id, r.zones[id] != nil) {
			r.zones[id] = z
		}
		r.Zones = append(r.Zones, z)
		r.ourZone(v, z)
		if rating, ok := v.Get("risk", "trustRating").Number(); ok {
			ratings[rating] = true
		}
		r.labels(v, "zone", z.Name)
	}
	for i, v := range list {
		r.Zones[i].Parent = r.parentZone(v)
		rating, ok := v.Get("risk", "trustRating").Number()
		if ok && len(ratings) > 1 && r.Zones[i].ID == "" {
			r.Zones[i].Level, r.Zones[i].LevelFrom, r.Zones[i].Rated = level(rating), fmt.Sprintf("its trust rating is %v of 100", rating), true
		}
	}
}

// ourZone reads what our export has written of a zone, which states its level if the block does.
func (r *reader) ourZone(v *tree.Loose, z *draft.Zone) {
	properties := slices.DeleteFunc(own(v), func(p foreign.Property) bool { return p.Key == foreign.Undeclared })
	z.ID, z.Attrs = importer.Own(&r.Report, v.At, properties, model.OnBoundary)
}

// parentZone is the zone that a zone says it is in. A zone within a component gets its parent with the components.
func (r *reader) parentZone(v *tree.Loose) *draft.Zone {
	parent := v.Get("parent", "trustZone")
	if parent.Has() && r.zones[parent.Text()] == nil {
		r.Report.Lose(parent.At, "there is no zone `%s` for `%s` to be in", draft.Quoted(parent.Text()), draft.Quoted(v.Get("name").Text()))
	}
	return r.zones[parent.Text()]
}

// level is the trust level for a rating from 0 to 100.
func level(rating float64) string {
	switch {
	case rating <= 10:
		return "public"
	case rating <= 40:
		return "edge"
	case rating <= 70:
		return "internal"
	}
	return "restricted"
}
