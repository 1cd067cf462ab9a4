package mermaid

import (
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// converter turns a chart into a draft.
type converter struct {
	*chart
	*draft.Draft
	types Shapes
	zones map[string]*draft.Zone
	nodes map[string]*draft.Node
}

// draft returns what the chart says, in the terms of a draft.
func (c *chart) draft(types Shapes) *draft.Draft {
	v := &converter{chart: c, Draft: &draft.Draft{Title: c.title, Name: c.title}, types: types, zones: make(map[string]*draft.Zone), nodes: make(map[string]*draft.Node)}
	v.subgraphsToZones()
	for _, n := range c.nodes {
		if v.zones[n.id] == nil {
			v.node(n)
		}
	}
	for _, e := range c.edges {
		v.edge(e)
	}
	for _, r := range c.unread {
		v.Report.Lose(r.at, "%s", r.text)
	}
	return v.Draft
}

func (v *converter) subgraphsToZones() {
	made := make(map[*subgraph]*draft.Zone)
	for _, s := range v.subgraphs {
		z := &draft.Zone{Name: s.title, Hint: hint(s.id, s.title), Parent: made[s.parent], At: s.at}
		made[s] = z
		v.Zones = append(v.Zones, z)
		if v.zones[s.id] == nil {
			v.zones[s.id] = z
		}
	}
	for id, s := range v.inside { // a subgraph that is named inside another is inside it
		if z := v.zones[id]; z != nil && z.Parent == nil && z != made[s] {
			z.Parent = made[s]
		}
	}
	v.made(made)
}

// made remembers the zone of each node.
func (v *converter) made(zones map[*subgraph]*draft.Zone) {
	for _, n := range v.chart.nodes {
		if v.zones[n.id] == nil {
			v.nodes[n.id] = &draft.Node{Zone: zones[v.inside[n.id]]}
		}
	}
}

func (v *converter) node(n *node) {
	out := v.nodes[n.id]
	out.Name, out.At = n.text, n.at
	if out.Name == "" {
		out.Name = n.id
	}
	out.Hint = hint(n.id, out.Name)
	out.Type = v.kind(n, out)
	if said := v.outOfScope(n); said != "" {
		v.Report.Infer(n.at, "`%s` is out of scope: %s", quoted(out.Name), said)
		out.Attrs = append(out.Attrs, importer.OutOfScope(&v.Report, n.at, out.Name, "")...)
	}
	v.Nodes = append(v.Nodes, out)
}

// outOfScope says what puts a node out of scope, a class or a subgraph around it, or is empty.
func (v *converter) outOfScope(n *node) string {
	for _, class := range n.classes {
		if asWord(class) == "outofscope" {
			return "class `" + quoted(class) + "`"
		}
	}
	for s := v.inside[n.id]; s != nil; s = s.parent {
		if strings.Contains(asWord(s.title), "outofscope") {
			return "it is in `" + quoted(s.title) + "`"
		}
	}
	return ""
}

// asWord is a text without case, blanks and signs: "Out-of-scope" and "outOfScope" are the same.
func asWord(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -_", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// hint is the id of the source, unless it is a letter or a number that says nothing.
func hint(id, name string) string {
	if len(strings.Trim(id, "0123456789")) < 2 || strings.HasPrefix(id, " ") || id == name {
		return ""
	}
	return id
}

// classWords are names of classes and the type that people mean by them.
var classWords = []struct {
	kind  model.ElementType
	words []string
}{
	{model.Store, []string{"store", "db", "database", "datastore", "data", "storage", "queue", "cache"}},
	{model.External, []string{"external", "thirdparty", "third-party", "ext", "partner", "vendor"}},
	{model.Actor, []string{"actor", "user", "person", "people", "client", "human"}},
	{model.Process, []string{"process", "service", "app", "internal", "component"}},
}

// peopleTitles are titles of subgraphs in which people are drawn, as [asWord] writes them.
var peopleTitles = []string{"users", "user", "endusers", "actors", "people", "persons", "customers", "humans"}

// kind finds the type of a node: from a class, from what the user says of shapes, from its shape, from its name.
func (v *converter) kind(n *node, out *draft.Node) model.ElementType {
	store, outsider := importer.GuessStore(out.Name), importer.GuessOutsider(out.Name)
	if kind, class := classKind(n.classes); kind != "" {
		if kind == model.External && outsider.Type == model.Actor {
			kind = model.Actor
		}
		if kind != model.Process {
			v.Report.Infer(n.at, "`%s` is %s: class `%s`", quoted(out.Name), withArticle(kind), class)
		}
		return kind
	}
	if kind, ok := v.types[string(n.drawn())]; ok {
		return kind
	}
	around := v.inside[n.id]
	switch s := n.drawn(); {
	case s == cylinder:
		return model.Store
	case around != nil && slices.Contains(peopleTitles, asWord(around.title)) && store.Word == "" && outsider.Word == "":
		v.Report.Infer(n.at, "`%s` is an actor: it is in `%s`", quoted(out.Name), quoted(around.title))
		return model.Actor
	case store.Word != "":
		v.Report.Infer(n.at, "`%s` is a store: the name says `%s`", quoted(out.Name), store.Word)
		return model.Store
	case outsider.Word != "" && (out.Zone == nil || outsider.Type == model.Actor || s == stadium || s == circle):
		v.Report.Infer(n.at, "`%s` is %s: the name says `%s`", quoted(out.Name), withArticle(outsider.Type), outsider.Word)
		return outsider.Type
	case s == parallelogram:
		v.Report.Infer(n.at, "`%s` is a store: its shape is a parallelogram; `--shapes parallelogram=process` reads it otherwise", quoted(out.Name))
		return model.Store
	case (s == stadium || s == circle) && out.Zone == nil && len(v.subgraphs) > 0:
		v.Report.Infer(n.at, "`%s` is external: its shape is a %s outside every subgraph; `--shapes %s=process` reads it otherwise", quoted(out.Name), s, s)
		return model.External
	}
	return model.Process
}

// drawn is the shape of a node; one without brackets is a rectangle.
func (n *node) drawn() shape {
	if n.shape == "" {
		return rectangle
	}
	return n.shape
}

func classKind(classes []string) (model.ElementType, string) {
	for _, class := range classes {
		for _, list := range classWords {
			if slices.Contains(list.words, strings.ToLower(class)) || slices.Contains(list.words, strings.TrimSuffix(strings.ToLower(class), "s")) {
				return list.kind, class
			}
		}
	}
	return "", ""
}

// numbered is a number or a mark before a label, by which the text of a document cites the flow: "C1. HTTPS" or "(2) SQL".
var numbered = lazy.Regexp(`^\(?#?[A-Za-z]{0,2}\d{1,3}[a-z]?[.:)]+[ \t]+`)

func (v *converter) edge(e edge) {
	f := &draft.Flow{At: e.at, Both: e.link.head && e.link.tail}
	number := numbered().FindString(e.link.label)
	f.Attrs, f.Label = importer.Protocol(e.link.label[len(number):])
	f.Label = number + f.Label
	for _, a := range f.Attrs {
		v.Report.Infer(e.at, "the flow is over `%s`: its label says `%s`", a.Value, quoted(e.link.label))
		break
	}
	from, to := e.from, e.to
	if e.link.tail && !e.link.head {
		from, to = to, from
	}
	f.From, f.FromZone = v.nodes[from], v.zones[from]
	f.To, f.ToZone = v.nodes[to], v.zones[to]
	if e.link.bare && f.From != nil && f.To != nil {
		v.Report.Infer(e.at, "the line between `%s` and `%s` has its arrow head at the beginning, which Mermaid does not draw; it is read from right to left", quoted(f.To.Name), quoted(f.From.Name))
	}
	if !e.link.head && !e.link.tail && f.From != nil && f.To != nil {
		v.Report.Infer(e.at, "the line between `%s` and `%s` has no arrow head; it is read from left to right", quoted(f.From.Name), quoted(f.To.Name))
	}
	v.Flows = append(v.Flows, f)
}

func quoted(text string) string { return strings.ReplaceAll(text, "`", "'") }

// withArticle is a type in a sentence: "an actor".
func withArticle(kind model.ElementType) string {
	if strings.ContainsRune("ae", rune(kind[0])) {
		return "an " + string(kind)
	}
	return "a " + string(kind)
}
