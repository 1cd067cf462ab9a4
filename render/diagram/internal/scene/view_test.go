package scene

import (
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/stride"
)

// A bundle of an overview shows the gravest of its flows.
func TestBundleShowsTheGravest(t *testing.T) {
	b := &diagramtest.Builder{}
	user := b.Element(model.Actor, "user", "User", nil, "")
	zone := b.Boundary("zone", "Zone", nil, "")
	web := b.Element(model.Process, "web", "Web", zone, "")
	for range 3 {
		b.Flow(user, web, "Ask", "")
	}
	in := Input{Graph: b.Graph(), View: View{Overview: true}}
	for _, c := range []struct {
		standing map[string]stride.Standing
		want     State
	}{
		{nil, StateFine},
		{map[string]stride.Standing{"2": {Asked: 1}}, StateAsked},
		{map[string]stride.Standing{"2": {Asked: 1}, "3": {Open: 1}}, StateOpen},
	} {
		in.Standing = c.standing
		if d := bare(t, in); len(d.Flows) != 1 || d.Flows[0].State != c.want {
			t.Errorf("%v: %+v, want %s", c.standing, d.Flows, c.want)
		}
	}
}
