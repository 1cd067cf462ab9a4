package structurizr

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// level is how far inside a system something is.
type level int

const (
	systems level = iota
	containers
	components
	// deployed is what runs somewhere; only views of deployments show it.
	deployed
)

// element is something of the model.
type element struct {
	*tree.Loose
	id, name string
	// list is the key under which it is: "people", "softwareSystems", "containers", …
	list  string
	level level
	// parent is what it is inside of, or nil.
	parent *element
	// of is what an instance is an instance of, or nil.
	of *element
	// inner is true if the model has something of the next level inside it.
	inner bool
}

// relationship is an arrow of the model.
type relationship struct {
	*tree.Loose
	id       string
	from, to *element
	// missing is the id of the destination if nothing has it.
	missing string
	// linked is the id of the relationship that implies this one, or empty.
	linked string
}

// model is what a file says, without its views.
type model struct {
	file     *tree.Loose
	lost     importer.Lost
	elements []*element
	byID     map[string]*element
	arrows   []*relationship
	arrowsBy map[string]*relationship
	// shapes are those that styles give to tags.
	shapes map[string]string
	// separator splits the name of a group into those of the groups around it, or is empty.
	separator string
	// remarks are about the file as a whole.
	remarks draft.Report
}

// inside are the lists of each kind of element that hold others.
var inside = map[string][]string{
	"softwareSystems": {"containers"}, "containers": {"components"},
	"deploymentNodes": {"children", "infrastructureNodes", "softwareSystemInstances", "containerInstances"},
	"children":        {"children", "infrastructureNodes", "softwareSystemInstances", "containerInstances"},
}

// levels are those of lists.
var levels = map[string]level{
	"people": systems, "softwareSystems": systems, "customElements": systems, "containers": containers, "components": components,
	"deploymentNodes": deployed, "children": deployed, "infrastructureNodes": deployed, "softwareSystemInstances": deployed, "containerInstances": deployed,
}

func newModel(v *tree.Loose) *model {
	m := &model{file: v, byID: make(map[string]*element), arrowsBy: make(map[string]*relationship), shapes: make(map[string]string)}
	m.lost.Unread(v, "the workspace", "id", "name", "model", "views", "revision", "lastModifiedDate", "lastModifiedUser", "lastModifiedAgent", "version", "configuration", "properties")
	m.separator = v.Get("model", "properties", "structurizr.groupSeparator").Text()
	for _, s := range v.Get("views", "configuration", "styles", "elements").Maps() {
		m.shapes[s.Get("tag").Text()] = s.Get("shape").Text()
	}
	for _, list := range []string{"people", "softwareSystems", "customElements", "deploymentNodes"} {
		m.read(v.Get("model", list), list, nil)
	}
	m.lost.Unread(v.Get("model"), "the model", "people", "softwareSystems", "customElements", "deploymentNodes", "enterprise", "properties")
	for _, e := range m.elements {
		if e.level == deployed {
			e.of = m.byID[e.Get("containerId").Text()]
			if e.of == nil {
				e.of = m.byID[e.Get("softwareSystemId").Text()]
			}
		}
		m.relate(e)
	}
	return m
}

// elementKeys are the keys of elements that are read, or that only say how a program works with them.
var elementKeys = []string{
	"id", "name", "description", "technology", "tags", "location", "group", "properties", "relationships", "containers", "components", "children", "environment",
	"infrastructureNodes", "softwareSystemInstances", "containerInstances", "instanceId", "instances", "containerId", "softwareSystemId", "deploymentGroups", "defaultTags", "size", "documentation",
}

// read adds the elements of a list and those inside them.
func (m *model) read(list *tree.Loose, key string, parent *element) {
	for _, v := range list.Items() {
		if !v.Is(tree.Map) {
			m.remarks.Lose(v.At, "a map is expected here")
			continue
		}
		e := &element{Loose: v, id: v.Get("id").Text(), name: strings.TrimSpace(v.Get("name").Text()), list: key, level: levels[key], parent: parent}
		switch {
		case e.id == "":
			m.remarks.Lose(v.At, "`%s` has no `id`, so nothing can refer to it", draft.Quoted(e.name))
		case m.byID[e.id] != nil:
			m.remarks.Lose(v.At, "id `%s` is there twice; references go to the first", draft.Quoted(e.id))
		default:
			m.byID[e.id] = e
		}
		m.elements = append(m.elements, e)
		m.lost.Unread(v, noun(key), elementKeys...)
		for _, next := range inside[key] {
			m.read(v.Get(next), next, e)
			e.inner = e.inner || len(v.Get(next).Maps()) > 0
		}
	}
}

// noun is what a list holds, for the report.
func noun(list string) string {
	switch list {
	case "people":
		return "a person"
	case "softwareSystems":
		return "a software system"
	case "customElements":
		return "a custom element"
	case "containers":
		return "a container"
	case "components":
		return "a component"
	}
	return "a part of a deployment"
}

// relate adds the relationships of an element.
func (m *model) relate(e *element) {
	for _, v := range e.Get("relationships").Maps() {
		r := &relationship{Loose: v, id: v.Get("id").Text(), from: e, linked: v.Get("linkedRelationshipId").Text()}
		to := v.Get("destinationId").Text()
		if r.to = m.byID[to]; r.to == nil {
			r.missing = to
		}
		if m.arrowsBy[r.id] == nil {
			m.arrowsBy[r.id] = r
		} else {
			m.remarks.Lose(v.At, "id `%s` is that of another relationship, too; views mean the first", draft.Quoted(r.id))
		}
		m.arrows = append(m.arrows, r)
		m.lost.Unread(v, "a relationship", "id", "sourceId", "destinationId", "description", "technology", "tags", "interactionStyle", "linkedRelationshipId", "properties")
	}
}

// called is the name of an element; an instance has that of what it is an instance of.
func (e *element) called() string {
	switch {
	case e.of != nil && e.name == "":
		return e.of.name
	case e.name == "":
		return e.id
	}
	return e.name
}

// about is what says what an element is: itself, or what it is an instance of.
func (e *element) about() *element {
	if e.of != nil {
		return e.of
	}
	return e
}

// identifier is the name of an element in the source of the workspace, if people chose it.
func (e *element) identifier() string {
	id := e.Get("properties", "structurizr.dsl.identifier").Text()
	if len(id) > 40 || strings.Count(id, "-") >= 4 {
		return ""
	}
	return id[strings.LastIndexByte(id, '.')+1:]
}
