package cyclonedx

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
)

// assetTypes are the types of processes of a kind; any other is a process.
var assetTypes = map[string]string{
	"gateway": "gateway", "api": "api", "webhook": "endpoint", "lambda": "function", "agent": "agent", "llm": "model", "plugin": "module", "device": "device",
	"web-app": "service", "idp": "service",
}

// storeTypes are the types of stores of a kind. Any other is named in our words.
var storeTypes = map[string]string{
	"db": "relational", "queue": "message-queue", "cache": "cache", "object": "object", "file": "file", "log": "event-log", "registry": "registry", "vector-db": "vector",
}

func (b *builder) elements(p *blueprint) {
	for _, e := range b.Graph.Elements {
		switch e.Type {
		case model.Store:
			p.DataStores = append(p.DataStores, b.store(e))
		case model.Process:
			p.Assets = append(p.Assets, b.asset(e))
		default:
			p.Actors = append(p.Actors, b.actor(e))
		}
	}
}

func (b *builder) asset(e *graph.Element) asset {
	a := asset{Ref: b.elementRef(e), Type: "process", Name: e.Name, Zone: b.zoneRef(e.Zone()), Properties: own(whole.ElementProperties(e))}
	if t := assetTypes[e.Kind.Value]; t != "" {
		a.Type = t
	}
	if e.Crown.Known() {
		a.Classification.Criticality = "critical"
	}
	if class := e.Attrs.Value("class"); class != "" {
		a.Classification.Class = classOf(class)
	}
	if owner := somebody(e.Owner.Value); owner != nil {
		a.Ownership = []party{*owner}
	}
	return a
}

func (b *builder) store(e *graph.Element) dataStore {
	s := dataStore{Ref: b.elementRef(e), Name: e.Name, Zone: b.zoneRef(e.Zone()), DataSets: []string{}, Properties: own(whole.ElementProperties(e), "holds")}
	switch kind := e.Kind.Value; {
	case storeTypes[kind] != "":
		s.Type = storeTypes[kind]
	case kind != "":
		s.Type = named{Name: kind, Description: model.Phrase("kind", kind)}
	default:
		s.Type = named{Name: "store", Description: "a data store of which nothing more is said"}
	}
	if tech := e.Attrs.Value("tech"); tech != "" {
		s.Technologies = []string{tech}
	}
	for _, id := range whole.IDs(e.Holds) {
		s.DataSets = append(s.DataSets, b.ref("data", id))
	}
	return s
}

func (b *builder) actor(e *graph.Element) actor {
	a := actor{Ref: b.elementRef(e), Zone: b.zoneRef(e.Zone()), Properties: own(whole.ElementProperties(e))}
	if e.Type == model.External {
		a.Party = party{Roles: []role{{"partner"}}, Organization: &named{Name: e.Name}}
	} else {
		a.Party = party{Roles: []role{{"end-user"}}, Persona: &kindOf{named{Name: e.Name}}}
	}
	return a
}
