package stride

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// weight is a summand of a score that a firing has where something holds.
type weight struct {
	value  float64
	reason string
	holds  func(Firing) bool
}

// exposure are the ways in, of which the first that holds counts: whoever is inside already needs none.
var exposure = []weight{
	{0, "", func(f Firing) bool { return f.attacks("insider") }},
	{0, "", func(f Firing) bool {
		return f.attacks("no-client-auth") && f.Subject.Flow != nil && onlyWithin(f.Target)
	}},
	{fromPublic, "outsiders, who reach it themselves", func(f Firing) bool { return f.meetsOutsiders(f.publicDistance()) && !f.inEnvironment() }},
	{fromPublic, "outsiders, who name the address in what they write", Firing.callsNamed},
	{fromPublic, "outsiders, whose file others open", Firing.servesFilesOfOutsiders},
	{nearPublic, "outsiders, who are a step away", func(f Firing) bool { return f.publicDistance() <= 2 && f.onTheWay() }},
	{nearPublic, "credentials that it keeps to act elsewhere, for which somebody breaks in", Firing.keepsEntrusted},
	{nearPublic, "a credential that works from anywhere, at a service that outsiders reach", Firing.worksFromAnywhere},
}

// harms are kinds of harm and of what bears it, of which the first that holds counts.
var harms = []weight{
	{ofMachines, "machines, which do what its identity says", func(f Firing) bool {
		return f.attacks("over-privilege") && f.Subject.Element != nil && commandsDevices(f.Target)
	}},
	{beyondNeed, "rights beyond what it needs, as the block states", Firing.mayTooMuch},
	{ofColleagues, "colleagues, who have rights by their role", func(f Firing) bool { return f.attacks("object-authz") && f.byRoleForOne() }},
	{originals, "originals, which nothing makes again", func(f Firing) bool { return f.attacks("destroy-data") && irreplaceable(f.Target) }},
	{settings, "settings, which somebody can write again", func(f Firing) bool {
		return f.attacks("destroy-data") && kindIs(f.Target, "config") && !changedInUse(f.Target)
	}},
	{ofRecords, "files of records that are a crown jewel", func(f Firing) bool {
		return f.attacks("destroy-data") && f.Target.CrownSway > 1 && filesOfRecords(f.Target) && !f.meetsOutsiders(f.publicDistance())
	}},
	{ofAll, "a crown jewel that several need, of which nothing says what takes over", func(f Firing) bool {
		return f.attacks("dependency-outage") && f.Rule.On == "element" && f.Status == Ask && f.Target.Type == model.Store && f.Target.Crown.Known()
	}},
	{onlyKept, "a crown jewel that is kept nowhere else", func(f Firing) bool { return f.attacks("destroy-data") && f.Status == Ask && onlyCopy(f.Target) }},
	{haltsAll, "everything that waits until its record is kept", func(f Firing) bool {
		return f.attacks("dependency-outage") && f.Rule.On == "element" && f.Status == Ask && stopsCallers(f.Target)
	}},
	{ofSignIn, "sign-in, without which nobody gets to anything else", func(f Firing) bool { return f.attacks("dependency-outage") && f.stopsSignIn() }},
	{ofPatients, "the health of people, which nobody can make secret again", func(f Firing) bool {
		return f.attacks("cleartext-rest") && f.readsAtRest() && keepsCrown(f.Target, "health")
	}},
	{askedInside, "a store that asks nobody who they are, and that only those inside reach", func(f Firing) bool {
		return f.attacks("direct-store-access") && asksNobody(f.Target) && onlyWithin(f.Target)
	}},
	{askedNobody, "a store that asks nobody who they are", func(f Firing) bool { return f.attacks("direct-store-access") && asksNobody(f.Target) }},
	{ofStrangers, "markup of strangers, which its pages show", func(f Firing) bool {
		return slices.Contains(f.Rule.Mechanisms, "csrf-clickjack") && f.Rule.On == "process" && f.Rule.Stride == "T" && showsStrangersMarkup(f.Target)
	}},
	{secondLine, "a second line of defence, behind which the pages have to have a flaw", func(f Firing) bool {
		return f.Rule.attribute() == "browser-headers" && f.Status == Open
	}},
}

