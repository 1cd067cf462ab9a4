package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on a process, and those on an element of any type.
var processPredicates = map[string]predicate{
	"kind": {help: "the element is of this kind", takesArgs: true, element: func(e *graph.Element, how ask) bool { return slices.Contains(how.args, e.Kind.Value) }},
	"type": {help: "the element is of this type", takesArgs: true, element: func(e *graph.Element, how ask) bool { return slices.Contains(how.args, string(e.Type)) }},

	"entry":               byFlows("input from a less trusted zone, from unauthenticated callers or in an answer of others is first interpreted here", entry),
	"exposed":             byFlows("people and machines that we do not control can send as much as they like", exposed),
	"relays":              byFlows("outsiders ask the process, and it asks others in turn under its own identity", relays),
	"serves-objects":      byFlows("callers from low zones, people or a gateway name single objects, at most two calls from a crown jewel", servesObjects),
	"consumes-queue":      byFlows("a queue delivers to the process", consumesQueue),
	"acts-for-people":     withFlows("people ask the process to do things, or it acts on crown jewels by itself, or it keeps no audit", actsForPeople, auditedRequests),
	"has-admin-function":  withFlows("administrators and others reach the same process, or it is an administration interface", hasAdminFunction, functionRequests),
	"powerful":            onProcess("taking over the process is taking over a crown jewel, or nearly", powerful),
	"web-facing":          withFlows("its pages run in somebody's browser", webFacing, requestsForPeople),
	"human-facing-public": byFlows("anybody signs in directly and can be lured away", publicSignIns),
	"client-side-holder":  onProcess("a program at somebody else's hands sees sensitive data", clientSideHolder),
	"uses-secrets":        onProcess("it keeps credentials, or shows a secret that somebody could copy", usesSecrets),
	"hosts-code":          onProcess("code of several owners runs there", hostsCode),
	"given-code":          onProcess("those who ask it hand it code, as the block declares", givenCode),
	"takes-code":          onProcess("what comes in from outside for it to work with is code, as the block declares, or has some in it", takesCode),
	"gives-code":          onProcess("it gives code on, to others than its own store, as the block declares", givesCode),
	"opens-for-others":    onProcess("it opens files or images of strangers to examine them", opensForOthers),
	"steered":             onElement("what it reads decides what it does: an agent, or a model of ours that no agent calls", steered),
	"model-output":        byFlows("it gives what a model answers to people, or to the program that asked for it", modelAnswers),
	"directory":           onElement("it is asked as a directory and hands out no tokens", directory),
	"multi-tenant":        onElement("several customers share it", multiTenant),
	"decides-tenant":      onElement("each request that names an object there is decided by tenant", decidesTenant),
	"tamper-target":       onElement("what it holds decides something, so that changing it is an attack by itself", tamperTarget),
	"chosen-egress":       chosenEgressPredicate,
	"risky-exposed":       riskyExposedPredicate,
}

// chosenEgressPredicate and riskyExposedPredicate are apart because they go by labels too.
var (
	chosenEgressPredicate = predicate{
		help: "somebody else can choose whom the process calls", evidence: outwardCalls,
		element: func(e *graph.Element, how ask) bool { return e.Type == model.Process && chosenEgress(e, how) },
	}
	riskyExposedPredicate = predicate{
		help:    "a flaw would let outsiders run code that matters",
		element: func(e *graph.Element, how ask) bool { return e.Type == model.Process && riskyExposed(e, how) },
	}
)

func onProcess(help string, holds func(*graph.Element) bool) predicate {
	return onElement(help, func(e *graph.Element) bool { return e.Type == model.Process && holds(e) })
}

// byFlows is a condition on a process that holds because of flows, when there are any.
func byFlows(help string, flows func(*graph.Element) []*graph.Flow) predicate {
	return withFlows(help, func(e *graph.Element) bool { return len(flows(e)) > 0 }, flows)
}

// withFlows is a condition on a process with the flows that it concerns.
func withFlows(help string, holds func(*graph.Element) bool, flows func(*graph.Element) []*graph.Flow) predicate {
	p := onProcess(help, holds)
	p.evidence = flows
	return p
}

// filter returns those for which keep holds.
func filter[T any](all []T, keep func(T) bool) []T {
	var out []T
	for _, one := range all {
		if keep(one) {
			out = append(out, one)
		}
	}
	return out
}

