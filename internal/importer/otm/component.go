package otm

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
)

// component is an entry of `components`.
type component struct {
	*tree.Loose
	id, name string
	// parent is the component around it, or nil.
	parent *component
	// holds is true if another component is inside, ends if a flow begins or ends here.
	holds, ends bool
	node        *draft.Node
	zone        *draft.Zone
}

func (r *reader) readComponents() {
	for _, v := range r.objects(r.file.Get("components")) {
		c := &component{Loose: v, id: v.Get("id").Text(), name: v.Get("name").Text()}
		if c.name == "" {
			c.name = c.id
		}
		if r.claim(v, c.id, r.components[c.id] != nil) {
			r.components[c.id] = c
		}
		r.order = append(r.order, c)
	}
	for _, c := range r.order {
		r.findParent(c)
	}
	for _, v := range r.file.Get("dataflows").Maps() {
		for _, end := range []string{"source", "destination"} {
			if c := r.components[v.Get(end).Text()]; c != nil {
				c.ends = true
			}
		}
	}
	for _, c := range r.order {
		r.element(c)
	}
	r.nest()
}

func (r *reader) findParent(c *component) {
	ref := c.Get("parent", "component")
	if !ref.Has() {
		return
	}
	if c.parent = r.components[ref.Text()]; c.parent == nil {
		r.Report.Lose(ref.At, "there is no component `%s` for `%s` to be in", draft.Quoted(ref.Text()), draft.Quoted(c.name))
		return
	}
	c.parent.holds = true
}

// element makes a boundary of a component that only holds others, and an element of any other.
func (r *reader) element(c *component) {
	if c.holds && !c.ends && len(own(c.Loose)) == 0 {
		c.zone = &draft.Zone{Name: c.name, Hint: hint(c.id), At: c.At}
		r.Zones = append(r.Zones, c.zone)
		r.Report.Infer(c.At, "component `%s` is a boundary: others are inside it, and no flow ends at it", draft.Quoted(c.name))
		r.notOfBoundaries(c)
		return
	}
	c.node = &draft.Node{Name: c.name, Hint: hint(c.id), At: c.At, Holds: r.refs(c.Get("assets", "stored"))}
	if len(own(c.Loose)) > 0 {
		c.node.Type, c.node.Attrs = r.ourKind(c)
	} else {
		c.node.Type, c.node.Attrs = r.kind(c)
	}
	if c.node.Type != model.Store && c.node.Type != model.Process && len(c.node.Holds) > 0 {
		r.Report.Lose(c.At, "`%s` is `%s`, which keeps no data in the notation", draft.Quoted(c.name), c.node.Type)
		c.node.Holds = nil
	}
	c.node.Comment = comment(c.Get("description").Text(), r.code(c))
	if scope := c.attribute(outOfScope); scope.True() {
		reason := c.attribute(scopeReason)
		text := ""
		if reason.Has() && !reason.Is(tree.Map) {
			text = reason.Text()
		}
		c.node.Attrs = append(c.node.Attrs, importer.OutOfScope(&r.Report, c.At, c.name, text)...)
	}
	r.Nodes = append(r.Nodes, c.node)
	r.nodes[c.id] = c.node
	r.labels(c.Loose, "component", c.name)
	r.judgements(c.Loose, draft.Judgement{Node: c.node})
}

// outOfScope and scopeReason are attributes that the Microsoft tool writes.
const (
	outOfScope  = "Out Of Scope"
	scopeReason = "Reason For Out Of Scope"
)

// attribute is a free attribute of a component, in whichever version.
func (c *component) attribute(key string) *tree.Loose {
	if v := c.Get("attributes", key); v.Has() {
		return v
	}
	return c.Get("properties", key)
}

// notOfBoundaries reports what a component says that a boundary cannot.
func (r *reader) notOfBoundaries(c *component) {
	if text := c.Get("description").Text(); text != "" {
		r.Report.Lose(c.At, "the block has no place for `%s`, said of boundary `%s`", draft.Quoted(text), draft.Quoted(c.name))
	}
	if n := len(c.Get("assets", "stored").Items()) + len(c.Get("assets", "processed").Items()); n > 0 {
		r.Report.Lose(c.At, "boundary `%s` holds no data, as component `%s` does", draft.Quoted(c.name), draft.Quoted(c.name))
	}
	r.labels(c.Loose, "component", c.name)
	r.judgements(c.Loose, draft.Judgement{})
}

// code is where the source says that a component is in code.
func (r *reader) code(c *component) string {
	for _, v := range c.Get("representations").Maps() {
		file, line := v.Get("file").Text(), v.Get("line").Text()
		if file != "" && line != "" {
			return fmt.Sprintf("at %s:%s", file, line)
		}
		if file != "" {
			return "at " + file
		}
	}
	return ""
}

