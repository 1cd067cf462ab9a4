package stride

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// identityProof is how a caller proves who it is, as the vocabulary knows it.
type identityProof struct{ model.Value }

// proof is what a flow states about its caller; its name is "" where nothing is stated.
func proof(f *graph.Flow) identityProof {
	return identityProof{model.LookupValue("auth", f.Auth.Value)}
}

func (p identityProof) hasTrait(trait string) bool { return p.Has(model.Trait(trait)) }
