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
	"steered":             onElement("what it reads decides what it does: an agent, or a model of ours that no agent calls", steered),
	"model-output":        byFlows("it gives what a model answers to people, or to the program that asked for it", modelAnswers),
	"directory":           onElement("it is asked as a directory and hands out no tokens", directory),
	"multi-tenant":        onElement("several customers share it", multiTenant),
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
func entry(e *graph.Element) []*graph.Flow {
	if e.Level() == model.Public || passThrough(e) {
		return nil // what only forwards leaves it to the process that it forwards to
	}
	asked := filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		if watched(f) || !brings(f) && !low(from) && !passThrough(from) {
			return false // what only asks, from inside, brings nothing to interpret
		}
		return up(f) || unauthenticated(f) || kindIs(e, "webhook") || from.Type == model.Process && passThrough(from)
	})
	return append(asked, answeredFromOutside(e)...)
}

// answeredFromOutside gives the calls of an element of ours whose answer brings
// something from a system of others or from a lower zone.
func answeredFromOutside(e *graph.Element) []*graph.Flow {
	return filter(e.Outbound, func(f *graph.Flow) bool {
		return low(f.Responder()) && !low(e) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer && !carriesCode(t, ask{}) })
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
func clientSide(e *graph.Element) bool {
	return low(e) && (kindIs(e, "web-ui", "mobile", "cli", "device") || inHands(e))
}

// inHands holds for a program in a public zone that people of that zone use where it is, and nobody else asks.
func inHands(e *graph.Element) bool {
	return e.Type == model.Process && e.Level() == model.Public &&
		all(e.Inbound, func(f *graph.Flow) bool { return f.Local() && person(f.Initiator()) })
}

// relays gives the calls of a process that people ask from outside and that asks
// others in turn: on these it can lose or forge the identity of its caller.
func relays(e *graph.Element) []*graph.Flow {
	asked := slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return f.Crosses() && from.PublicDistance <= 1 && !proof(f).ByDesign && (forPerson(from) || kindIs(from, "gateway") && forwardsPeople(from))
	})
	if !asked || clientSide(e) || kindIs(e, "controller") {
		return nil
	}
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to != e && to.Type == model.Process && !f.Local() && !kindIs(to, "idp") && !watched(f) && !forItself(f) && !proofOfSender(f) && !ofOthers(f, e)
	})
}

// ofOthers holds for a call that moves none of the data that people and a process exchange: it is work of its own.
func ofOthers(f *graph.Flow, e *graph.Element) bool {
	for _, request := range requestsForPeople(e) {
		if len(moves(request)) == 0 || slices.ContainsFunc(moves(request), func(d *graph.Data) bool { return slices.Contains(moves(f), d) }) {
			return false
		}
	}
	return len(moves(f)) > 0 && len(requestsForPeople(e)) > 0
}

// moves is the data that a block names on an exchange, there and back.
func moves(f *graph.Flow) []*graph.Data {
	var out []*graph.Data
	for _, t := range f.Transfers {
		out = append(out, t.Data...)
	}
	return out
}

// forItself holds for a call with which a process gets its own configuration or code, and serves nobody.
func forItself(f *graph.Flow) bool {
	return !brings(f) && carriesClass(f, "control", "code") && !carriesClass(f, "pii", "health", "payment", "confidential", "internal")
}

// forwardsPeople holds for a gateway that people ask who show who they are.
func forwardsPeople(e *graph.Element) bool {
	return slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) && !proof(f).ByDesign })
}

// objectsWithin is how many requests from a crown jewel a process still decides about single objects.
const objectsWithin = 2

