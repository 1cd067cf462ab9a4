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

// What answers a threat at a place that says nothing itself is named.
func TestExplainNamesWhatAnswers(t *testing.T) {
	const site = "data d: Records | class=pii\ndata set: Rules | class=control\nactor u: User\nactor a: Administrator\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app audit=central\n  store db: Database | kind=db crown holds=d access=per-service\n"
	const calls = "1. u -> gw: Order | https auth=session authz=object has=session data=d returns=d\n2. a -> gw: Change rules | https auth=session authz=role has=session data=set\n3. gw -> p: Forward | http forwards=1,2 data=d,set returns=d\n4. p -> db: Save | sql auth=iam data=d"
	a := analyze(t, site+calls)
	for id, want := range map[string]string{
		"I05@s":  "flow 3 (gw -> p: Forward), but answered by `authz=object` on flow 1",
		"E01@s":  "flow 3 (gw -> p: Forward), but answered by `authz=role` on flow 2",
		"S05@s":  "flow 3 (gw -> p: Forward), but answered by `session` on flow 1",
		"T06@db": "store db (Database), but answered by `access=per-service`",
		"T07@e":  "but answered by `change-recorded` (what serves it records centrally",
	} {
		threat := a.find(id)
		if threat == nil || threat.Status != Met {
			t.Errorf("%s is %v in %v", id, threat, a.statuses())
			continue
		}
		if got := a.Explain(threat).Firings[0].Status; !strings.Contains(got, want) {
			t.Errorf("%s: %q is not in %s", id, want, got)
		}
	}
}

// Property: no threat is called answered without a word about what answers it.
func TestWhatIsMetIsExplained(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		for _, threat := range d.analyze(t, c).Threats {
			for _, f := range threat.Firings {
				for _, p := range f.Places {
					if one := (Firing{Rule: f.Rule, Subject: f.Subject, Places: []Place{p}, Status: p.Status}); p.Status == Met && strings.Contains(one.why(), "not stated") && !strings.Contains(one.why(), ", but answered by ") {
						t.Errorf("%s: %s: %s", d.name, threat.ID, one.why())
					}
				}
			}
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
