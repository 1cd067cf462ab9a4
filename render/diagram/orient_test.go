package diagram

import (
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestOrientPutsTheLessTrustedAbove(t *testing.T) {
	b := &builder{}
	edge := b.boundary("edge", "Edge", nil, "zone=edge")
	app := b.boundary("app", "App", nil, "zone=internal")
	twin := b.boundary("twin", "Twin", nil, "zone=internal")
	user := b.element(model.Actor, "user", "User", nil, "")
	door := b.element(model.Process, "door", "Door", edge, "")
	core := b.element(model.Process, "core", "Core", app, "")
	side := b.element(model.Process, "side", "Side", twin, "")
	b.flow(user, door, "in", "")
	b.flow(door, user, "out", "")
	b.flow(core, door, "up", "")
	b.flow(core, side, "level", "")
	b.flow(core, side, "level again", "")
	b.flow(side, core, "back", "")
	d, err := show(Input{Graph: b.graph()})
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
