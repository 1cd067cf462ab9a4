package stride

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// identityProof is a caller's proof of identity, as defined by the vocabulary.
type identityProof struct{ model.Value }

// proof returns what a flow states about its caller; its name is "" if nothing is stated.
func proof(f *graph.Flow) identityProof {
	return identityProof{model.LookupValue("auth", f.Auth.Value)}
}

func (p identityProof) hasTrait(trait string) bool { return p.Has(model.Trait(trait)) }
