package stride

import (
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	a := analyze(t, shop)
	e := a.Explain(a.find("S01@app"))
	if len(e.Firings) != 1 {
		t.Fatalf("firings %+v", e.Firings)
	}
	f := e.Firings[0]
	if f.Place != "flow 2 (gateway -> orders: Forward payment)" {
		t.Errorf("place %s", f.Place)
	}
	facts := strings.Join(append(f.Conditions, f.Facts...), "\n")
	for _, want := range []string{
		"up: the caller is in a less trusted zone than the callee",
		"!partner-event: not that a third party",
		"gateway: kind is `gateway` (inferred: the name says `api gateway`)",
		"flow 2: auth is `none` (declared: `auth=none`)",
		"flow 2: encryption is `none` (inferred: the protocol is `http`)",
		"flow 2 carries card: class is `payment` (declared: `class=payment`)",
	} {
		if !strings.Contains(facts, want) {
			t.Errorf("no %q in\n%s", want, facts)
		}
	}
	if f.Status != "open: `auth` is `none` on flow 2 (gateway -> orders: Forward payment)" {
		t.Errorf("status %s", f.Status)
	}
	if !strings.HasPrefix(e.Answer, "`auth=` with one of `public`, `yes`, ") || !strings.HasSuffix(e.Answer, "on flow 2 (gateway -> orders: Forward payment)") {
		t.Errorf("answer %s", e.Answer)
	}
}

// Where the conditions of a rule do not hold, the reason is the weakness that the block states.
func TestExplainAStatedWeakness(t *testing.T) {
	a := analyze(t, "actor a: A\nboundary z: Zone\n  process b: B\n  store s: Notes | audit=none\na -> b: Ask\nb -> s: Keep")
	for _, f := range a.Explain(a.find("R01@z")).Firings {
		if heard := strings.HasPrefix(f.Conditions[0], "the block states that `audit` is weak or missing"); heard != (f.Place == "store s (Notes)") {
			t.Errorf("%s: %q", f.Place, f.Conditions)
		}
	}
}

func TestEveryPredicateHasHelp(t *testing.T) {
	for name, p := range predicates {
		if p.help == "" {
			t.Errorf("predicate %s has no help", name)
		}
	}
}
