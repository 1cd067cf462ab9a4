package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// elementPredicates are the conditions on an element. Those that only make
// sense for a process or a store are false for everything else.
var elementPredicates = map[string]predicate{
	"kind": {takesArgs: true, element: func(e *graph.Element, args []string) bool { return slices.Contains(args, e.Kind.Value) }},

	"entry":               byFlows(entry),
	"exposed":             byFlows(exposed),
	"relays":              byFlows(relays),
	"serves-objects":      byFlows(servesObjects),
	"consumes-queue":      byFlows(consumesQueue),
	"acts-for-people":     withFlows(actsForPeople, auditedRequests),
	"has-admin-function":  withFlows(hasAdminFunction, requestsForPeople),
	"powerful":            onProcess(powerful),
	"web-facing":          withFlows(webFacing, requestsForPeople),
	"human-facing-public": withFlows(humanFacingPublic, requestsForPeople),
	"client-side-holder":  onProcess(clientSideHolder),
	"chosen-egress":       withFlows(chosenEgress, outwardCalls),
	"risky-exposed":       onProcess(riskyExposed),
	"hosts-code":          onProcess(hostsCode),
	"multi-tenant":        onElement(multiTenant),
	"tamper-target":       onElement(tamperTarget),
	"guarded-store":       onStore(guardedStore),
	"sensitive-store":     onStore(sensitiveStore),
	"holds-credentials":   onStore(holdsCredentials),
	"vital-store":         onStore(vitalStore),
	"config-store":        onStore(func(e *graph.Element) bool { return kindIs(e, "config") }),
	"ml-store":            onStore(mlStore),
	"ephemeral-store":     onStore(ephemeralStore),
}

func onElement(holds func(*graph.Element) bool) predicate {
	return predicate{element: func(e *graph.Element, _ []string) bool { return holds(e) }}
}

func onProcess(holds func(*graph.Element) bool) predicate {
	return onElement(func(e *graph.Element) bool { return e.Type == model.Process && holds(e) })
}

func onStore(holds func(*graph.Element) bool) predicate {
	return onElement(func(e *graph.Element) bool { return e.Type == model.Store && holds(e) })
}

// byFlows is a condition on a process that holds because of flows, when there are any.
func byFlows(flows func(*graph.Element) []*graph.Flow) predicate {
	return withFlows(func(e *graph.Element) bool { return len(flows(e)) > 0 }, flows)
}

// withFlows is a condition on a process with the flows that it concerns.
func withFlows(holds func(*graph.Element) bool, flows func(*graph.Element) []*graph.Flow) predicate {
	p := onProcess(holds)
	p.evidence = flows
	return p
}

// filter returns the flows for which keep holds.
func filter(flows []*graph.Flow, keep func(*graph.Flow) bool) []*graph.Flow {
	var out []*graph.Flow
	for _, f := range flows {
		if keep(f) {
			out = append(out, f)
		}
	}
	return out
}

func kindIs(e *graph.Element, kinds ...string) bool { return slices.Contains(kinds, e.Kind.Value) }

// unauthenticated holds for a call that states that nobody proves who they are.
func unauthenticated(f *graph.Flow) bool { return f.Auth.Value == "none" && !local(f) }

// entry gives the flows over which input from less trust is first interpreted.
func entry(e *graph.Element) []*graph.Flow {
	if e.Level() == model.Public {
		return nil
	}
	return filter(e.Inbound, func(f *graph.Flow) bool { return up(f) || unauthenticated(f) || kindIs(e, "webhook") })
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
	return low(e) && kindIs(e, "web-ui", "mobile", "cli", "device")
}

// relays gives the calls of a process that outsiders ask and that asks others in
// turn: on these it can lose or forge its caller's identity.
func relays(e *graph.Element) []*graph.Flow {
	asked := slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return f.Crosses() && f.Initiator().PublicDistance <= 1
	})
	if !asked || clientSide(e) {
		return nil
	}
	bearer := []string{"api-key", "token", "client-secret", "credentials", "oauth", "password", "service-account"}
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		if to == e || kindIs(to, "idp") {
			return false
		}
		return to.Type == model.Process || to.Type == model.External && slices.Contains(bearer, f.Auth.Value)
	})
}

// passThrough holds for a gateway behind which stands a process at least as near
// a crown jewel: it cannot know whose an object is, the process behind it must.
func passThrough(e *graph.Element) bool {
	return kindIs(e, "gateway") && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.Process && !kindIs(to, "idp") && to.CrownDistance <= e.CrownDistance
	})
}

// objectsWithin is how many requests from a crown jewel a process still decides about single objects.
const objectsWithin = 2

// servesObjects gives the flows on which it must be decided whether this caller may use this object.
func servesObjects(e *graph.Element) []*graph.Flow {
	if e.CrownDistance > objectsWithin || passThrough(e) || kindIs(e, "idp") || clientSide(e) {
		return nil
	}
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return fromLow(f) || person(from) || from.Type == model.Process && passThrough(from)
	})
}

