package pytm

import (
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

func (c *converter) boundaries(model *tree.Value) {
	list := c.fields.Maps(model, "boundaries")
	made := make([]*draft.Zone, len(list))
	for i, v := range list {
		z := &draft.Zone{Name: c.name(v, "a boundary"), At: v.At()}
		made[i] = z
		c.Zones = append(c.Zones, z)
		if first := c.zones[z.Name]; first != nil && z.Name != "" {
			c.twice(v, "boundaries", z.Name, first.At)
			continue
		}
		c.zones[z.Name] = z
		c.lose(v, "a boundary", nil, boundaryRead)
	}
	for i, v := range list {
		made[i].Parent = c.around(v)
	}
}

// around is the boundary that a thing says it is in.
func (c *converter) around(v *tree.Value) *draft.Zone {
	name := c.fields.Text(v, "inBoundary")
	if name == "" {
		return nil
	}
	z := c.zones[name]
	if z == nil {
		c.Report.Lose(v.Get("inBoundary").At(), "%s is in boundary %s, which there is not; it is written outside", called(c.fields.Text(v, "name")), called(name))
	}
	return z
}