// circumstances each count where they hold.
var circumstances = []weight{
	{ofAnybody, "plug-ins of others, which run with all rights of their host", func(f Firing) bool {
		return f.attacks("supply-chain") && f.Subject.Transfer != nil && f.Subject.Transfer.From.Type == model.External && loadsPlugin(f.Target)
	}},
	{settings, "settings, which few may change", func(f Firing) bool { return f.attacks("config-tamper") && !f.decidesWhatRuns() }},
	{unreviewed, "code, which runs wherever it is taken to", func(f Firing) bool {
		return f.attacks("insider") && f.Subject.Flow != nil && changesWhatRuns(f.Subject.Flow) && carriesClass(f.Subject.Flow, "code")
	}},
	{ofStrangers, "addresses that customers or tenants name", func(f Firing) bool {
		return f.attacks("ssrf") && (multiTenant(f.Target) || slices.ContainsFunc(askedOf(f.Target), fromLow)) &&
			(asksNobodyNear(f.Target) || namedByStrangers(f.Target) && storesOnItsMachine(f.Target))
	}},
	{besideAdmins, "sessions of those who administer, which a page from the same place could use", func(f Firing) bool {
		return f.servesFilesOfOutsiders() && servesAdmins(f.Subject.Transfer.From)
	}},
	{commandsAll, "a credential in code, which is known to many and commands a machine", func(f Firing) bool {
		return f.Rule.attribute() == "secrets" && f.Status == Open && f.Subject.Element != nil && inCode(f.Target) && commandsMachine(f.Target)
	}},
	{skippedEntry, "the sign-in of all, which goes on without its check", func(f Firing) bool {
		return f.skipsCheck() && kindIs(f.Subject.Flow.Responder(), "idp")
	}},
	{skippedCheck, "requests that go on without the check of whether they may", func(f Firing) bool {
		return f.skipsCheck() && !kindIs(f.Subject.Flow.Responder(), "idp")
	}},
	{onItsHost, "files, which an account on their machine has to reach first", func(f Firing) bool {
		return f.attacks("store-tamper") && f.Status == Ask && f.Target.Type == model.Store && files(f.Target)
	}},
	{onlyRetried, "a copy that only a retry can make", func(f Firing) bool { return f.attacks("replay") && f.Subject.Flow != nil && f.betweenOurs() }},
	{atOthers, "a system of others, where a copy takes effect", func(f Firing) bool {
		flow := f.Subject.exchange()
		return f.attacks("replay") && flow != nil && ours(flow.Initiator()) && flow.Responder().Type == model.External && brings(flow)
	}},
	{guessedAlone, "a password, with which alone people sign in from outside", func(f Firing) bool {
		flow := f.Subject.Flow
		return f.Rule.attribute() == "limit" && f.Rule.Stride == "S" && flow != nil && fromLow(flow) && passwordAlone(flow)
	}},
	{ofOneAddress, "bounces, of which a forged one stops mail to one address", func(f Firing) bool {
		return f.attacks("forged-message") && f.Subject.Flow != nil && bringsBounces(f.Subject.Flow)
	}},
	{signedCode, "code that everybody may have, and whose signature tells any change", func(f Firing) bool {
		return f.Subject.Flow != nil && slices.Contains([]string{"encryption", "server-auth"}, f.Rule.attribute()) && onlySignedCode(f.Subject.Flow)
	}},
	{pastGateway, "callers who have to be inside to get past a gateway that asks who they are", func(f Firing) bool {
		return f.Rule.Hop && f.Status != Open && f.goesPastGateway()
	}},
	{controlOpen, "the control, which is missing", func(f Firing) bool { return f.Status == Open && !f.halfOpen() }},
	{controlMet, "the control, which is stated", func(f Firing) bool { return f.Status == Met }},
}

