package graph

import (
	"testing"

	"github.com/trustseam/trustseam/model"
)

// The innermost statement counts, whatever is around it.
func TestOwners(t *testing.T) {
	boundaries := nested() // app and cde are in prod
	boundaries[0].Attrs = attrs("zone=internal,owner=@prod")
	boundaries[2].Attrs = attrs("zone=restricted,owner=@cards")
	g := build(boundaries, "own:process:app:owner=@app inherits:process:app vault:store:cde hook:process:dmz user:actor:-", "")
	for id, want := range map[string]model.Fact[string]{
		"own":      {Value: "@app", Origin: model.Declared, Reason: "`owner=@app`"},
		"inherits": {Value: "@prod", Origin: model.Inferred, Reason: "it is in `app`"},
		"vault":    {Value: "@cards", Origin: model.Inferred, Reason: "it is in `cde`"},
		"hook":     {},
		"user":     {},
	} {
		if got := g.Element(id).Owner; got != want {
			t.Errorf("%s: got %+v, want %+v", id, got, want)
		}
	}
}