// nest puts elements and boundaries of components into what is around them.
func (r *reader) nest() {
	if len(r.order) > limit.Elements+limit.Boundaries {
		return // no block can hold them
	}
	for _, c := range r.order {
		around := r.around(c)
		if c.zone != nil {
			c.zone.Parent = around
		} else {
			c.node.Zone = around
		}
	}
	for i, v := range r.file.Get("trustZones").Maps() {
		if ref := v.Get("parent", "component"); ref.Has() {
			r.zoneInComponent(r.Zones[i], ref)
		}
	}
}

func (r *reader) zoneInComponent(z *draft.Zone, ref *tree.Loose) {
	switch c := r.components[ref.Text()]; {
	case c == nil:
		r.Report.Lose(ref.At, "there is no component `%s` for `%s` to be in", draft.Quoted(ref.Text()), draft.Quoted(z.Name))
	case c.zone != nil:
		z.Parent = c.zone
	default:
		z.Parent = c.node.Zone
		r.Report.Lose(ref.At, "boundary `%s` is inside component `%s` in the source; an element has no inside, so it is written beside it", draft.Quoted(z.Name), draft.Quoted(c.name))
	}
}

// around is the boundary that a component is in: that of the component around it, or of the next one further out that
// is a boundary, or a zone.
func (r *reader) around(c *component) *draft.Zone {
	seen := make(map[*component]bool)
	for at := c; ; at = at.parent {
		switch {
		case seen[at]:
			r.Report.Lose(c.At, "`%s` is inside itself; it is written outside every boundary", draft.Quoted(c.name))
			return nil
		case at != c && at.zone != nil:
			return at.zone
		case at == c.parent && at.node != nil:
			r.Report.Lose(c.At, "`%s` is inside `%s`, at which flows end; an element has no inside, so it is written beside it", draft.Quoted(c.name), draft.Quoted(at.name))
		}
		seen[at] = true
		if ref := at.Get("parent", "trustZone"); ref.Has() {
			if r.zones[ref.Text()] == nil {
				r.Report.Lose(ref.At, "there is no zone `%s` for `%s` to be in", draft.Quoted(ref.Text()), draft.Quoted(c.name))
			}
			return r.zones[ref.Text()]
		}
		if at.parent == nil {
			return nil
		}
	}
}

// words are parts of types, and what components of such types are. Types are words of programs, such as
// `CD-MICROSOFT-AZURE-DB-POSTGRESQL`, in which the kind may stand anywhere.
var words = []struct {
	kind  model.ElementType
	words []string
}{
	{model.Actor, []string{"client", "browser", "device", "web-ui", "user", "actor", "human", "person"}},
	{model.External, []string{"external", "third-party", "saas"}},
	{model.Store, []string{"database", "db", "rds", "postgres", "postgresql", "mysql", "mssql", "sql", "dynamodb", "mongo", "mongodb", "s3", "storage", "bucket", "cache", "redis", "queue", "sqs", "datastore", "data-store", "file-system", "filesystem", "efs", "ebs", "registry"}},
	{model.Process, []string{"service", "server", "api", "function", "lambda", "gateway", "balancer", "container", "process", "app", "application", "web", "vm", "machine", "ec2", "kubernetes", "proxy", "worker", "broker"}},
}

// kind guesses the type of an element: from the type in the source, then from its name, then from whether it stores.
func (r *reader) kind(c *component) (model.ElementType, []draft.Attr) {
	named := c.Get("type").Text()
	spaced := strings.NewReplacer("-", " ", "_", " ", ".", " ", "/", " ").Replace(named)
	for _, list := range words {
		for _, word := range list.words {
			if model.HasWord(spaced, strings.ReplaceAll(word, "-", " ")) {
				if list.kind != model.Process {
					r.Report.Infer(c.At, "`%s` is `%s`: its type `%s` has the word `%s`", draft.Quoted(c.name), list.kind, draft.Quoted(named), word)
				}
				return list.kind, nil
			}
		}
	}
	for _, guess := range []importer.Guess{importer.GuessStore(c.name), importer.GuessOutsider(c.name)} {
		if guess.Word != "" {
			r.Report.Infer(c.At, "`%s` is `%s`: the name says `%s`", draft.Quoted(c.name), guess.Type, guess.Word)
			return guess.Type, tech(named)
		}
	}
	if len(c.Get("assets", "stored").Items()) > 0 {
		r.Report.Infer(c.At, "`%s` is `store`: it stores data", draft.Quoted(c.name))
		return model.Store, tech(named)
	}
	if !r.unknown[named] {
		r.unknown[named] = true
		why := "type `" + draft.Quoted(named) + "` is no word that import knows"
		if named == "" {
			why = "the source states no type"
		}
		r.Report.Infer(c.At, "`%s` is `process`: %s", draft.Quoted(c.name), why)
	}
	return model.Process, tech(named)
}

func tech(named string) []draft.Attr {
	if strings.TrimSpace(named) == "" {
		return nil
	}
	return []draft.Attr{{Key: "tech", Value: named}}
}
