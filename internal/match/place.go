package match

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// place is what a row may be about: the ids of elements, flows and boundaries, with how well their names fit, up to 1.
type place map[string]float64

func (p place) add(id string, fit float64) {
	if fit >= fits {
		p[id] = max(p[id], fit)
	}
}

// How well names fit.
const (
	fits     = 0.5 // less is another name
	ofKind   = 0.7 // a word for the kind, where one element has it
	mentions = 0.8 // a name in the sentence
	oneEnd   = 0.8 // the part that counts of an end, where no flow goes between both
)

// kindWords are what people call elements of a kind.
var kindWords = map[string][]string{
	"db": {"database", "db", "datastore", "data store", "sql", "rds"}, "cache": {"cache"}, "queue": {"queue", "broker", "message broker", "message queue", "topic", "bus", "event bus"},
	"gateway": {"gateway", "proxy", "reverse proxy", "load balancer", "ingress", "lb", "waf", "edge"}, "web-ui": {"frontend", "front end", "ui", "browser", "spa", "web client", "web app", "client"},
	"web-app": {"web app", "web application", "website", "portal", "application", "app", "frontend"}, "api": {"api", "backend", "back end", "server", "api server", "rest api"}, "idp": {"idp", "identity provider", "auth", "auth service", "authentication", "login", "sso", "auth server"},
	"worker": {"worker", "workers", "job", "background job"}, "log": {"logs", "log", "audit log", "logging", "audit", "audit sink"}, "object": {"bucket", "object storage", "s3", "storage", "blob storage"},
	"llm": {"llm", "model", "language model"}, "agent": {"agent", "ai agent"}, "ci": {"ci", "ci cd", "pipeline", "build", "ci cd pipeline", "build pipeline"}, "secrets": {"vault", "secret store", "secrets manager"},
	"mobile": {"mobile app", "app", "mobile"}, "webhook": {"webhook", "callback"}, "admin-ui": {"admin", "admin ui", "admin panel", "console", "admin console"}, "registry": {"registry", "image registry"}, "config": {"configuration", "config", "policy store"},
	"cli": {"cli", "command line"}, "device": {"device", "iot device", "sensor"}, "file": {"file", "files", "file system"}, "lambda": {"function", "lambda"}, "vector-db": {"vector database", "vector store", "vector db"},
}

// generic are words of names that many elements have, and that a person leaves out.
var generic = []string{"service", "server", "system", "component", "module", "process", "the", "our", "app", "application", "node", "layer", "instance", "internal", "external", "main", "data", "flow", "store"}

// nameWords are the words of a name by which it is found again.
func nameWords(name string) []string {
	var all []string
	for _, w := range strings.Fields(model.Normalize(name)) {
		if !slices.Contains(generic, w) && !slices.Contains(all, draft.Stem(w)) {
			all = append(all, draft.Stem(w))
		}
	}
	return all
}

// similarity says how much of two names is the same, up to 1.
func similarity(a, b string) float64 {
	if na := model.Normalize(a); na != "" && (na == model.Normalize(b) || strings.ReplaceAll(na, " ", "") == strings.ReplaceAll(model.Normalize(b), " ", "")) {
		return 1
	}
	wa, wb := nameWords(a), nameWords(b)
	if len(wa) == 0 || len(wb) == 0 {
		return 0
	}
	shared := 0
	for _, w := range wa {
		if slices.Contains(wb, w) {
			shared++
		}
	}
	return (float64(shared)/float64(len(wa)) + float64(shared)/float64(len(wb))) / 2
}

// fit says how well a name of a row fits an element.
func fit(name string, e *graph.Element) float64 {
	best := max(similarity(name, e.Name), similarity(name, e.ID))
	for _, part := range strings.FieldsFunc(e.Name, func(r rune) bool { return strings.ContainsRune("()/,", r) }) {
		best = max(best, 0.95*similarity(name, part))
	}
	return max(best, 0.95*similarity(name, e.Attrs.Value("tech")))
}

// arrow separates the two ends of a flow, several separates elements.
var (
	arrow   = lazy.Regexp(`\s*(?:<-+>|<=+>|[-=]+>|<[-=]+|[→↔⇄⇒←⟷⇔])\s*|\s+(?:to|from|and)\s+`)
	several = lazy.Regexp(`\s*[,;/&+]\s*|\s+and\s+`)
)

// find returns what the words of a row's cell name in a block.
func find(g *graph.Graph, name string, flow bool) place {
	found := make(place)
	if flow {
		for _, f := range g.Flows {
			if f.Number == strings.TrimSpace(name) || f.ID == strings.TrimSpace(name) {
				found.add(f.ID, 1)
			}
			found.add(f.ID, similarity(name, f.Label))
		}
	}
	if ends := arrow().Split(strings.TrimSpace(name), -1); len(ends) == 2 && ends[0] != "" && ends[1] != "" {
		found.between(g, ends[0], ends[1])
		if len(found) > 0 {
			return found
		}
	}
	elements(g, name, found, 1)
	if len(found) == 0 {
		for _, part := range several().Split(name, -1) {
			elements(g, part, found, 0.95)
		}
	}
	for _, f := range g.Flows {
		found.add(f.ID, 0.9*similarity(name, f.Label))
	}
	return found.best()
}

// elements adds what one name fits.
func elements(g *graph.Graph, name string, found place, part float64) {
	for _, e := range g.Elements {
		found.add(e.ID, part*fit(name, e))
	}
	for _, b := range g.Boundaries {
		found.add(b.ID, part*max(similarity(name, b.Name), similarity(name, b.ID)))
	}
	if len(found) > 0 {
		return
	}
	word := model.Normalize(name)
	var ofIt []*graph.Element
	for _, e := range g.Elements {
		if slices.Contains(kindWords[e.Kind.Value], word) {
			ofIt = append(ofIt, e)
		}
	}
	if len(ofIt) == 1 {
		found.add(ofIt[0].ID, part*ofKind)
	}
}

// between adds the flows between two ends, or else the ends that are there.
func (p place) between(g *graph.Graph, a, b string) {
	from, to := make(place), make(place)
	elements(g, a, from, 1)
	elements(g, b, to, 1)
	for _, f := range g.Flows {
		there := min(from.inside(f.From), to.inside(f.To))
		back := min(from.inside(f.To), to.inside(f.From))
		p.add(f.ID, max(there, back))
	}
	if len(p) == 0 {
		for _, end := range []place{from, to} {
			for id, fit := range end.best() {
				p.add(id, oneEnd*fit)
			}
		}
	}
}

// inside is how well a place fits an element, or a boundary around it.
func (p place) inside(e *graph.Element) float64 {
	best := p[e.ID]
	for _, b := range e.Boundary.Path() {
		best = max(best, p[b.ID])
	}
	return best
}

// best keeps what fits nearly as well as the best.
func (p place) best() place {
	most := 0.0
	for _, fit := range p {
		most = max(most, fit)
	}
	for id, fit := range p {
		if fit < most-0.25 {
			delete(p, id)
		}
	}
	return p
}

// mentioned returns the elements whose names are in a sentence.
func mentioned(g *graph.Graph, sentence string) place {
	found := make(place)
	for _, e := range g.Elements {
		if model.HasWord(sentence, model.Normalize(e.Name)) || len(e.ID) > 3 && model.HasWord(sentence, model.Normalize(e.ID)) {
			found.add(e.ID, mentions)
		}
	}
	return found
}
