package stride

import "testing"

func TestStanding(t *testing.T) {
	a := analyze(t, shop)
	want := make(map[string]Standing)
	for _, threat := range a.Threats {
		for _, s := range threat.Statuses() {
			at := want[s.Subject.ID()]
			if s.Status == Open {
				at.Open++
			}
			if s.Status == Ask && (threat.Severity == High || threat.Severity == Critical) {
				at.Asked++
			}
			want[s.Subject.ID()] = at
		}
	}
	got := a.Standing()
	for id, standing := range want {
		if got[id] != standing {
			t.Errorf("%s: %+v, want %+v", id, got[id], standing)
		}
	}
	if at := got["2"]; at.Open == 0 || at.Asked == 0 {
		t.Errorf("flow 2 has %+v", at)
	}
}

// A question of medium severity is none that a picture shows.
func TestStandingLeavesOutLesserQuestions(t *testing.T) {
	a := analyze(t, "process a: A\nprocess b: B\n1. a -> b: Ask")
	asked := 0
	for _, threat := range a.Threats {
		if threat.Status == Ask && threat.Severity < High {
			asked++
		}
	}
	if asked == 0 {
		t.Fatal("nothing of low or medium severity is asked")
	}
	for id, s := range a.Standing() {
		grave := 0
		for _, threat := range a.Threats {
			for _, at := range threat.Statuses() {
				if at.Subject.ID() == id && at.Status == Ask && threat.Severity >= High {
					grave++
				}
			}
		}
		if s.Asked != grave {
			t.Errorf("%s: %d asked, %d of them grave", id, s.Asked, grave)
		}
	}
}
