package diagram

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

func TestStateOf(t *testing.T) {
	for s, want := range map[stride.Standing]state{
		{}:                  stateFine,
		{Asked: 1}:          stateAsked,
		{Open: 1}:           stateOpen,
		{Open: 1, Asked: 2}: stateOpen,
	} {
		if got := stateOf(s); got != want {
			t.Errorf("%+v is %s, want %s", s, got, want)
		}
	}
}

// Picture, description, legend and coordinates say the same of every flow.
func TestStatesInWords(t *testing.T) {
	_, in := newsletter()
	svg := draw(t, in)
	for _, want := range []string{
		"entering Our VPS, threats open.", "entering Data zone, question of high severity unanswered.", "leaving Our VPS.<",
		"<title>2. Sign-up form → Subscribers: Save subscriber (question of high severity unanswered)</title>",
		">Crosses a boundary, high question</text>", ">Inside one zone, high question</text>", ">2?</text>", ">4?</text>",
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture lacks %s", want)
		}
	}
	delete(in.Standing, "2")
	delete(in.Standing, "4")
	if svg := draw(t, in); strings.Contains(svg, "question") || strings.Contains(svg, "?</text>") {
		t.Error("a picture without questions explains their sign")
	}
}

// A bundle of an overview shows the gravest of its flows.
func TestBundleShowsTheGravest(t *testing.T) {
	b := &builder{}
	user := b.element(model.Actor, "user", "User", nil, "")
	zone := b.boundary("zone", "Zone", nil, "")
	web := b.element(model.Process, "web", "Web", zone, "")
	for range 3 {
		b.flow(user, web, "Ask", "")
	}
	in := Input{Graph: b.graph(), View: View{Overview: true}}
	for _, c := range []struct {
		standing map[string]stride.Standing
		want     state
	}{
		{nil, stateFine},
		{map[string]stride.Standing{"2": {Asked: 1}}, stateAsked},
		{map[string]stride.Standing{"2": {Asked: 1}, "3": {Open: 1}}, stateOpen},
	} {
		in.Standing = c.standing
		if d := bare(t, in); len(d.Flows) != 1 || d.Flows[0].State != c.want {
			t.Errorf("%v: %+v, want %s", c.standing, d.Flows, c.want)
		}
	}
}
