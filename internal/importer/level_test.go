package importer

import (
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

func TestLevelsByContent(t *testing.T) {
	people, inner, partners, ours, stated, empty := &draft.Zone{Name: "Home"}, &draft.Zone{}, &draft.Zone{}, &draft.Zone{}, &draft.Zone{Level: "edge"}, &draft.Zone{}
	inner.Parent = people
	circle := &draft.Zone{}
	circle.Parent = circle
	d := &draft.Draft{
		Zones: []*draft.Zone{people, inner, partners, ours, stated, empty, circle},
		Nodes: []*draft.Node{
			{Name: "Ann", Type: model.Actor, Zone: people}, {Name: "Game client", Type: model.Process, Zone: inner},
			{Name: "Stripe", Type: model.Process, Zone: partners},
			{Name: "Browser", Type: model.Process, Zone: ours}, {Name: "API", Type: model.Process, Zone: ours},
			{Name: "Browser", Type: model.Process, Zone: stated}, {Name: "x", Type: model.Process, Zone: circle}, {Name: "y", Type: model.Process},
		},
	}
	LevelsByContent(d)
	for i, want := range []string{"public", "", "partner", "", "edge", "", ""} {
		if got := d.Zones[i].Level; got != want {
			t.Errorf("zone %d is %q, want %q", i, got, want)
		}
	}
	if got, want := people.LevelFrom, "only people and their programs are inside: `Ann`, `Game client`"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Where the reader has looked at the names, they do not count again.
func TestLevelsByType(t *testing.T) {
	ours, people := &draft.Zone{}, &draft.Zone{}
	d := &draft.Draft{Zones: []*draft.Zone{ours, people}, Nodes: []*draft.Node{{Name: "Internet shop", Type: model.Process, Zone: ours}, {Name: "x", Type: model.Actor, Zone: people}}}
	LevelsByType(d)
	if ours.Level != "" || people.Level != "public" {
		t.Errorf("%q, %q", ours.Level, people.Level)
	}
}