func kindIs(e *graph.Element, kinds ...string) bool { return slices.Contains(kinds, e.Kind.Value) }

// unauthenticated holds for a call that states that nobody proves who they are.
func unauthenticated(f *graph.Flow) bool { return proof(f).Weak && !f.Local() }

// entry gives the flows over which input from less trust is first interpreted.
func entry(e *graph.Element) []*graph.Flow { return remember(e, aboutEntry, findEntry) }

func findEntry(e *graph.Element) []*graph.Flow {
	if e.Level() == model.Public || staticPages(e) {
		return nil
	}
	asked := filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		if watched(f) || !brings(f) && !low(from) && !passThrough(from) {
			return false // what only asks, from inside, brings nothing to interpret
		}
		return climbs(f) || unauthenticated(f) || kindIs(e, "webhook") || from.Type == model.Process && passThrough(from)
	})
	if passThrough(e) {
		return filter(asked, func(f *graph.Flow) bool { return endsAt(f, e) }) // the rest it leaves to the process that it forwards to
	}
	var all unique[*graph.Flow]
	all.add(asked...)
	all.add(answeredFromOutside(e)...)
	all.add(filter(consumesQueue(e), filledFromOutside)...)
	all.add(examined(e)...)
	return all.list
}

// endsAt holds for a request to a gateway that it does not hand on as it is: nothing that the block says
// the request brings goes on, or it comes in by a protocol of its own, which ends there.
func endsAt(f *graph.Flow, gateway *graph.Element) bool {
	if !low(f.Initiator()) || carriesClass(f, "code", "control") {
		return false
	}
	onward := forwards(gateway)
	if noTLS(f) && !slices.ContainsFunc(onward, func(out *graph.Flow) bool { return out.Protocol.Value == f.Protocol.Value }) {
		return true
	}
	return len(f.Data) > 0 && !slices.ContainsFunc(onward, func(out *graph.Flow) bool {
		return len(out.Data) == 0 || slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return slices.Contains(out.Data, d) })
	})
}

// filledFromOutside holds for what a queue delivers that machines of others or in the field put there: a queue interprets nothing.
func filledFromOutside(f *graph.Flow) bool {
	for _, end := range []*graph.Element{f.From, f.To} {
		if kindIs(end, "queue") && slices.ContainsFunc(end.Receives, func(t *graph.Transfer) bool { return !t.Answer && !t.Query && low(t.From) }) {
			return true
		}
	}
	return false
}

// answeredFromOutside gives the calls of an element of ours whose answer brings
// something from a system of others or from a lower zone. Code that is to be installed is
// checked as a whole; the content of a repository is read.
func answeredFromOutside(e *graph.Element) []*graph.Flow {
	return filter(e.Outbound, func(f *graph.Flow) bool {
		return low(f.Responder()) && !low(e) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
			return t.Answer && (t.From.Type == model.External && kindIs(t.From, "code") || !carriesCode(t, ask{}))
		})
	})
}

// exposed gives the flows over which people and machines that we do not control
// can send as much as they like.
func exposed(e *graph.Element) []*graph.Flow {
	if e.Level() == model.Public {
		return nil
	}
	return filter(e.Inbound, func(f *graph.Flow) bool {
		return fromLow(f) || up(f) && person(f.Initiator()) || f.Crosses() && unauthenticated(f) || kindIs(e, "webhook")
	})
}

// clientSide holds for a program at somebody else's hands: nothing that it
// checks, records or is forbidden can be relied on.
func clientSide(e *graph.Element) bool { return remember(e, aboutClientSide, findClientSide) }

func findClientSide(e *graph.Element) bool {
	return low(e) && (kindIs(e, "web-ui", "mobile", "cli", "device") || inHands(e))
}

// inHands holds for a program in a public zone that people of that zone use where it is, and nobody else asks.
func inHands(e *graph.Element) bool { return remember(e, aboutInHands, findInHands) }

func findInHands(e *graph.Element) bool {
	return e.Type == model.Process && e.Level() == model.Public &&
		all(e.Inbound, func(f *graph.Flow) bool { return f.Local() && person(f.Initiator()) })
}

// actsForPeople holds for a process that people ask, themselves or through a
// client, to do things, and for one that acts on crown jewels by itself.
func actsForPeople(e *graph.Element) bool { return remember(e, aboutActsForPeople, findActsForPeople) }

