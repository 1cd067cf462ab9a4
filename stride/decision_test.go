package stride

import (
	"fmt"
	"slices"
	"testing"
)

// A decision decides, in part, under an earlier id, nothing, or there is no such threat.
func TestEffects(t *testing.T) {
	a := analyze(t, `
actor user: User
boundary site: Site | edge was=old
  process web: Web app
  process api: API
  store db: Orders | crown rest=app
1. user -> web: Order | https auth=none
2. user -> api: Order | https auth=none
3. web -> db: Save | tls auth=none
dismiss S01@site: x | covers=user,web,1
dismiss T02@old, I01@db, X99@web: y | covers=user,web,api,1,2`)
	var got []string
	effects := a.Effects()
	for _, d := range a.Graph.Decisions {
		for _, ref := range d.Threats {
			e := effects[ref]
			name := "none"
			if e.Threat != nil {
				name = e.Threat.ID
			}
			got = append(got, fmt.Sprint(ref.ID, " ", name, " ", e.Needed(), " ", e.Undecided))
		}
	}
	want := []string{"S01@site S01@site true [api 2]", "T02@old T02@site true []", "I01@db I01@db false []", "X99@web none false []"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