// actsForPeople holds for a process that people ask, themselves or through a
// client, to do things, and for one that acts on crown jewels by itself.
func actsForPeople(e *graph.Element) bool {
	if e.Attrs.Value("audit") == "none" {
		return true
	}
	return !clientSide(e) && (len(requestsForPeople(e)) > 0 || kindIs(e, "controller", "ci", "agent") && e.CrownDistance <= 1)
}

// auditedRequests gives the requests of people, or all where only a missing audit brought the process here.
func auditedRequests(e *graph.Element) []*graph.Flow {
	if flows := requestsForPeople(e); len(flows) > 0 {
		return flows
	}
	return e.Inbound
}

// requestsForPeople gives the requests of people and of the clients that act for them.
func requestsForPeople(e *graph.Element) []*graph.Flow {
	return filter(e.Inbound, func(f *graph.Flow) bool { return forPerson(f.Initiator()) })
}

// hasAdminFunction holds for a place to administer from, or one that serves administrators and others alike.
func hasAdminFunction(e *graph.Element) bool {
	var admins, others bool
	for _, f := range e.Inbound {
		if from := f.Initiator(); forPerson(from) {
			admins = admins || administrator(from)
			others = others || !administrator(from)
		}
	}
	return kindIs(e, "admin-ui") || admins && others
}

// powerful holds where taking over the process is taking over what matters.
func powerful(e *graph.Element) bool {
	if clientSide(e) {
		return false
	}
	return e.Crown.Known() || e.CrownDistance <= 1 ||
		kindIs(e, "ci", "agent", "controller", "gateway") && e.CrownDistance <= 2
}

// consumesQueue gives the flows over which a queue delivers to a process.
func consumesQueue(e *graph.Element) []*graph.Flow {
	return filter(slices.Concat(e.Inbound, e.Outbound), func(f *graph.Flow) bool {
		return kindIs(f.From, "queue") && f.To == e || kindIs(f.To, "queue") && f.From == e && f.Both
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
	return e.PublicDistance <= 2 && (kindIs(e, "web-ui", "web-app", "admin-ui") || kindIs(e, "idp") && len(requestsForPeople(e)) > 0)
}

// humanFacingPublic holds for what anybody uses directly, and can be lured away from.
func humanFacingPublic(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return f.Initiator().Level() == model.Public && person(f.Initiator())
	})
}

// clientSideHolder holds for a program at somebody else's hands that sees data which harms somebody.
func clientSideHolder(e *graph.Element) bool {
	return low(e) && kindIs(e, "web-ui", "mobile", "cli", "agent") &&
		slices.ContainsFunc(slices.Concat(e.Inbound, e.Outbound), carriesSensitive)
}

// outwardCalls are the calls that leave our own zones.
func outwardCalls(e *graph.Element) []*graph.Flow {
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.External || to.Type == model.Actor || to.Level() < model.Edge
	})
}

// chosenEgress holds where somebody else can choose whom a process calls: an
// address comes in from less trust, a webhook goes out, or an agent decides.
func chosenEgress(e *graph.Element) bool {
	if len(e.Outbound) == 0 || clientSide(e) {
		return false
	}
	return e.Attrs.Value("egress") == "open" || kindIs(e, "agent") ||
		slices.ContainsFunc(outwardCalls(e), func(f *graph.Flow) bool { return speaksOf(f, "webhook", "callback") }) ||
		slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return up(f) && speaksOf(f, "url", "uri", "link", "address to fetch") })
}

// riskyExposed holds where a flaw would let outsiders run code that matters: the
// process takes input from outside and stands next to a crown jewel, opens files
// or runs what it is given; or it has all rights.
func riskyExposed(e *graph.Element) bool {
	if e.Attrs.Value("runs-as") == "root" {
		return true
	}
	if e.Level() == model.Public {
		return false
	}
	runs := e.CrownDistance <= 1 || kindIs(e, "runtime", "ci", "plugin", "llm")
	return slices.ContainsFunc(slices.Concat(e.Inbound, e.Outbound), func(f *graph.Flow) bool {
		from := sender(f)
		outside := low(from) || from.Type == model.External || fetchesFromOutside(f, e)
		return outside && !local(f) && (runs || fileContent(f) || carriesCode(f) || f.Attrs.Value("content") == "serialized")
	})
}

// fetchesFromOutside holds for a call of e whose answer comes from somebody else's system.
func fetchesFromOutside(f *graph.Flow, e *graph.Element) bool {
	return f.Initiator() == e && f.Responder().Type == model.External
}

// hostsCode holds for a place where code of several owners runs.
func hostsCode(e *graph.Element) bool {
	return kindIs(e, "runtime") || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return kindIs(f.Responder(), "plugin") && local(f) })
}