func findActsForPeople(e *graph.Element) bool {
	if e.Attrs.Value("audit") == "none" {
		return true
	}
	return !clientSide(e) && !passThrough(e) && !frontEnd(e) && !staticPages(e) && (slices.ContainsFunc(requestsForPeople(e), changes) || kindIs(e, "controller", "ci", "agent") && e.CrownDistance <= 1)
}

// auditedRequests gives the requests of people, or all where only a missing audit brought the process here.
func auditedRequests(e *graph.Element) []*graph.Flow {
	if flows := requestsForPeople(e); len(flows) > 0 {
		return flows
	}
	return e.Inbound
}

// requestsForPeople gives the requests of people, of the clients that act for
// them, and those that a gateway forwards from there.
func requestsForPeople(e *graph.Element) []*graph.Flow {
	return remember(e, aboutRequestsForPeople, findRequestsForPeople)
}

func findRequestsForPeople(e *graph.Element) []*graph.Flow {
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return forPerson(from) && !proof(f).ByDesign || (passThrough(from) || from != e && frontEnd(from)) && forwardsPeople(from)
	})
}

// frontEnd holds for pages that keep no records themselves: what people ask them they ask something behind.
func frontEnd(e *graph.Element) bool { return remember(e, aboutFrontEnd, findFrontEnd) }

func findFrontEnd(e *graph.Element) bool {
	return kindIs(e, "web-ui", "web-app", "admin-ui") && !usesRecords(e) && len(forwards(e)) > 0
}

// changes holds for a request that can change something. A relay gives to others what it gets, and keeps nothing of it.
func changes(f *graph.Flow) bool {
	to := f.Responder()
	return !kindIs(to, "gateway") || len(to.Holds) > 0 || usesRecords(to) || !handsBack(f)
}

// handsBack holds where what comes back is what others have brought: the same data both ways, but for what lets a caller in.
func handsBack(f *graph.Flow) bool {
	way := func(answer bool) []*graph.Data {
		var out unique[*graph.Data]
		for _, t := range f.Transfers {
			if t.Answer == answer {
				out.add(filter(t.Data, func(d *graph.Data) bool { return d.Class.Value != "credentials" })...)
			}
		}
		return out.list
	}
	there, back := way(false), way(true)
	return len(there) > 0 && len(there) == len(back) && !slices.ContainsFunc(there, func(d *graph.Data) bool { return !slices.Contains(back, d) })
}

// hasAdminFunction holds for a place to administer from, or one that serves administrators and others alike.
// A gateway that only forwards serves nobody: the processes behind it do, of several
// those that are nearest to a crown jewel, because the block does not say whom an administrator means.
func hasAdminFunction(e *graph.Element) bool {
	return remember(e, aboutHasAdminFunction, findHasAdminFunction)
}

func findHasAdminFunction(e *graph.Element) bool {
	if passThrough(e) {
		return false
	}
	asked := e.Inbound
	if nearestBehind(e) {
		asked = askedOf(e)
	}
	var admins, others bool
	for _, f := range asked {
		if from := f.Initiator(); forPerson(from) && !signsIn(f) && proof(f).Name != "none" {
			admins = admins || administrator(from)
			others = others || !administrator(from)
		}
	}
	return kindIs(e, "admin-ui") || admins && others
}

// functionRequests gives the requests of people that do more than sign in.
func functionRequests(e *graph.Element) []*graph.Flow {
	return filter(requestsForPeople(e), func(f *graph.Flow) bool { return !signsIn(f) })
}

// powerful holds where taking over the process is taking over what matters.
func powerful(e *graph.Element) bool {
	if clientSide(e) || passThrough(e) || len(e.Outbound) == 0 {
		return false // who asks nobody uses no rights anywhere: it is where others have theirs
	}
	return e.Crown.Known() || e.CrownDistance <= 1 ||
		kindIs(e, "ci", "agent", "controller", "gateway") && e.CrownDistance <= 2
}

// consumesQueue gives the flows over which a queue delivers to a process.
func consumesQueue(e *graph.Element) []*graph.Flow {
	var out unique[*graph.Flow]
	for _, t := range e.Receives {
		if kindIs(t.From, "queue") {
			out.add(t.Flow)
		}
	}
	return out.list
}

// directory holds for an identity provider that is only asked what it knows, as LDAP servers are.
func directory(e *graph.Element) bool {
	return reachedBy(e, func(f *graph.Flow) bool {
		return slices.Contains([]string{"ldap", "ldaps", "radius"}, f.Protocol.Value)
	})
}