// servesObjects gives the flows on which it must be decided whether this caller may use this object.
func servesObjects(e *graph.Element) []*graph.Flow {
	if e.CrownDistance > objectsWithin && !deputy(e) || passThrough(e) || kindIs(e, "idp") || clientSide(e) {
		return nil
	}
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		if proof(f).ByDesign || proof(f).Name == "none" && !passThrough(from) {
			return false // what anybody may see belongs to nobody, and who proves nothing owns nothing
		}
		if signsIn(f) || administrator(from) && (kindIs(e, "admin-ui") || !speaksHTTP(f) || f.Value("authz") == "role") {
			return false // who runs the system has no objects of their own: a role decides
		}
		return fromLow(f) || person(from) || from.Type == model.Process && passThrough(from)
	})
}

// deputy holds for a process that reads or changes what harms somebody at a system of others, in its
// own name: that system cannot tell whose object it is, so the process must.
func deputy(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.External && !kindIs(to, "idp", "llm", "log", "registry", "code") &&
			f.Value("identity") != "end-user" && slices.ContainsFunc(f.Transfers, sensitive)
	})
}

// actsForPeople holds for a process that people ask, themselves or through a
// client, to do things, and for one that acts on crown jewels by itself.
func actsForPeople(e *graph.Element) bool {
	if e.Attrs.Value("audit") == "none" {
		return true
	}
	return !clientSide(e) && !passThrough(e) && (len(requestsForPeople(e)) > 0 || kindIs(e, "controller", "ci", "agent") && e.CrownDistance <= 1)
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
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return forPerson(from) && !proof(f).ByDesign || passThrough(from) && forwardsPeople(from)
	})
}

// hasAdminFunction holds for a place to administer from, or one that serves administrators and others alike.
// A gateway that only forwards serves nobody: the processes behind it do, of several
// those that are nearest to a crown jewel, because the block does not say whom an administrator means.
func hasAdminFunction(e *graph.Element) bool {
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
	if clientSide(e) || passThrough(e) {
		return false
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

// webFacing holds for a process whose pages run in somebody's browser.
func webFacing(e *graph.Element) bool {
	return e.PublicDistance <= 2 && !inHands(e) && (kindIs(e, "web-ui", "web-app", "admin-ui") || kindIs(e, "idp") && len(requestsForPeople(e)) > 0)
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
		typed := !proof(f).ByDesign && f.Auth.Value != "mtls" && f.Auth.Value != "client-id" && !bearer
		return who.Level() == model.Public && person(who) && byPerson(f) && typed && !f.Local()
	})
}

// clientSideHolder holds for a program at somebody else's hands that sees data which harms somebody.
func clientSideHolder(e *graph.Element) bool {
	return low(e) && kindIs(e, "web-ui", "mobile", "cli", "agent") &&
		slices.ContainsFunc(slices.Concat(e.Receives, e.Sends), sensitive)
}

// outwardCalls are the calls that leave our own zones.
func outwardCalls(e *graph.Element) []*graph.Flow {
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.External || to.Type == model.Actor || to.Level() < model.Edge
	})
}

// chosenEgress holds where somebody else can choose whom a process calls: it
// calls out, and an address reaches it or was kept for it, or it delivers to
// addresses of its callers.
func chosenEgress(e *graph.Element, how ask) bool {
	if len(e.Outbound) == 0 || clientSide(e) {
		return false
	}
	if e.Attrs.Value("egress") == "open" {
		return true
	}
	calls := filter(outwardCalls(e), func(f *graph.Flow) bool { return f.Protocol.Value == "" || speaksHTTP(f) })
	if len(calls) == 0 {
		return false
	}
	addressed := func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
			return !t.Answer && how.speaks(t, "webhook", "callback", "supplied", "customer url", "user url")
		})
	}
	told := func(t *graph.Transfer) bool {
		return (!t.Answer || t.From.Type == model.Store) && how.speaks(t, "url", "uri", "link", "address to fetch", "endpoint address")
	}
	return e.Attrs.Value("egress") != "" || slices.ContainsFunc(calls, addressed) || slices.ContainsFunc(e.Receives, told) ||
		!how.silent && slices.ContainsFunc(calls, anyOfMany)
}

