package stride

import "testing"

// Nothing is asked of a flow that matters only once something else is settled there.
func TestWhatWaitsForAnAnswerIsNotAsked(t *testing.T) {
	const site = "data o: Orders | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process w: Gateway | kind=gateway\nboundary s: Site | internal\n  process p: Orders | kind=api\n  store d: Database | kind=db holds=o\np -> d: Read | sql\nu -> w: Show order | https auth="
	for _, c := range []struct {
		name, body, id string
		want           bool
	}{
		{"whose order anybody may see", site + "none\nw -> p: Show order | http auth=none", "I05@s", false},
		{"whose order a person who signs in may see", site + "session\nw -> p: Show order | http auth=session", "I05@s", true},
		{"whose order somebody may see who only says who it is", site + "client-id\nw -> p: Show order | http auth=client-id", "I05@s", true},
		{"whom a relay of anybody's calls acts for", site + "none\nw -> p: Show order | http auth=none", "S08@w", false},
		{"what anybody may call by statement is heard once", site + "none authz=none\nw -> p: Show order | http auth=none authz=none", "I05@s", false},
	} {
		a := analyze(t, c.body)
		if got := a.find(c.id) != nil; got != c.want {
			t.Errorf("%s: %s is there: %v, want %v\n%v", c.name, c.id, got, c.want, a.statuses())
		}
	}
	a := analyze(t, site+"none authz=none\nw -> p: Show order | http auth=none authz=none")
	if a.find("E11@s") == nil || a.find("E11@s").Status != Open {
		t.Errorf("nobody hears that nothing is decided\n%v", a.statuses())
	}
}