// multiTenant holds where several customers share an element.
func multiTenant(e *graph.Element) bool {
	switch e.Attrs.Value("tenants") {
	case "multi":
		return e.Type == model.Process || e.Type == model.Store
	case "single":
		return false
	}
	return (e.Type == model.Process || e.Type == model.Store) && model.HasWord(e.Name, "tenant", "multitenant", "multi tenant")
}

// decidesTenant holds for a process that decides about every request for an object by the tenant of its caller.
func decidesTenant(e *graph.Element) bool {
	return e.Type == model.Process && all(servesObjects(e), func(f *graph.Flow) bool { return f.Value("authz") == "tenant" })
}

// webFacing holds for a process whose pages run in somebody's browser.
func webFacing(e *graph.Element) bool {
	return e.PublicDistance <= 2 && !inHands(e) && !missedInFront("browser-headers", e) && (kindIs(e, "web-ui", "web-app", "admin-ui") || kindIs(e, "idp") && len(requestsForPeople(e)) > 0)
}

// publicSignIns gives the flows over which anybody signs in to pages or calls, and
// could be lured to do so elsewhere. Who shows a certificate types nothing.
func publicSignIns(e *graph.Element) []*graph.Flow {
	if kindIs(e, "api", "controller", "worker", "webhook", "agent", "llm", "runtime", "plugin") {
		return nil // it has no page to look like
	}
	return filter(e.Inbound, func(f *graph.Flow) bool {
		who := f.Initiator()
		bearer := proof(f).Has(model.Session) && proof(f).Has(model.Bearer)
		typed := !proof(f).ByDesign && !takesNoSignIn(f) && !admittedByOthers(f) && f.Auth.Value != "mtls" && f.Auth.Value != "client-id" && !bearer
		return who.Level() == model.Public && person(who) && byPerson(f) && typed && !f.Local()
	})
}

// clientSideHolder holds for a program at somebody else's hands that sees data which harms somebody.
func clientSideHolder(e *graph.Element) bool {
	return low(e) && kindIs(e, "web-ui", "mobile", "cli", "agent") &&
		slices.ContainsFunc(slices.Concat(e.Receives, e.Sends), sensitive)
}

// usesSecrets holds for a process of ours that has a secret to keep.
func usesSecrets(e *graph.Element) bool {
	if clientSide(e) {
		return false
	}
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		return (d.Class.Value == "credentials" || d.Class.Value == "secret") && !model.HasWord(d.Name, serverKeys...)
	}) ||
		slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return ownSecret(f) && !f.Local() && !passesOnUser(f) })
}

// serverKeys are names of what a server shows that it is itself with: it has to lie where the server runs, and
// nobody refuses an old one.
var serverKeys = []string{"tls key", "tls keys", "tls certificate", "tls certificates", "tls private key", "server certificate", "https certificate"}

// ownSecret holds where a caller shows a secret of its own, and not the password of somebody for whom it calls.
func ownSecret(f *graph.Flow) bool {
	return proof(f).Has(model.Secret) && !(namesUser(f) && proof(f).Has(model.People)) && !relaysProof(f)
}

// relaysProof holds for a call of a gateway to a process that shows what people show the gateway: it states the
// same proof, a password or a session, and none of its own.
func relaysProof(f *graph.Flow) bool {
	from := f.Initiator()
	return kindIs(from, "gateway") && f.Responder().Type == model.Process && (proof(f).Has(model.People) || proof(f).Has(model.Session)) &&
		slices.ContainsFunc(from.Inbound, func(in *graph.Flow) bool {
			return proof(in).Name == proof(f).Name && (forPerson(in.Initiator()) || relaysProof(in))
		})
}

// passesOnUser holds for a call that shows what a person has shown before it, such as a password: that is no credential of the caller.
func passesOnUser(f *graph.Flow) bool {
	return (namesUser(f) || handedOn(f)) && !proof(f).Has(model.Machines)
}

// handedOn holds for a call of a gateway that shows what only people have, as somebody who asks the gateway does.
func handedOn(f *graph.Flow) bool {
	return passThrough(f.Initiator()) && f.Value("identity") == "" && proof(f).Has(model.People) &&
		slices.ContainsFunc(f.Initiator().Inbound, func(in *graph.Flow) bool { return proof(in).Name == proof(f).Name && forPerson(in.Initiator()) })
}
