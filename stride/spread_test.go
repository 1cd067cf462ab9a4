package stride

import (
	"slices"
	"testing"
)

// mixed is a block in which one threat differs from flow to flow.
const mixed = `actor user: User
actor other: Partner system
boundary site: Site | edge
  process web: Web app
  process api: API gateway
1. user -> web: Order | https auth=none
2. other -> web: Orders of a day | https auth=mtls
3. user -> api: Read | https
`

func TestSpread(t *testing.T) {
	threat := analyze(t, mixed).find("S01@site")
	var got []string
	for _, share := range Spread(threat.Statuses()) {
		got = append(got, share.Status.String()+":")
		for _, f := range share.Flows {
			got = append(got, f.ID)
		}
		for _, e := range share.Elements {
			got = append(got, e.ID)
		}
	}
	if want := []string{"open:", "1", "web", "ask:", "3", "api", "met:", "2"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if Spread(nil) != nil {
		t.Error("nothing has a share")
	}
}

// A row has no status on a flow or element that none of its threats has there, and none that is better.
func TestRowStatuses(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		a := d.analyze(t, c)
		for _, rows := range [][]*Row{a.Rows, a.Lower, a.Answered, a.Decided} {
			for _, r := range rows {
				of := make(map[Subject][]Status)
				for _, threat := range r.Threats {
					for _, s := range threat.Statuses() {
						of[s.Subject] = append(of[s.Subject], s.Status)
					}
				}
				for _, s := range r.Statuses() {
					if !slices.Contains(of[s.Subject], s.Status) || s.Status == Met && slices.Min(of[s.Subject]) != Met {
						t.Errorf("%s: %s is %s on %s, its threats are %v", d.name, r.Lead().ID, s.Status, s.Subject.ID(), of[s.Subject])
					}
					delete(of, s.Subject)
				}
				if len(of) > 0 {
					t.Errorf("%s: %s leaves out %v", d.name, r.Lead().ID, of)
				}
			}
		}
	}
}
