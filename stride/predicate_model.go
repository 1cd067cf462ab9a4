package stride

import "github.com/trustseam/trustseam/model"

// modelPredicates are the conditions on a whole block.
var modelPredicates = map[string]predicate{
	"has-dependencies": {
		model:    func(g *model.Graph) bool { return len(dependencyFlows(g)) > 0 },
		evidence: func(_ Subject, g *model.Graph) []*model.Flow { return dependencyFlows(g) },
	},
}

// dependencyFlows are the calls without which a process cannot do its work: to
// other people's systems, to crown jewels, queues, identity providers and registries.
func dependencyFlows(g *model.Graph) []*model.Flow {
	var out []*model.Flow
	for _, f := range g.Flows {
		to := f.Responder()
		if f.IsResponse() || f.Initiator().Type != model.Process || to == f.Initiator() {
			continue
		}
		if to.Type == model.External || to.Type == model.Store && to.Crown.Known() || kindIs(to, "queue", "idp", "registry") {
			out = append(out, f)
		}
	}
	return out
}
