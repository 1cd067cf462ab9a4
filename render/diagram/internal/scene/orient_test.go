package scene

import (
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
)

func TestOrientPutsTheLessTrustedAbove(t *testing.T) {
	b := &diagramtest.Builder{}
	edge := b.Boundary("edge", "Edge", nil, "zone=edge")
	app := b.Boundary("app", "App", nil, "zone=internal")
	twin := b.Boundary("twin", "Twin", nil, "zone=internal")
	user := b.Element(model.Actor, "user", "User", nil, "")
	door := b.Element(model.Process, "door", "Door", edge, "")
	core := b.Element(model.Process, "core", "Core", app, "")
	side := b.Element(model.Process, "side", "Side", twin, "")
	b.Flow(user, door, "in", "")
	b.Flow(door, user, "out", "")
	b.Flow(core, door, "up", "")
	b.Flow(core, side, "level", "")
	b.Flow(core, side, "level again", "")
	b.Flow(side, core, "back", "")
	d, err := Show(Input{Graph: b.Graph()})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"user", "user", "door", "core", "core", "core"}
	for i, f := range d.Flows {
		if got := d.Elements[f.Upper].ID; got != want[i] {
			t.Errorf("flow %s: %s is above, want %s", f.Label, got, want[i])
		}
	}
}
