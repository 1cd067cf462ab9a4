package stride

import (
	"slices"
	"testing"
)

// A criterion belongs to who has to act; what it protects counts only if nobody who acts is owned.
func TestOwners(t *testing.T) {
	const acting = `actor a: Customer
boundary b: Shop | edge owner=@shop
  process p: API
  process q: Search | owner="Search team"
boundary c: Core | internal
  store d: Orders | crown owner=@data
1. a -> p: Order | https
2. a -> q: Find | https
3. p -> d: Save | sql`
	a := analyze(t, acting)
	for id, want := range map[string][]string{
		"T02@b": {"@shop", "Search team"}, // both take what customers send
		"I01@d": {"@data"},
		"T06@d": {"@data"},
	} {
		i := slices.IndexFunc(a.Threats, func(t *Threat) bool { return t.ID == id })
		if i < 0 {
			t.Fatalf("no threat %s", id)
		}
		if got := a.Threats[i].Owners(); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
	for _, threat := range analyze(t, "actor a: A\nboundary b: B | edge\n  process p: P\na -> p: Ask").Threats {
		if got := threat.Owners(); len(got) > 0 {
			t.Errorf("%s: nobody owns anything, got %q", threat.ID, got)
		}
	}
}
