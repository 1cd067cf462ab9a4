package stride

import (
	"slices"
	"strings"
	"testing"
)

// rowOf is the row of the table that a threat stands in.
func (a *Analysis) rowOf(id string) *Row {
	for _, r := range a.Rows {
		if slices.ContainsFunc(r.Threats, func(t *Threat) bool { return t.ID == id }) {
			return r
		}
	}
	return nil
}

// What one answer settles on the same flows is one finding; what is known of one of two is another.
func TestOneAnswerIsOneRow(t *testing.T) {
	const site = "external x: X\nboundary s: Site | internal\n  process p: P\n"
	const live = "data d: Messages | class=confidential\nactor u: User\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Listener | kind=api\n  process q: Chat | kind=web-app\n"
	const staff = "data rule: Rules | class=control\nboundary s: Site | internal\n  actor dana: Dana\n  process p: Rollouts | kind=controller\n"
	for _, o := range []struct {
		body, one, other string
		together         bool
	}{
		{site + "p -> x: Ask | protocol=\"HTTP or HTTPS\"", "S06@outside", "T01@outside", true},
		{site + "p -> x: Ask | protocol=\"HTTP or HTTPS\" server-auth=none encryption=none", "S06@outside", "T01@outside", false},
		{"external y: Y\n" + site + "p -> x: Ask | protocol=\"HTTP or HTTPS\"\np -> y: Ask | encryption=tls", "S06@outside", "T01@outside", false},
		{staff + "dana -> p: Change | https auth=sso data=rule", "R04@model", "T07@s", true},
		{staff + "dana -> p: Change | https auth=sso data=rule lacks=four-eyes", "R04@model", "T07@s", false},
		{staff + "dana -> p: Change | https auth=sso data=rule integrity=none", "R04@model", "T07@s", true},
		{staff + "dana -> p: Change | https auth=sso data=rule lacks=four-eyes\nprocess q: Ticket desk | kind=web-app audit=none\ndana -> q: Close | https auth=sso", "R01@s", "T07@s", true},
		{strings.Replace(staff, "kind=controller", "kind=controller audit=none", 1) + "dana -> p: Change | https auth=sso data=rule", "R01@s", "T07@s", true},
		{strings.Replace(staff, "kind=controller", "kind=controller audit=local", 1) + "dana -> p: Change | https auth=sso data=rule", "R01@s", "T07@s", false},
		{live + "c. u -> gw: Listen | wss auth=session returns=d\ngw -> p: Pass on | ws forwards=c returns=d", "S05@s", "T04@s", true},
		{live + "c. u -> gw: Read pages | https auth=session returns=d\ngw -> q: Pass on | http forwards=c returns=d", "S05@s", "T04@s", false},
		{"data rule: Rules | class=control\nactor admin: Administrator\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Rollouts | kind=controller\nadmin -> gw: Change rules | https auth=sso data=rule\ngw -> p: Forward | https identity=end-user data=rule", "R04@model", "T07@e", true},
	} {
		a := analyze(t, o.body)
		one, other := a.rowOf(o.one), a.rowOf(o.other)
		if one == nil || other == nil || (one == other) != o.together {
			t.Errorf("%s and %s in one row: want %v\n%s\n%v", o.one, o.other, o.together, o.body, a.statuses())
		}
	}
}

// A sentence about flows inside a zone does not say that they cross its boundary.
func TestBoundariesAreThoseThatAreCrossed(t *testing.T) {
	a := analyze(t, "boundary s: Site | internal\n  process p: P\n  boundary e: Entry | edge\n    process q: Q\n    process r: R\np -> r: Ask | http authz=none\nq -> r: Tell | http authz=none")
	if got, want := a.Sentence(a.find("E11@e"), "{boundary}"), "the Site → Entry boundary or the Entry zone"; got != want {
		t.Errorf("the flows cross %q, want %q", got, want)
	}
}

// What has to hold where something is open has to hold where nothing is known, too.
func TestCriterionIsAboutAllThatIsNotAnswered(t *testing.T) {
	a := analyze(t, "actor u: User\nboundary s: Site | internal\n  process p: P\nu -> p: Ask | https limit=none\nv. u -> p: Tell | https\nw. u -> p: Show | https limit=rate")
	if got := a.Sentence(a.find("D01@s"), "{flow}"); !strings.Contains(got, "Ask") || !strings.Contains(got, "Tell") || strings.Contains(got, "Show") {
		t.Errorf("the sentence is about %s", got)
	}
}

// Who says what comes back, and brings nothing, is no writer.
func TestStatedReadersAreNoWriters(t *testing.T) {
	a := analyze(t, "data st: State | class=confidential\nboundary s: Site | internal\n  process p: Web\n  process q: Sync\n  store c: Cache | kind=cache integrity=none holds=st\np -> c: Read tree and status | redis returns=st\nq -> c: Write status | redis data=st")
	if got := a.Sentence(a.find("T06@c"), "{writers}"); got != "Sync" {
		t.Errorf("writers are %s", got)
	}
}

// How grave a threat is follows from what it does, not only from what is near.
func TestEffectCounts(t *testing.T) {
	const hook = "data push: Push event | class=internal\ndata pay: Payment | class=payment\nexternal git: Git host\nboundary s: Site | internal\n  process p: Receiver | kind=webhook\n  process q: Store of record | crown\np -> q: Do | https\n"
	score := func(body, id string) float64 {
		got := analyze(t, body).find(id)
		if got == nil {
			t.Fatalf("no %s in\n%s", id, body)
		}
		return got.Score
	}
	little := score(hook+"git -> p: Event | https auth=public sign=none data=push", "S02@p")
	if much := score(hook+"git -> p: Event | https auth=public sign=none data=pay", "S02@p"); little >= much {
		t.Errorf("a forged hint scores %.1f, a forged payment %.1f", little, much)
	}
	const files = "boundary s: Site | internal\n  process p: P\n  store f: F | holds=d crown "
	tampered := score("data d: Talks | class=pii\n"+files+"kind=file\np -> f: Save | https data=d", "T06@f")
	if rules := score("data d: Rules | class=control\n"+files+"kind=file\np -> f: Save | https data=d", "T06@f"); tampered >= rules {
		t.Errorf("to change a recording scores %.1f, to change rules %.1f", tampered, rules)
	}
	const kept = "boundary s: Site | internal\n  process p: P\n  store f: F | kind=object holds=d\np -> f: Save | https data=d"
	people := score("data d: Addresses | class=pii\n"+kept, "I02@f")
	if firm := score("data d: Plans | class=confidential\n"+kept, "I02@f"); people <= firm {
		t.Errorf("to read addresses scores %.1f, to read plans %.1f", people, firm)
	}
}
