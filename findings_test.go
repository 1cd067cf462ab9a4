package trustseam

import (
	"slices"
	"testing"
	"time"

	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// decided is a document in which a decision and an assumption end on one day.
const decided = "```dfd\n" + `actor user: User
boundary site: Site | edge assumes=hosts
  process web: Web
user -> web: Read | https
assume hosts: The hosts are hardened | by=ops until=2027-06-30
accept S01@site: Fine for now | by=ops until=2027-06-30
` + "```\n"

// A last day counts to its end, and the gate takes what it says.
func TestFindings(t *testing.T) {
	project := load(t)
	r := process(t, "d.md", process(t, "d.md", []byte(decided), project).Text, project)
	for _, c := range []struct {
		day, failOn string
		want        []source.Code
	}{
		{"2027-06-30", "never", nil},
		{"2027-07-01", "never", []source.Code{source.ExpiredDecision, source.ExpiredDecision}},
		{"2027-06-30", "ask", []source.Code{source.AskedThreat}},
	} {
		today, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		failOn, err := stride.ParseFailOn("fail-on", c.failOn)
		if err != nil {
			t.Fatal(err)
		}
		var got []source.Code
		ds := r.Findings(Policy{FailOn: failOn, Today: today})
		for _, d := range ds {
			if !slices.Contains(got, d.Code) || c.failOn == "never" {
				got = append(got, d.Code)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("on %s with %s: %v, want %v", c.day, c.failOn, ds, c.want)
		}
	}
	if !r.EndsSomeDay() {
		t.Error("nothing ends some day")
	}
}

// The messages name what has ended and what relies on it.
func TestFindingsSayWhatToDo(t *testing.T) {
	r := process(t, "d.md", []byte(decided), load(t))
	var got []string
	for _, d := range r.Findings(Policy{Today: time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC)}) {
		if d.Code == source.ExpiredDecision {
			got = append(got, d.Message)
		}
	}
	want := []string{
		"assumption `hosts` ended on 2027-06-30; confirm it again, or change what relies on it: `site`",
		"accept of `S01@site` ended on 2027-06-30; decide again",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
