package threagile

import (
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// environment is the type of a boundary that groups what runs together and keeps nobody out.
const environment = "execution-environment"

// boundaryTypes are the types of the format.
var boundaryTypes = map[string]bool{
	"network-on-prem": true, "network-dedicated-hoster": true, "network-virtual-lan": true, "network-cloud-provider": true,
	"network-cloud-security-group": true, "network-policy-namespace-isolation": true, environment: true,
}

func (c *converter) boundaries(model *tree.Value) {
	entries := c.fields.Entries(model, "trust_boundaries")
	made := make([]*draft.Zone, len(entries))
	for i, m := range entries {
		made[i] = c.boundary(m)
	}
	for i, m := range entries {
		c.inside(m.Value, made[i])
		c.nested(m.Value, made[i])
	}
}

func (c *converter) boundary(m tree.Member) *draft.Zone {
	c.known(m.Value, "a trust boundary", boundaryKeys)
	id := c.id(m)
	z := &draft.Zone{Name: m.Name(), Hint: id, At: m.Key.At()}
	switch kind := c.fields.Text(m.Value, "type"); {
	case kind == environment:
		c.Report.Infer(m.Get("type").At(), "boundary `%s` is an `%s`, which groups and keeps nobody out; the block has it as a boundary inside what is around it", tree.Quoted(z.Name), environment)
	case !boundaryTypes[kind]:
		c.unknown(m.Value, "type")
	case kind != "":
		c.lost.Add(m.Get("type").At(), "a trust boundary", "type")
	}
	c.Zones = append(c.Zones, z)
	if c.zones[id] != nil {
		c.Report.Lose(z.At, "id `%s` is that of another trust boundary, too; what refers to it means the first", tree.Quoted(id))
		return z
	}
	c.zones[id] = z
	return z
}

func (c *converter) inside(v *tree.Value, z *draft.Zone) {
	for _, ref := range c.fields.Texts(v, "technical_assets_inside") {
		n := c.nodes[ref.Text]
		switch {
		case n == nil || ref.Text == "":
			c.Report.Lose(ref.At(), "boundary `%s` has technical asset `%s`, which there is not", tree.Quoted(z.Name), tree.Quoted(ref.Text))
		case n.Zone != nil && n.Zone != z:
			c.Report.Lose(ref.At(), "`%s` is in boundary `%s` and in `%s`; it is written into the first", tree.Quoted(n.Name), tree.Quoted(n.Zone.Name), tree.Quoted(z.Name))
		default:
			n.Zone = z
		}
	}
}

func (c *converter) nested(v *tree.Value, z *draft.Zone) {
	for _, ref := range c.fields.Texts(v, "trust_boundaries_nested") {
		inner := c.zones[ref.Text]
		switch {
		case inner == nil || ref.Text == "":
			c.Report.Lose(ref.At(), "boundary `%s` has boundary `%s` inside, which there is not", tree.Quoted(z.Name), tree.Quoted(ref.Text))
		case inner.Parent != nil && inner.Parent != z:
			c.Report.Lose(ref.At(), "boundary `%s` is inside `%s` and inside `%s`; it is written into the first", tree.Quoted(inner.Name), tree.Quoted(inner.Parent.Name), tree.Quoted(z.Name))
		default:
			inner.Parent = z
		}
	}
}

// runtimes are groups of assets beside the boundaries, for which the notation has no word.
func (c *converter) runtimes(model *tree.Value) {
	for _, m := range c.fields.Entries(model, "shared_runtimes") {
		c.Report.Lose(m.Key.At(), "shared runtime `%s` with %s is not in the block", tree.Quoted(m.Name()), importer.Count(len(c.fields.Texts(m.Value, "technical_assets_running")), "technical asset", "technical assets"))
	}
}