// limits are the scores that a firing has at most: the value of the first that holds.
var limits = []weight{
	{nearlyHighScore, "measurements, which tell how a system is doing and nothing of anybody", func(f Firing) bool {
		return f.attacks("no-client-auth") && f.Subject.Flow != nil && readsMeasures(f.Subject.Flow)
	}},
	{nearlyHighScore, "a process that still knows its users where a caller gets past the gateway", func(f Firing) bool {
		return f.Rule.attribute() == "bypass" && f.Status == Ask && f.Subject.Flow != nil && reliesOnGateway(f.Subject.Flow)
	}},
	{nearlyHighScore, "an address that only those who administer name", func(f Firing) bool {
		return f.attacks("ssrf") && f.Status == Ask && f.callsOnlyHooksOfOurs()
	}},
	{nearlyHighScore, "a product, whose maker tests what it does with input", func(f Firing) bool {
		return f.attacks("input-injection") && f.Status == Ask && f.Subject.Element != nil && kindIs(f.Subject.Element, products...)
	}},
	{nearlyHighScore, "a partner, who keeps records of its own", func(f Firing) bool { return f.attacks("unbound-action") && f.Rule.On == "flow" }},
	{nearlyHighScore, "parts of one program, which nothing says to be several owners'", func(f Firing) bool {
		return !multiTenant(f.Target) && (f.attacks("cross-tenant") || f.attacks("sandbox-escape") && partsNothing(f.Target) && !hostsCode(f.Target) && !pluggedIn(f.Target))
	}},
	{nearlyCriticalScore, "queries, which are there to be run", func(f Firing) bool {
		return f.attacks("input-injection") && f.Subject.Element != nil && runsQueries(f.Subject.Element)
	}},
	{nearlyHighScore, "a database on the machine of its callers, on which whoever has their password is already", func(f Firing) bool {
		flow := f.Subject.Flow
		return f.attacks("cred-theft") && f.Rule.attribute() == "auth" && flow != nil && flow.Responder().Type == model.Store && onOneMachine(flow)
	}},
	{nearlyMediumScore, "programs of ours on one machine or container network, which outsiders have to enter first", func(f Firing) bool {
		flow := f.Subject.Flow
		return f.attacks("cleartext-transit") && flow != nil && onOneMachine(flow) && ours(flow.From) && ours(flow.To)
	}},
	{nearlyHighScore, "what is public, which others send as their system can", func(f Firing) bool {
		return f.attacks("cleartext-transit") && f.Subject.Flow != nil && fetchesPublic(f.Subject.Flow)
	}},
	{nearlyHighScore, "a store of nothing that outsiders want, which only programs of its machine reach", func(f Firing) bool {
		direct := f.attacks("direct-store-access") || f.attacks("forged-message") && f.Subject.Element != nil
		return direct && f.Target.Type == model.Store && onlyOnMachine(f.Target) && !keepsWanted(f.Target)
	}},
	{nearlyMediumScore, "an impostor between programs of ours on one machine or container network", func(f Firing) bool {
		flow := f.Subject.Flow
		return f.Rule.attribute() == "server-auth" && flow != nil && onOneMachine(flow) && ours(flow.From) && ours(flow.To)
	}},
	{nearlyHighScore, "a message that only its receiver can open, of which an impostor can only take some away", func(f Firing) bool {
		flow := f.Subject.Flow
		return f.Rule.attribute() == "server-auth" && flow != nil && flow.Encryption.Value == "e2e"
	}},
	{nearlyCriticalScore, "a key that everybody may read, and that is good for sending only", func(f Firing) bool {
		return f.attacks("no-client-auth") && f.Subject.Flow != nil && projectKey(f.Subject.Flow)
	}},
	{nearlyCriticalScore, "an answer that is cut down to what its caller needs", func(f Firing) bool {
		return f.attacks("no-client-auth") && f.Status == Open && f.Subject.Flow != nil && minimised(f.Subject.Flow)
	}},
	{nearlyHighScore, "a message that only has the truth looked up, as the block states", func(f Firing) bool {
		return f.attacks("forged-message") && f.Subject.Flow != nil && controlStatus("server-recompute", Subject{Flow: f.Subject.Flow}) == Met
	}},
	{nearlyHighScore, "a message that only tells how something stands", func(f Firing) bool {
		return f.attacks("forged-message") && f.Subject.Flow != nil && tellsOnlyState(f.Subject.Flow)
	}},
	{nearlyHighScore, "files that are nobody's secret, which are all that is reached there", func(f Firing) bool {
		return f.Rule.attribute() == "second-factor" && f.Subject.Flow != nil && atFileServer(f.Subject.Flow) && movesOnlyInternal(f.Subject.Flow)
	}},
	{nearlyCriticalScore, "callers who show a credential of their own", func(f Firing) bool {
		flow := f.Subject.Flow
		return f.attacks("forged-message") && f.Status == Open && flow != nil && brings(flow) && proof(flow).Strength >= model.CopiedProof
	}},
}

// attacks reports whether the first mechanism of the rule, which names the attack, is the given one.
func (f Firing) attacks(mechanism string) bool { return f.Rule.Mechanisms[0] == mechanism }

// first returns the summand of the first of some weights that holds, if it counts.
func (f Firing) first(of []weight) []ScorePart {
	for _, w := range of {
		if w.holds(f) {
			return w.part()
		}
	}
	return nil
}

// every returns the summands of all weights that hold.
func (f Firing) every(of []weight) []ScorePart {
	var out []ScorePart
	for _, w := range of {
		if w.holds(f) {
			out = append(out, w.part()...)
		}
	}
	return out
}

// part is the summand of a weight that holds, or none if it counts nothing.
func (w weight) part() []ScorePart {
	if w.value == 0 {
		return nil
	}
	return []ScorePart{{w.value, w.reason}}
}
