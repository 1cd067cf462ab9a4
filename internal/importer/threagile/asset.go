package threagile

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// kinds are the kinds of elements for technologies. A technology that may be several things has none.
var kinds = map[string]string{
	"browser": "web-ui", "mobile-app": "mobile", "cli": "cli", "iot-device": "device",
	"load-balancer": "gateway", "reverse-proxy": "gateway", "gateway": "gateway", "waf": "gateway",
	"web-application": "web-app", "cms": "web-app", "web-service-rest": "api", "web-service-soap": "api",
	"identity-provider": "idp", "build-pipeline": "ci", "function": "lambda", "batch-processing": "worker", "task": "worker",
	"database": "db", "identity-store-database": "db", "message-queue": "queue", "file-server": "file", "local-file-system": "file",
	"vault": "secrets", "sourcecode-repository": "code", "artifact-registry": "registry", "service-registry": "discovery",
}

// storeKinds are the kinds that a store has.
var storeKinds = []string{"db", "queue", "file", "secrets", "code", "registry", "discovery"}

// clients are technologies that people have in their hands.
var clients = []string{"browser", "mobile-app", "desktop", "client-system", "devops-client", "cli"}

// rests are the values of rest= for those of `encryption`.
var rests = map[string]string{
	"none": "none", "transparent": "disk", "data-with-symmetric-shared-key": "app", "data-with-asymmetric-shared-key": "app",
	"data-with-end-user-individual-key": "app", "data-with-enduser-individual-key": "app",
}

func (c *converter) asset(m tree.Member) {
	c.known(m.Value, "a technical asset", assetKeys)
	id := c.id(m)
	n := &draft.Node{Name: m.Name(), Hint: id, At: m.Key.At()}
	n.Type = c.assetType(m.Value, n)
	c.technology(m.Value, n)
	c.atRest(m.Value, n)
	c.tenants(m.Value, n)
	c.stored(m.Value, n)
	c.scope(m.Value, n)
	if owner := c.fields.Text(m.Value, "owner"); owner != "" {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "owner", Value: owner})
	}
	if text := c.fields.Text(m.Value, "description"); !strings.EqualFold(strings.TrimSpace(text), n.Name) {
		n.Comment = text
	}
	c.Nodes = append(c.Nodes, n)
	if c.nodes[id] != nil {
		c.Report.Lose(n.At, "id `%s` is that of another technical asset, too; what refers to it means the first", tree.Quoted(id))
		return
	}
	c.nodes[id] = n
}

func (c *converter) assetType(v *tree.Value, n *draft.Node) model.ElementType {
	switch kind := c.fields.Text(v, "type"); kind {
	case "datastore":
		return model.Store
	case "process":
		return model.Process
	case "external-entity":
		return c.outsider(v, n)
	case "":
		c.Report.Infer(n.At, "`%s` is a process: it has no `type`", tree.Quoted(n.Name))
	default:
		c.Report.Infer(v.Get("type").At(), "`%s` is a process: its type `%s` is none of the format", tree.Quoted(n.Name), tree.Quoted(kind))
	}
	return model.Process
}

// outsider tells a person, or what a person has in hand, from a system of others.
func (c *converter) outsider(v *tree.Value, n *draft.Node) model.ElementType {
	if c.fields.True(v, "used_as_client_by_human") {
		return model.Actor
	}
	for _, word := range c.technologies(v) {
		if slices.Contains(clients, word.Text) {
			c.Report.Infer(word.At(), "`%s` is an actor: its technology is `%s`", tree.Quoted(n.Name), word.Text)
			return model.Actor
		}
	}
	return model.External
}

// technologies are the one of old models, or those of new ones.
func (c *converter) technologies(v *tree.Value) []*tree.Value {
	var out []*tree.Value
	if one := v.Get("technology"); c.fields.Text(v, "technology") != "" {
		out = append(out, one)
	}
	return append(out, c.fields.Texts(v, "technologies")...)
}

func (c *converter) technology(v *tree.Value, n *draft.Node) {
	var names []string
	for _, word := range c.technologies(v) {
		if word.Text != "unknown-technology" && !slices.Contains(names, word.Text) {
			names = append(names, word.Text)
		}
	}
	for _, name := range names {
		if kind := kinds[name]; kind != "" && slices.Contains(storeKinds, kind) == (n.Type == model.Store) {
			n.Attrs = append(n.Attrs, draft.Attr{Key: "kind", Value: kind})
			break
		}
	}
	if len(names) > 0 {
		n.Attrs = append(n.Attrs, draft.Attr{Key: "tech", Value: strings.Join(names, ", ")})
	}
}

func (c *converter) atRest(v *tree.Value, n *draft.Node) {
	word := c.fields.Text(v, "encryption")
	rest, ok := rests[word]
	switch {
	case word == "":
	case !ok:
		c.unknown(v, "encryption")
	case n.Type == model.Store:
		n.Attrs = append(n.Attrs, draft.Attr{Key: "rest", Value: rest})
	case rest != "none":
		c.lost.Add(v.Get("encryption").At(), "a technical asset that is no store", "encryption")
	}
}

func (c *converter) tenants(v *tree.Value, n *draft.Node) {
	switch {
	case v.Get("multi_tenant") == nil:
	case c.fields.True(v, "multi_tenant"):
		n.Attrs = append(n.Attrs, draft.Attr{Key: "tenants", Value: "multi"})
	case n.Type == model.Process || n.Type == model.Store:
		n.Attrs = append(n.Attrs, draft.Attr{Key: "tenants", Value: "single"})
	}
}

// stored is what the asset holds. What it only processes is on its flows.
func (c *converter) stored(v *tree.Value, n *draft.Node) {
	held := c.named(v, "data_assets_stored")
	if n.Type == model.Process || n.Type == model.Store {
		n.Holds = held
	} else if len(held) > 0 {
		c.lost.Add(v.Get("data_assets_stored").At(), "an external entity", "data_assets_stored")
	}
	if len(c.named(v, "data_assets_processed")) > 0 {
		c.lost.Add(v.Get("data_assets_processed").At(), "a technical asset", "data_assets_processed")
	}
}

func (c *converter) scope(v *tree.Value, n *draft.Node) {
	reason := c.fields.Text(v, "justification_out_of_scope")
	if !c.fields.True(v, "out_of_scope") {
		return
	}
	if strings.TrimSpace(reason) == "" {
		reason = "The Threagile model leaves it out"
		c.Report.Infer(v.Get("out_of_scope").At(), "`%s` is out of scope without a reason; the block says `%s`", tree.Quoted(n.Name), reason)
	}
	n.Attrs = append(n.Attrs, draft.Attr{Key: "scope", Value: "out"}, draft.Attr{Key: "reason", Value: reason})
}