// manyPlaces are words for places of which there are as many as strangers like.
var manyPlaces = []string{"sites", "web sites", "websites", "servers", "hosts", "domains", "feeds", "pages", "urls", "instances", "endpoints", "addresses", "web server", "the web", "the internet"}

// anyOfMany holds for a call to whichever of many systems of others somebody has named.
func anyOfMany(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.External && !kindIs(to, "idp", "llm", "registry") && model.HasWord(to.Name, manyPlaces...)
}

// riskyExposed holds where a flaw would let outsiders run code that matters: the
// process takes something from outside and is next to a crown jewel, opens files
// or runs what it is given; or it has all rights.
func riskyExposed(e *graph.Element, how ask) bool {
	if e.Attrs.Value("runs-as") == "root" {
		return true
	}
	if e.Level() == model.Public {
		return false
	}
	runs := e.CrownDistance <= 1 || kindIs(e, "runtime", "ci", "plugin", "llm")
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		outside := low(t.From) || t.From.Type == model.External
		return outside && !t.Flow.Local() && (runs || fileContent(t, how) || carriesCode(t, how) || statedOn(t, "content") == "serialized")
	})
}

// usesSecrets holds for a process of ours that has a secret to keep.
func usesSecrets(e *graph.Element) bool {
	if clientSide(e) {
		return false
	}
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value == "credentials" || d.Class.Value == "secret" }) ||
		slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return proof(f).Has(model.Secret) && !f.Local() })
}

// steered holds for an agent, and for a model of ours that answers without one: a
// model of others acts on nothing, and injection is up to the agent that calls it.
func steered(e *graph.Element) bool {
	if kindIs(e, "agent") {
		return true
	}
	return kindIs(e, "llm") && e.Type == model.Process &&
		!slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return kindIs(f.Initiator(), "agent") })
}

// modelAnswers gives the flows over which a process gets what a model answers, or a page what an
// agent does; of a model or an agent, those over which people get it. A tool that a model calls
// tells it something, and what agents do by themselves is no answer.
func modelAnswers(e *graph.Element) []*graph.Flow {
	if passThrough(e) {
		return nil
	}
	if kindIs(e, "llm", "agent") {
		asked := filter(requestsForPeople(e), func(f *graph.Flow) bool { return f.Initiator().Type == model.Actor || passThrough(f.Initiator()) })
		return append(asked, filter(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Actor })...)
	}
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return kindIs(to, "llm") && !asks(to, e) || kindIs(to, "agent") && kindIs(e, "web-ui", "mobile", "web-app")
	})
}

// asks holds where one element asks another.
func asks(from, to *graph.Element) bool {
	return slices.ContainsFunc(from.Outbound, func(f *graph.Flow) bool { return f.Responder() == to })
}

// hostsCode holds for a place where code of several owners runs.
func hostsCode(e *graph.Element) bool {
	asksRuntime := func(f *graph.Flow) bool { return f.Responder() != e && kindIs(f.Responder(), "runtime") }
	return kindIs(e, "runtime") && !slices.ContainsFunc(e.Outbound, asksRuntime) || runsCodeOfCallers(e) ||
		slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return kindIs(f.Responder(), "plugin") && f.Local() })
}

// runsCodeOfCallers holds for a process that is sent code by those who use it, and gives none
// away: what does not pass code on runs it. Builds and registries have rules of their own.
func runsCodeOfCallers(e *graph.Element) bool {
	if clientSide(e) || kindIs(e, "ci", "registry", "code", "gateway", "device", "llm") || slices.ContainsFunc(e.Sends, statedCode) {
		return false
	}
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		from := t.Asker()
		return !t.Answer && statedCode(t) && t.From == from && from != e && (forPerson(from) || from.Type == model.Process && from.PublicDistance <= 1)
	})
}

// statedCode holds where the block declares that what moves is code.
func statedCode(t *graph.Transfer) bool {
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && d.Class.Origin == model.Declared })
}
